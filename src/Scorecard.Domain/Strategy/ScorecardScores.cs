using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <summary>A whole scorecard for one business period.</summary>
/// <param name="Structure">In force in the month in which the period ends.</param>
public sealed record ScorecardScore(
    Guid ScorecardId,
    Period Period,
    Span Span,
    StructureVersion Structure,
    RollUpResult Total,
    IReadOnlyList<PerspectiveScore> Perspectives);

public sealed record PerspectiveScore(Perspective Perspective, RollUpResult Total, IReadOnlyList<ObjectiveScore> Objectives);

/// <param name="SupportedBy">Objectives further down that support this one, in the order of their scorecards' ids.</param>
public sealed record ObjectiveScore(
    StrategicObjective Objective,
    RollUpResult Total,
    IReadOnlyList<PlacementScore> Kpis,
    IReadOnlyList<SupportScore> SupportedBy)
{
    /// <summary>False when nothing in it need have a score yet, so that it is never counted as 0.</summary>
    public required bool Due { get; init; }
}

/// <param name="Counts">False for a KPI that takes no part: a draft, tracked only, not applicable, retired or replaced by then.</param>
public sealed record PlacementScore(KpiPlacement Placement, KpiReading Reading, bool Counts);

/// <param name="ScorecardId">Whose objective it is.</param>
/// <param name="Weight">0 = alignment only.</param>
public sealed record SupportScore(Guid ScorecardId, Guid ObjectiveId, string ObjectiveName, decimal Weight, decimal? Score, decimal Coverage, ScoreStatus Status);

public sealed record TrendPoint(Period Period, decimal? Score, decimal Coverage, ScoreStatus Status);

/// <summary>Everything that scoring reads, as known at one moment.</summary>
/// <param name="Today">Today where the organization is, at that moment.</param>
/// <param name="Values">What was recorded; of a KPI that is not here nothing was.</param>
public sealed record ScoringFacts(
    ScoringRules Rules,
    DateOnly Today,
    IReadOnlyDictionary<Guid, Kpi> Kpis,
    IReadOnlyDictionary<Guid, Kpis.Values.ValueSeries> Values,
    IReadOnlyDictionary<Guid, BalancedScorecard> Scorecards);
