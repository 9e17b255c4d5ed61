using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What made the score of a scorecard that pays, read again from the log as it was known to the run.</summary>
/// <param name="Score">What it comes to; another than the one that was paid by would say that the log is not what it was.</param>
public sealed record ScorecardEvidence(Guid ScorecardId, decimal? Score, IReadOnlyList<PerspectiveEvidence> Perspectives);

/// <param name="Share">Its weight among those that count, 0 to 1; null where it does not count.</param>
/// <param name="Counted">The score that went in: another than its own where it was capped, carried along or taken for 0.</param>
public sealed record PerspectiveEvidence(Guid Id, string Name, decimal? Score, decimal? Counted, decimal? Share, IReadOnlyList<ObjectiveEvidence> Objectives);

/// <param name="Share">Its weight in the perspective among those that count, 0 to 1; null where it does not count.</param>
/// <param name="Counted">The score that went in: another than its own where it was capped, carried along or taken for 0.</param>
public sealed record ObjectiveEvidence(Guid Id, string Name, decimal? Score, decimal? Counted, decimal? Share);

/// <summary>Scores again what a run was paid by.</summary>
public sealed class ScorecardEvidenceReader(ScoringReader scoring)
{
    /// <param name="knownAt">Of the run.</param>
    /// <param name="ids">Scorecards that the reader may see.</param>
    /// <returns>By scorecard; without those that were not known then.</returns>
    public async Task<IReadOnlyDictionary<Guid, ScorecardEvidence>> ReadAsync(IReadOnlyCollection<Guid> ids, Period period, DateTimeOffset knownAt, CancellationToken ct)
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, ScorecardEvidence>();

        AsOfQuery query = new(period, knownAt, Span: null);
        var snapshot = await scoring.ReadScorecardsAsync(query, ct);
        var needed = WithSupporters(snapshot.Facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State), ids);
        HashSet<Guid> kpis = [.. needed.Values.SelectMany(ObjectivesOf).SelectMany(objective => objective.Kpis).Select(placement => placement.KpiId)];
        var read = await scoring.ReadAsync(query, period, snapshot.Organization.Calendar, kpis, needed, ct);
        return ids.Where(needed.ContainsKey).ToDictionary(id => id, id => Of(read.Scoring.Score(id, period)));
    }

    /// <summary>Those scorecards and all whose objectives count in them, however far down.</summary>
    private static Dictionary<Guid, BalancedScorecard> WithSupporters(Dictionary<Guid, BalancedScorecard> all, IReadOnlyCollection<Guid> ids)
    {
        var supporters = all.SelectMany(one => ObjectivesOf(one.Value).SelectMany(objective => objective.Supports).Select(support => (By: one.Key, Of: support.ScorecardId)))
            .ToLookup(support => support.Of, support => support.By);
        Dictionary<Guid, BalancedScorecard> needed = [];
        Queue<Guid> next = new(ids);
        while (next.TryDequeue(out var id))
        {
            if (!all.TryGetValue(id, out var scorecard) || !needed.TryAdd(id, scorecard))
                continue;

            foreach (var supporter in supporters[id])
                next.Enqueue(supporter);
        }

        return needed;
    }

    private static IEnumerable<StrategicObjective> ObjectivesOf(BalancedScorecard scorecard) => scorecard.Versions.SelectMany(version => version.Objectives);

    private static ScorecardEvidence Of(ScorecardScore score) => new(
        score.ScorecardId,
        score.Total.Score,
        [.. score.Perspectives.Zip(score.Total.Contributions, (perspective, counted) => new PerspectiveEvidence(
            perspective.Perspective.Id,
            perspective.Perspective.Name,
            perspective.Total.Score,
            counted.Score,
            counted.Share,
            [.. perspective.Objectives.Zip(perspective.Total.Contributions, (objective, its) => new ObjectiveEvidence(
                objective.Objective.Id, objective.Objective.Details.Name, objective.Total.Score, its.Score, its.Share))]))]);
}
