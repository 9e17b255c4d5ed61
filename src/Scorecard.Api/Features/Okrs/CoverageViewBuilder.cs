using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Which strategic objectives, KPIs and key results meet, as one reader sees it.</summary>
public sealed class CoverageViewBuilder
{
    private readonly AlignedCycle _aligned;
    private readonly StrategicObjectives _strategic;
    private readonly IReadOnlyList<Stored<BalancedScorecard>> _scorecards;
    private readonly Dictionary<Guid, Stored<Objective>> _objectives;
    private readonly Dictionary<Guid, Kpi> _kpis;
    private readonly CoverageReport _report;
    private readonly CoverageMends _mends;
    private readonly HashSet<Guid>? _within;

    /// <param name="scorecardId">Only this scorecard, and the objectives and KPIs of its unit and below; null = every scorecard of the year.</param>
    /// <exception cref="RefusedException">404 <c>scorecard.not_found</c>.</exception>
    public CoverageViewBuilder(AlignedCycle aligned, CurrentUser user, Guid? scorecardId)
    {
        (_aligned, _strategic, _mends) = (aligned, new StrategicObjectives(aligned.States), new CoverageMends(user, aligned));
        _scorecards = [.. _strategic.Scorecards.Where(scorecard => scorecardId is null || scorecard.Id == scorecardId)];
        if (scorecardId is not null && _scorecards is [])
            throw RefusedException.NotFound(BalancedScorecard.Category);

        _within = scorecardId is null ? null : aligned.States.Organization.Tree.Subtree(_scorecards[0].State.UnitId).ToHashSet();
        _objectives = aligned.Visible.ToDictionary(objective => objective.Id);
        _kpis = aligned.States.Snapshot.Facts.All<Kpi>()
            .Where(kpi => kpi.State.IsDefined && user.May(Domain.Organizations.Permission.Read, kpi.State.Latest.OwnerUnitId))
            .ToDictionary(kpi => kpi.Id, kpi => kpi.State);
        _report = Coverage.Of(
            [.. _scorecards.Select(scorecard => (scorecard.Id, _strategic.StructureOf(scorecard)))],
            _objectives.ToDictionary(objective => objective.Key, objective => objective.Value.State),
            (_, objective) => objective.CycleId == aligned.Cycle?.Id && IsWithin(objective.Content.UnitId),
            [
                .. _kpis.Where(kpi => kpi.Value.IsInUse(_strategic.Month) && IsWithin(kpi.Value.Latest.OwnerUnitId))
                    .OrderBy(kpi => kpi.Value.Latest.Code, StringComparer.Ordinal)
                    .Select(kpi => kpi.Key),
            ]);
    }

    public CoverageView Build()
    {
        var orphans = _report.Orphans.Select(OrphanOf).ToList();
        var served = _report.Rows.SelectMany(row => row.ObjectiveIds.Concat(row.ThroughIds)).ToHashSet();
        List<CoverageScorecard> scorecards = [.. _scorecards.Select(ScorecardOf)];
        List<CoverageObjective> unaligned =
        [
            .. _aligned.Objectives
                .Where(objective => !served.Contains(objective.Id) && IsWithin(objective.State.Content.UnitId))
                .Select(objective => ObjectiveOf(objective.Id, direct: false)),
        ];
        return new CoverageView(
            _aligned.States.Snapshot.AsOf,
            _aligned.CycleView,
            scorecards,
            unaligned,
            KpisOf(scorecards, unaligned, orphans),
            orphans);
    }

    private bool IsWithin(Guid unitId) => _within?.Contains(unitId) is not false;

    private CoverageScorecard ScorecardOf(Stored<BalancedScorecard> scorecard) => new(
        scorecard.Id,
        scorecard.State.Name,
        scorecard.State.UnitId,
        _aligned.States.Organization.NameOf(scorecard.State.UnitId),
        scorecard.State.FiscalYear,
        [.. _report.Rows.Where(row => row.ScorecardId == scorecard.Id).Select(RowOf)]);

    private CoverageRowView RowOf(CoverageRow row)
    {
        var strategic = _strategic.Find(row.ScorecardId, row.StrategicObjectiveId)!;
        var seen = row.KpiIds.Where(_kpis.ContainsKey).ToList();
        return new CoverageRowView(
            row.StrategicObjectiveId,
            strategic.Objective.Details.Name,
            strategic.PerspectiveId,
            strategic.Perspective,
            seen,
            row.KpiIds.Count - seen.Count,
            [.. row.ObjectiveIds.Select(id => ObjectiveOf(id, direct: true)), .. row.ThroughIds.Select(id => ObjectiveOf(id, direct: false))]);
    }

    private CoverageObjective ObjectiveOf(Guid id, bool direct)
    {
        var objective = _objectives[id];
        var (content, reading) = (objective.State.Content, _aligned.Book.ReadingOf(objective));
        return new CoverageObjective(
            id,
            content.Title,
            content.UnitId,
            _aligned.States.Organization.NameOf(content.UnitId),
            reading.Status,
            reading.Progress,
            direct,
            [.. reading.KeyResults.Select(KeyResultOf)]);
    }

    private CoverageKeyResult KeyResultOf(KeyResultReading reading) => new(
        reading.KeyResult.Id,
        reading.KeyResult.Content.Title,
        reading.KeyResult.Content.Measure.KpiId is { } kpiId && _kpis.ContainsKey(kpiId) ? kpiId : null,
        reading.Status,
        reading.Progress);

    private CoverageOrphan OrphanOf(Orphan orphan)
    {
        var (title, unitId) = orphan.Kind switch
        {
            OrphanKind.KpiWithoutObjective => (_kpis[orphan.Id].Latest.Name, _kpis[orphan.Id].Latest.OwnerUnitId),
            OrphanKind.StrategicObjectiveWithoutMeasure or OrphanKind.StrategicObjectiveWithoutObjective => NameOf(_strategic.Find(orphan.WithinId!.Value, orphan.Id)!),
            OrphanKind.ObjectiveWithoutKeyResult or OrphanKind.ObjectiveUnaligned => NameOf(_objectives[orphan.Id].State.Content),
        };
        return new CoverageOrphan(
            orphan.Kind, orphan.Id, orphan.WithinId, title, unitId, _aligned.States.Organization.NameOf(unitId), _mends.Of(orphan, unitId, _objectives));
    }

    private static (string, Guid) NameOf(AnchoredObjective strategic) => (strategic.Objective.Details.Name, strategic.UnitId);

    private static (string, Guid) NameOf(ObjectiveContent content) => (content.Title, content.UnitId);

    private IReadOnlyList<CoverageKpi> KpisOf(
        List<CoverageScorecard> scorecards, List<CoverageObjective> unaligned, List<CoverageOrphan> orphans)
    {
        var rows = scorecards.SelectMany(scorecard => scorecard.Rows).ToList();
        var named = rows.SelectMany(row => row.KpiIds)
            .Concat(rows.SelectMany(row => row.Objectives).Concat(unaligned).SelectMany(objective => objective.KeyResults).Select(keyResult => keyResult.KpiId).OfType<Guid>())
            .Concat(orphans.Where(orphan => orphan.Kind is OrphanKind.KpiWithoutObjective).Select(orphan => orphan.Id))
            .ToHashSet();
        return
        [
            .. _kpis.Where(kpi => named.Contains(kpi.Key))
                .Select(kpi => new CoverageKpi(kpi.Key, kpi.Value.Latest.Code, kpi.Value.Latest.Name, kpi.Value.Latest.OwnerUnitId))
                .OrderBy(kpi => kpi.Code, StringComparer.Ordinal),
        ];
    }
}
