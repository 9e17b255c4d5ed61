using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Every cycle and objective as known at one moment, with what one reader may see of them. What was closed after the business day is open,
/// as it was then.
/// </summary>
public sealed class OkrStates
{
    private readonly Dictionary<Guid, int> _unitOrder;
    private readonly IReadOnlyDictionary<Guid, Objective>? _today;
    private readonly HashSet<Guid> _closedSince = [];
    private ILookup<Guid, Stored<Objective>>? _children;

    /// <inheritdoc cref="OkrStates(Snapshot,AsOfQuery,OkrAccess,IReadOnlyDictionary{Guid,Stored{Objective}},IReadOnlyDictionary{Guid,Objective})"/>
    public OkrStates(Snapshot snapshot, AsOfQuery query, OkrAccess access, IReadOnlyDictionary<Guid, Objective>? today)
        : this(snapshot, query, access, snapshot.Facts.All<Objective>().ToDictionary(objective => objective.Id), today)
    {
    }

    /// <param name="objectives">Those that were read by themselves.</param>
    /// <param name="today">The same as they are today, see <see cref="OkrScan.TodayAsync"/>; null where the snapshot is of today.</param>
    public OkrStates(
        Snapshot snapshot,
        AsOfQuery query,
        OkrAccess access,
        IReadOnlyDictionary<Guid, Stored<Objective>> objectives,
        IReadOnlyDictionary<Guid, Objective>? today)
    {
        if (snapshot.AsOf.IsPast && today is null)
            throw new ArgumentException("Who may see what was known earlier is judged by today's state.", nameof(today));

        (Snapshot, Query, Access, All, _today) = (snapshot, query, access, objectives, today);
        Cycles = snapshot.Facts.All<Cycle>().ToDictionary(cycle => cycle.Id);
        if (Day < Organization.Today)
        {
            All = At(All, objective => objective.At(Day));
            Cycles = At(Cycles, cycle => cycle.At(Day));
        }

        _unitOrder = OrderOf(snapshot.Organization);
        Visible =
        [
            .. All.Values
                .Where(MaySee)
                .OrderBy(objective => OrderOf(objective.State.Content.UnitId))
                .ThenBy(objective => objective.Id),
        ];
    }

    public Snapshot Snapshot { get; }

    public OrganizationContext Organization => Snapshot.Organization;

    public AsOfQuery Query { get; }

    public OkrAccess Access { get; }

    /// <summary>The business day: today, or the last day of an earlier period asked for.</summary>
    public DateOnly Day => Query.Date?.LastDay(Organization.Calendar) is { } last && last < Organization.Today ? last : Organization.Today;

    /// <summary>The moment asked for; null = now.</summary>
    public DateTimeOffset? KnownAt => Snapshot.AsOf.IsPast ? Snapshot.AsOf.KnownAt : null;

    public IReadOnlyDictionary<Guid, Stored<Cycle>> Cycles { get; }

    /// <summary>Also those that the reader may not see: they are never shown, only told to be hidden.</summary>
    public IReadOnlyDictionary<Guid, Stored<Objective>> All { get; }

    /// <summary>In the order of the unit tree from the top; archived ones included.</summary>
    public IReadOnlyList<Stored<Objective>> Visible { get; }

    /// <summary>Whether the objective or its cycle went on towards its end after the business day: it is shown as it was, and cannot be changed so.</summary>
    public bool HasClosedSince(Stored<Objective> objective) => _closedSince.Contains(objective.Id) || _closedSince.Contains(objective.State.CycleId);

    /// <inheritdoc cref="HasClosedSince"/>
    public bool HasChangedSince(Stored<Cycle> cycle) => _closedSince.Contains(cycle.Id);

    /// <summary>The place of a unit when the tree is told from the top.</summary>
    public int OrderOf(Guid unitId) => _unitOrder.GetValueOrDefault(unitId, int.MaxValue);

    /// <summary>Whether it could be seen then and can be seen today: what was made private since is closed in its past, too.</summary>
    public bool MaySee(Stored<Objective> objective) => Access.MaySee(objective.State)
        && (_today is null || (_today.TryGetValue(objective.Id, out var today) && Access.MaySee(today)));

    /// <summary>A private objective of others, then or today, is not even told to be hidden.</summary>
    public bool IsPrivate(Guid objectiveId) =>
        All.GetValueOrDefault(objectiveId)?.State.Content.Private == true || _today?.GetValueOrDefault(objectiveId)?.Content.Private == true;

    /// <summary>404 for an objective that there is not, that was not known yet, or that the reader may not see.</summary>
    public Stored<Objective> Find(Guid id) => All.TryGetValue(id, out var found) && MaySee(found)
        ? found
        : throw RefusedException.NotFound(Objective.Category);

    /// <summary>404 for a cycle that there is not, or that was not known yet.</summary>
    public Stored<Cycle> Cycle(Guid id) => Cycles.TryGetValue(id, out var found) ? found : throw RefusedException.NotFound(Domain.Okrs.Cycle.Category);

    /// <summary>The cycle asked for, or the one of the business day, see <see cref="Domain.Okrs.Cycle.Of"/>. Null while there is none.</summary>
    public Stored<Cycle>? CycleOrCurrent(Guid? id) => id is { } asked
        ? Cycle(asked)
        : Domain.Okrs.Cycle.Of(Day, Cycles.Select(cycle => KeyValuePair.Create(cycle.Key, cycle.Value.State))) is { } current ? Cycles[current] : null;

    /// <summary>The objectives aligned to this one or to its key results that the reader may see and that are not archived.</summary>
    public IEnumerable<Stored<Objective>> ChildrenOf(Guid objectiveId)
    {
        _children ??= Visible
            .Where(objective => !objective.State.Archived)
            .SelectMany(objective => objective.State.Parents
                .Select(parent => parent.Kind is ParentKind.KeyResult ? parent.WithinId!.Value : parent.Id)
                .Distinct()
                .Select(parentId => (parentId, objective)))
            .ToLookup(pair => pair.parentId, pair => pair.objective);
        return _children[objectiveId];
    }

    private Dictionary<Guid, Stored<TState>> At<TState>(IReadOnlyDictionary<Guid, Stored<TState>> states, Func<TState, TState> then)
        where TState : class
    {
        Dictionary<Guid, Stored<TState>> at = new(states.Count);
        foreach (var (id, stored) in states)
        {
            var state = then(stored.State);
            if (!ReferenceEquals(state, stored.State))
                _closedSince.Add(id);
            at[id] = stored with { State = state };
        }

        return at;
    }

    /// <summary>The place of each unit when the tree is told from the top, units beside each other by name.</summary>
    private static Dictionary<Guid, int> OrderOf(OrganizationContext organization)
    {
        var below = organization.Units.ToLookup(unit => unit.State.ParentId);
        Dictionary<Guid, int> order = [];
        void Tell(Guid? parentId)
        {
            foreach (var unit in below[parentId].OrderBy(unit => unit.State.Name, StringComparer.Ordinal))
            {
                if (order.TryAdd(unit.Id, order.Count))
                    Tell(unit.Id);
            }
        }

        Tell(null);
        return order;
    }
}
