using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// Which KPIs are computed from which, over all revisions of their definitions. Where an input was replaced, its successor counts
/// as an input too.
/// </summary>
public sealed class CalculationGraph(IReadOnlyDictionary<Guid, Kpi> kpis)
{
    /// <summary>How long a chain of KPIs computed from each other may be.</summary>
    public const int MaxDepth = 20;

    private readonly Dictionary<Guid, IReadOnlyList<Guid>> _inputs = kpis.ToDictionary(entry => entry.Key, entry => Direct(entry.Value, kpis));
    private readonly Dictionary<Guid, int> _reach = [];

    /// <summary>The KPIs that this one is computed from directly.</summary>
    public IReadOnlyList<Guid> InputsOf(Guid kpiId) => _inputs.GetValueOrDefault(kpiId, []);

    /// <summary>The KPIs that are computed from this one directly.</summary>
    public IReadOnlyList<Guid> UsersOf(Guid kpiId) => [.. _inputs.Where(entry => entry.Value.Contains(kpiId)).Select(entry => entry.Key)];

    /// <summary>Everything that some KPIs are computed from, at any remove, themselves left out unless they are inputs as well.</summary>
    public IReadOnlySet<Guid> AllInputsOf(IEnumerable<Guid> kpiIds) => Reached(kpiIds, InputsOf);

    /// <summary>Everything that is computed from this KPI, at any remove.</summary>
    public IReadOnlySet<Guid> AllUsersOf(Guid kpiId) => Reached([kpiId], UsersOf);

    /// <summary>The shortest way from a KPI through its inputs to another one, both included; null when there is none.</summary>
    public IReadOnlyList<Guid>? Path(Guid from, Guid to)
    {
        Dictionary<Guid, Guid?> cameFrom = new() { [from] = null };
        Queue<Guid> open = new([from]);
        while (open.TryDequeue(out var at))
        {
            if (at == to)
                return [.. Back(at, cameFrom).Reverse()];

            foreach (var next in InputsOf(at).Where(next => cameFrom.TryAdd(next, at)))
                open.Enqueue(next);
        }

        return null;
    }

    /// <summary>How many KPIs are computed one from the other below this one; 0 for one that is recorded.</summary>
    public int Depth(Guid kpiId) => Depth(kpiId, []);

    /// <summary>How many days before a period its value may depend on, through windows and inputs of inputs; generously.</summary>
    public int ReachDays(IEnumerable<Guid> kpiIds) => kpiIds.Select(id => Reach(id, [])).DefaultIfEmpty().Max();

    private static IReadOnlyList<Guid> Direct(Kpi kpi, IReadOnlyDictionary<Guid, Kpi> kpis)
    {
        var named = kpi.Revisions.SelectMany(revision => revision.InputIds).ToHashSet();
        Queue<Guid> open = new(named);
        while (open.TryDequeue(out var id))
        {
            if (kpis.GetValueOrDefault(id)?.ReplacedByKpiId is { } successor && named.Add(successor))
                open.Enqueue(successor);
        }

        return [.. named];
    }

    private static IEnumerable<Guid> Back(Guid at, Dictionary<Guid, Guid?> cameFrom)
    {
        for (Guid? id = at; id is { } step; id = cameFrom[step])
            yield return step;
    }

    private static HashSet<Guid> Reached(IEnumerable<Guid> start, Func<Guid, IEnumerable<Guid>> next)
    {
        HashSet<Guid> reached = [];
        Queue<Guid> open = new(start);
        while (open.TryDequeue(out var id))
        {
            foreach (var found in next(id).Where(reached.Add))
                open.Enqueue(found);
        }

        return reached;
    }

    private int Depth(Guid kpiId, HashSet<Guid> above)
    {
        if (!above.Add(kpiId))
            return 0;

        var depth = InputsOf(kpiId).Select(input => 1 + Depth(input, above)).DefaultIfEmpty().Max();
        above.Remove(kpiId);
        return depth;
    }

    private int Reach(Guid kpiId, HashSet<Guid> above)
    {
        if (_reach.TryGetValue(kpiId, out var known))
            return known;
        if (!kpis.TryGetValue(kpiId, out var kpi) || InputsOf(kpiId).Count == 0 || !above.Add(kpiId))
            return 0;

        var own = kpi.Revisions
            .Select(revision => revision.Definition.Calculation is { } text ? Formula.Parse(text).Formula?.Reach ?? 0 : 0)
            .Max() * Days(kpi.Frequency);
        var reach = Days(kpi.Frequency) + own + InputsOf(kpiId).Select(input => Reach(input, above)).Max();
        above.Remove(kpiId);
        return _reach[kpiId] = reach;
    }

    private static int Days(Frequency frequency) => frequency switch
    {
        Frequency.Daily => 1,
        Frequency.Weekly => 7,
        Frequency.Monthly => 31,
        Frequency.Quarterly => 92,
        Frequency.HalfYearly => 184,
        Frequency.Yearly => 366,
    };
}
