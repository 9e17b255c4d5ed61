using Scorecard.Domain.Strategy;

namespace Scorecard.Domain.History;

/// <summary>A KPI whose figure, target, score, status or standing is not the same on both sides.</summary>
/// <param name="Before">Null where the KPI was not known.</param>
public sealed record KpiDifference(Guid KpiId, KpiSide? Before, KpiSide? After);

public enum NodeLevel
{
    Scorecard,
    Perspective,
    Objective,
}

/// <summary>A score that is not the same on both sides, or stands on one of them only.</summary>
/// <param name="Name">On the later side, where it stands there.</param>
/// <param name="PerspectiveId">Of an objective, likewise.</param>
/// <param name="Supports">Objectives further up, on either side, that an objective counts in.</param>
public sealed record NodeDifference(
    NodeLevel Level, Guid Id, string Name, Guid? PerspectiveId, ScoreSide? Before, ScoreSide? After, IReadOnlyList<ObjectiveSupport> Supports);

/// <summary>The scorecard of a unit on both sides.</summary>
/// <param name="BeforeId">Another one than <paramref name="AfterId"/> where the dates lie in two fiscal years; null = none.</param>
/// <param name="Nodes">Only those that differ: the scorecard, then its perspectives and objectives in their order.</param>
/// <param name="Structure">Empty between the scorecards of two fiscal years, which share nothing but the unit.</param>
public sealed record ScorecardDifference(
    Guid? BeforeId, Guid? AfterId, IReadOnlyList<NodeDifference> Nodes, IReadOnlyList<StructureChange> Structure)
{
    public Guid Id => AfterId ?? BeforeId!.Value;

    internal bool IsEmpty => Nodes.Count == 0 && Structure.Count == 0;
}

/// <summary>What differs between two moments, of KPIs and scorecards. Why it does is for <see cref="Causes"/> to say.</summary>
public static class Difference
{
    /// <summary>Those of the KPIs that differ, in the order given.</summary>
    public static IReadOnlyList<KpiDifference> OfKpis(ScoredMoment before, ScoredMoment after, IEnumerable<Guid> kpiIds) =>
    [
        .. from id in kpiIds
           let difference = new KpiDifference(id, before.Kpi(id), after.Kpi(id))
           where !IsSame(difference.Before, difference.After)
           select difference,
    ];

    /// <summary>Those of the scorecards that differ, in the order given.</summary>
    /// <param name="pairs">The scorecards of one unit on both sides.</param>
    public static IReadOnlyList<ScorecardDifference> OfScorecards(
        ScoredMoment before, ScoredMoment after, IEnumerable<(Guid? Before, Guid? After)> pairs) =>
        [.. pairs.Select(pair => Of(before, after, pair.Before, pair.After)).Where(difference => !difference.IsEmpty)];

    private static bool IsSame(KpiSide? before, KpiSide? after) => before is null ? after is null : after is not null && before.IsSameAs(after);

    private static ScorecardDifference Of(ScoredMoment before, ScoredMoment after, Guid? beforeId, Guid? afterId)
    {
        var (earlier, later) = (before.Scorecard(beforeId), after.Scorecard(afterId));
        var total = Node(
            NodeLevel.Scorecard,
            afterId ?? beforeId ?? Guid.Empty,
            later is null ? NameOf(before, beforeId) : NameOf(after, afterId),
            ScoreSide.Of(earlier?.Total),
            ScoreSide.Of(later?.Total));
        if (beforeId is not null && afterId is not null && beforeId != afterId)
            return new ScorecardDifference(beforeId, afterId, [.. total], []);

        return new ScorecardDifference(
            beforeId,
            afterId,
            [.. total, .. Perspectives(earlier, later), .. Objectives(earlier, later)],
            StructureComparison.Between(
                earlier is null ? null : before.Facts.Scorecards[beforeId!.Value],
                earlier?.Structure,
                later is null ? null : after.Facts.Scorecards[afterId!.Value],
                later?.Structure));
    }

    private static string NameOf(ScoredMoment moment, Guid? scorecardId) =>
        scorecardId is { } id && moment.Facts.Scorecards.TryGetValue(id, out var scorecard) ? scorecard.Name : "";

    private static IEnumerable<NodeDifference> Perspectives(ScorecardScore? before, ScorecardScore? after) =>
        from pair in Pairs(before?.Perspectives ?? [], after?.Perspectives ?? [], score => score.Perspective.Id)
        from node in Node(
            NodeLevel.Perspective,
            pair.Id,
            (pair.After ?? pair.Before)!.Perspective.Name,
            ScoreSide.Of(pair.Before?.Total),
            ScoreSide.Of(pair.After?.Total))
        select node;

    private static IEnumerable<NodeDifference> Objectives(ScorecardScore? before, ScorecardScore? after) =>
        from pair in Pairs(ObjectivesOf(before), ObjectivesOf(after), placed => placed.Score.Objective.Id)
        let shown = (pair.After ?? pair.Before)!
        from node in Node(
            NodeLevel.Objective,
            pair.Id,
            shown.Score.Objective.Details.Name,
            ScoreSide.Of(pair.Before?.Score.Total),
            ScoreSide.Of(pair.After?.Score.Total))
        select node with
        {
            PerspectiveId = shown.PerspectiveId,
            Supports =
            [
                .. (pair.Before?.Score.Objective.Supports ?? [])
                    .Concat(pair.After?.Score.Objective.Supports ?? [])
                    .Where(support => support.Weight > 0)
                    .DistinctBy(support => support.ObjectiveId),
            ],
        };

    private static List<Placed> ObjectivesOf(ScorecardScore? score) =>
        [.. (score?.Perspectives ?? []).SelectMany(perspective => perspective.Objectives.Select(objective => new Placed(perspective.Perspective.Id, objective)))];

    /// <summary>The node, if its score differs.</summary>
    private static IEnumerable<NodeDifference> Node(NodeLevel level, Guid id, string name, ScoreSide? before, ScoreSide? after) =>
        before == after ? [] : [new NodeDifference(level, id, name, PerspectiveId: null, before, after, [])];

    /// <summary>What stands on either side, in the order of the later one; what is gone comes last.</summary>
    private static IEnumerable<(Guid Id, T? Before, T? After)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, Guid> idOf)
        where T : class
    {
        var earlier = before.ToDictionary(idOf);
        var later = after.Select(idOf).ToHashSet();
        return after.Select(item => (idOf(item), earlier.GetValueOrDefault(idOf(item)), (T?)item))
            .Concat(before.Where(item => !later.Contains(idOf(item))).Select(item => (idOf(item), (T?)item, (T?)null)));
    }

    private sealed record Placed(Guid PerspectiveId, ObjectiveScore Score);
}
