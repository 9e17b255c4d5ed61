using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Differences;

/// <summary>What differs between two moments, and why. What is the same on both sides is left out.</summary>
/// <param name="From">The side that <paramref name="To"/> is compared with.</param>
/// <param name="Kpis">The largest difference of scores first.</param>
/// <param name="ComparedKpis">How many KPIs were compared.</param>
/// <param name="ComparedScorecards">How many scorecards were compared.</param>
/// <param name="HiddenKpis">KPIs that differ on the scorecards compared and belong to units the reader may not see.</param>
/// <param name="Plans">Reward plans that differ, of those whose pay the reader may see; of scorecards and KPIs none are compared.</param>
[ContractName("Difference")]
public sealed record DifferenceView(
    AsOfView From,
    AsOfView To,
    Span Span,
    IReadOnlyList<ScorecardDifferenceView> Scorecards,
    IReadOnlyList<KpiDifferenceView> Kpis,
    int ComparedKpis,
    int ComparedScorecards,
    int HiddenKpis,
    IReadOnlyList<RewardPlanDifference> Plans);

/// <param name="BeforeId">Another one than <paramref name="AfterId"/> where the dates lie in two fiscal years; null = none.</param>
/// <param name="Nodes">The scorecard, then perspectives and objectives whose scores differ.</param>
/// <param name="Structure">Empty between the scorecards of two fiscal years.</param>
[ContractName("ScorecardDifference")]
public sealed record ScorecardDifferenceView(
    Guid? BeforeId,
    Guid? AfterId,
    string Name,
    Guid UnitId,
    string UnitName,
    IReadOnlyList<NodeDifferenceView> Nodes,
    IReadOnlyList<StructureDifference> Structure);

/// <param name="Before">Null where it was not there.</param>
/// <param name="Supports">Objectives further up that an objective counts in.</param>
[ContractName("NodeDifference")]
public sealed record NodeDifferenceView(
    NodeLevel Level, Guid Id, string Name, Guid? PerspectiveId, ScoreSide? Before, ScoreSide? After, IReadOnlyList<ObjectivePlace> Supports);

public sealed record ObjectivePlace(Guid ScorecardId, Guid ObjectiveId);

/// <param name="Perspective">The perspective that it is about, or in which it lies.</param>
/// <param name="Kpi">Null where there is none, or the reader may not see it.</param>
/// <param name="Other">The objective a link leads to, or that is supported; null where the reader may not see it.</param>
/// <param name="Details">What it was and what it became.</param>
public sealed record StructureDifference(
    StructureChangeKind Kind,
    StructureSubject Subject,
    string? Perspective,
    string? Objective,
    string? Kpi,
    string? Other,
    IReadOnlyList<TimelineDetail> Details,
    IReadOnlyList<DifferenceCause> Causes);

/// <param name="Before">Null where it was not known.</param>
/// <param name="Places">Where it stands on the scorecards compared.</param>
[ContractName("KpiDifference")]
public sealed record KpiDifferenceView(
    Guid KpiId,
    string Code,
    string Name,
    Guid UnitId,
    string UnitName,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Direction Direction,
    KpiSide? Before,
    KpiSide? After,
    IReadOnlyList<KpiPlace> Places,
    IReadOnlyList<DifferenceCause> Causes);

public sealed record KpiPlace(Guid ScorecardId, Guid ObjectiveId);

/// <param name="Event">What was recorded; null for what nobody recorded: another period, time that passed.</param>
/// <param name="Via">The KPI that it was recorded about, where the one that differs is computed from it.</param>
public sealed record DifferenceCause(CauseKind Kind, TimelineEntry? Event, InputKpi? Via = null);

[ContractName("DifferenceInput")]
public sealed record InputKpi(Guid KpiId, string Name, UnitKind UnitKind, string? UnitSymbol, int Decimals);
