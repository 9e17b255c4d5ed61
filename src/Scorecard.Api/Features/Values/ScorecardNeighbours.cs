using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Values;

/// <summary>Which scorecards must be scored together to see what KPIs do.</summary>
internal static class ScorecardNeighbours
{
    /// <summary>
    /// The scorecards that hold one of the KPIs, those that they support at any remove, and whatever else supports any of these: their
    /// scores need it.
    /// </summary>
    public static Dictionary<Guid, BalancedScorecard> Of(IReadOnlySet<Guid> kpiIds, IReadOnlyDictionary<Guid, BalancedScorecard> scorecards)
    {
        var supported = scorecards.ToDictionary(
            scorecard => scorecard.Key,
            scorecard => Objectives(scorecard.Value).SelectMany(objective => objective.Supports).Select(support => support.ScorecardId).ToHashSet());
        var holders = scorecards
            .Where(scorecard => Objectives(scorecard.Value).Any(objective => objective.Kpis.Any(placement => kpiIds.Contains(placement.KpiId))))
            .Select(scorecard => scorecard.Key);
        var touched = Closure(holders, id => supported.GetValueOrDefault(id, []));
        var needed = Closure(touched, id => supported.Where(entry => entry.Value.Contains(id)).Select(entry => entry.Key));
        return scorecards.Where(scorecard => needed.Contains(scorecard.Key)).ToDictionary();
    }

    private static IEnumerable<StrategicObjective> Objectives(BalancedScorecard scorecard) => scorecard.Versions.SelectMany(version => version.Objectives);

    private static HashSet<Guid> Closure(IEnumerable<Guid> start, Func<Guid, IEnumerable<Guid>> next)
    {
        HashSet<Guid> reached = [.. start];
        Queue<Guid> open = new(reached);
        while (open.TryDequeue(out var id))
        {
            foreach (var found in next(id).Where(reached.Add))
                open.Enqueue(found);
        }

        return reached;
    }
}
