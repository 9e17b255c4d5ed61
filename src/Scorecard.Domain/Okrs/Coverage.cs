using Scorecard.Domain.Strategy;

namespace Scorecard.Domain.Okrs;

/// <summary>What an <see cref="Orphan"/> is and lacks.</summary>
public enum OrphanKind
{
    /// <summary>No KPI is placed under it.</summary>
    StrategicObjectiveWithoutMeasure,

    /// <summary>No objective contributes to it, directly or through others.</summary>
    StrategicObjectiveWithoutObjective,

    /// <summary>No strategic objective and no key result cares about it.</summary>
    KpiWithoutObjective,
    ObjectiveWithoutKeyResult,

    /// <summary>It contributes to nothing.</summary>
    ObjectiveUnaligned,
}

/// <param name="WithinId">The scorecard of a strategic objective.</param>
public sealed record Orphan(OrphanKind Kind, Guid Id, Guid? WithinId = null);

/// <param name="KpiId">The KPI that moves it; null = none does.</param>
public sealed record CoveringKeyResult(Guid ObjectiveId, Guid KeyResultId, Guid? KpiId);

/// <summary>What serves one strategic objective.</summary>
/// <param name="KpiIds">Placed under it.</param>
/// <param name="ObjectiveIds">Those that contribute to it directly, in the order of their ids.</param>
/// <param name="ThroughIds">Those that contribute to it through other objectives.</param>
/// <param name="KeyResults">Of all of these.</param>
public sealed record CoverageRow(
    Guid ScorecardId,
    Guid StrategicObjectiveId,
    IReadOnlyList<Guid> KpiIds,
    IReadOnlyList<Guid> ObjectiveIds,
    IReadOnlyList<Guid> ThroughIds,
    IReadOnlyList<CoveringKeyResult> KeyResults);

/// <summary>Which strategic objectives are measured and worked on, and what hangs in the air.</summary>
/// <param name="Rows">One for each strategic objective, in the order of the scorecards.</param>
public sealed record CoverageReport(IReadOnlyList<CoverageRow> Rows, IReadOnlyList<Orphan> Orphans);

/// <summary>Lays strategic objectives, KPIs and key results side by side.</summary>
public static class Coverage
{
    /// <param name="objectives">All objectives by id, those of other cycles included: alignment leads through them.</param>
    /// <param name="counts">Whether an objective is to be covered: of the cycle asked for. Archived ones never are.</param>
    /// <param name="kpiIds">The KPIs in use, in order.</param>
    public static CoverageReport Of(
        IReadOnlyList<(Guid ScorecardId, StructureVersion Structure)> scorecards,
        IReadOnlyDictionary<Guid, Objective> objectives,
        Func<Guid, Objective, bool> counts,
        IReadOnlyList<Guid> kpiIds)
    {
        List<KeyValuePair<Guid, Objective>> counted =
            [.. objectives.Where(entry => entry.Value is { IsDrafted: true, Archived: false } && counts(entry.Key, entry.Value)).OrderBy(entry => entry.Key)];
        var alignment = Alignment.Of(objectives);
        List<CoverageRow> rows =
        [
            .. from scorecard in scorecards
               from strategic in scorecard.Structure.Objectives
               let serving = alignment.Serving(strategic.Id)
               select Row(scorecard.ScorecardId, strategic, counted.Where(entry => serving.Contains(entry.Key))),
        ];
        return new CoverageReport(rows, [.. OfStrategy(rows), .. OfKpis(rows, counted, kpiIds), .. OfObjectives(counted)]);
    }

    private static CoverageRow Row(Guid scorecardId, StrategicObjective strategic, IEnumerable<KeyValuePair<Guid, Objective>> serving)
    {
        var all = serving.ToList();
        var direct = all.Where(entry => entry.Value.Parents.Any(parent => parent is { Kind: ParentKind.StrategicObjective } && parent.Id == strategic.Id)).ToList();
        return new CoverageRow(
            scorecardId,
            strategic.Id,
            [.. strategic.Kpis.Select(placement => placement.KpiId)],
            [.. direct.Select(entry => entry.Key)],
            [.. all.Except(direct).Select(entry => entry.Key)],
            [.. all.SelectMany(entry => entry.Value.LiveKeyResults.Select(keyResult => new CoveringKeyResult(entry.Key, keyResult.Id, keyResult.Content.Measure.KpiId)))]);
    }

    private static IEnumerable<Orphan> OfStrategy(List<CoverageRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.KpiIds is [])
                yield return new(OrphanKind.StrategicObjectiveWithoutMeasure, row.StrategicObjectiveId, row.ScorecardId);
            if (row is { ObjectiveIds: [], ThroughIds: [] })
                yield return new(OrphanKind.StrategicObjectiveWithoutObjective, row.StrategicObjectiveId, row.ScorecardId);
        }
    }

    private static IEnumerable<Orphan> OfKpis(List<CoverageRow> rows, List<KeyValuePair<Guid, Objective>> counted, IReadOnlyList<Guid> kpiIds)
    {
        var cared = rows.SelectMany(row => row.KpiIds).ToHashSet();
        cared.UnionWith(counted.SelectMany(entry => entry.Value.LiveKeyResults).Select(keyResult => keyResult.Content.Measure.KpiId).OfType<Guid>());
        return kpiIds.Where(id => !cared.Contains(id)).Select(id => new Orphan(OrphanKind.KpiWithoutObjective, id));
    }

    private static IEnumerable<Orphan> OfObjectives(List<KeyValuePair<Guid, Objective>> counted)
    {
        foreach (var (id, objective) in counted)
        {
            if (!objective.LiveKeyResults.Any())
                yield return new(OrphanKind.ObjectiveWithoutKeyResult, id);
            if (objective.Parents is [])
                yield return new(OrphanKind.ObjectiveUnaligned, id);
        }
    }

    /// <summary>Who is aligned to what, seen from above. Archived objectives contribute to nothing and lead nowhere.</summary>
    private sealed record Alignment(ILookup<Guid, Guid> ToStrategic, ILookup<Guid, Guid> ToObjective)
    {
        public static Alignment Of(IReadOnlyDictionary<Guid, Objective> objectives)
        {
            var links = objectives
                .Where(entry => !entry.Value.Archived)
                .SelectMany(entry => entry.Value.Parents.Select(parent => (Parent: parent, From: entry.Key)))
                .ToLookup(link => AlignmentFacts.ObjectiveOf(link.Parent) is null);
            return new(
                links[true].ToLookup(link => link.Parent.Id, link => link.From),
                links[false].ToLookup(link => AlignmentFacts.ObjectiveOf(link.Parent)!.Value, link => link.From));
        }

        /// <summary>The objectives that contribute to a strategic one, directly or through others; each is visited once, so a circle ends.</summary>
        public HashSet<Guid> Serving(Guid strategicObjectiveId)
        {
            HashSet<Guid> serving = [.. ToStrategic[strategicObjectiveId]];
            Queue<Guid> open = new(serving);
            while (open.TryDequeue(out var id))
            {
                foreach (var below in ToObjective[id].Where(serving.Add))
                    open.Enqueue(below);
            }

            return serving;
        }
    }
}
