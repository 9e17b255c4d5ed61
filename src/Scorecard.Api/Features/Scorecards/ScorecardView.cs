using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <param name="Period">The business date that the scores are for.</param>
/// <param name="Children">Scorecards of the units directly below, in the same fiscal year.</param>
/// <param name="ChildrenTotal">The children rolled up, each with the same weight; null without children.</param>
/// <param name="StructureFrom">First month of the structure shown.</param>
/// <param name="StructureVersions">First months of all structures known, in order.</param>
/// <param name="HiddenKpis">KPIs that count here and belong to units the reader may not see.</param>
public sealed record ScorecardView(
    Guid Id,
    int Version,
    Guid UnitId,
    string UnitName,
    int FiscalYear,
    string Name,
    AsOfView AsOf,
    Period Period,
    Span Span,
    ScoreView Total,
    RollUpSettings RollUp,
    IReadOnlyList<PerspectiveView> Perspectives,
    IReadOnlyList<ObjectiveLink> Links,
    IReadOnlyList<MapPosition> Layout,
    IReadOnlyList<ChildScorecard> Children,
    ScoreView? ChildrenTotal,
    Period StructureFrom,
    IReadOnlyList<Period> StructureVersions,
    IReadOnlyList<FocusWarning> Warnings,
    int HiddenKpis,
    bool CanEdit);

public sealed record PerspectiveView(
    Guid Id, PerspectiveKind Kind, string Name, decimal Weight, ScoreView Total, IReadOnlyList<ObjectiveView> Objectives);

/// <param name="SupportedBy">Objectives further down that support this one.</param>
/// <param name="Supports">Objectives further up that this one supports.</param>
public sealed record ObjectiveView(
    Guid Id,
    string Name,
    string? Description,
    string? Theme,
    decimal Weight,
    Guid? OwnerPersonId,
    ScoreView Total,
    IReadOnlyList<PlacementView> Kpis,
    IReadOnlyList<SupportView> SupportedBy,
    IReadOnlyList<SupportView> Supports);

/// <param name="Sparkline">Values of the latest twelve periods of the KPI's frequency, the period read being the last.</param>
/// <param name="ReplacedByKpiId">The successor, when the KPI was replaced.</param>
/// <param name="Counts">False for a draft, a KPI without direction, or one that has ended by then.</param>
public sealed record PlacementView(
    Guid KpiId,
    string Code,
    string Name,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Direction Direction,
    decimal Weight,
    KpiReadingView Reading,
    IReadOnlyList<decimal?> Sparkline,
    Guid? ReplacedByKpiId,
    bool Counts);

/// <param name="Weight">0 = alignment only.</param>
/// <param name="Score">Of an objective further up always null: it is that scorecard's to tell.</param>
public sealed record SupportView(
    Guid ScorecardId, Guid UnitId, string UnitName, Guid ObjectiveId, string ObjectiveName, decimal Weight, decimal? Score, ScoreStatus Status);

public sealed record ChildScorecard(Guid ScorecardId, Guid UnitId, string UnitName, decimal? Score, decimal? Coverage, ScoreStatus Status);
