using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>Everything a run reads, as known at its knowledge time.</summary>
/// <param name="KnownAt">A moment behind which nothing can still be recorded.</param>
/// <param name="ScorecardOf">The scorecard of a unit for the period's fiscal year; null where it has none.</param>
/// <param name="ObjectiveScoreOf">The final score of an objective, 0 to 1; null while it has none.</param>
/// <param name="UnitsUnder">A unit and everything below it.</param>
/// <param name="Assume">Of a simulation: what to take a measure's input for, given what was measured; null = what was measured.</param>
public sealed record RunFacts(
    Guid PlanId,
    RewardPlanVersion Version,
    Period Period,
    FiscalCalendar Calendar,
    DateTimeOffset KnownAt,
    ScorecardScoring Scoring,
    Func<Guid, Guid?> ScorecardOf,
    Func<Guid, decimal?> ObjectiveScoreOf,
    Func<Guid, IReadOnlyList<Guid>> UnitsUnder,
    Func<PayMeasure, MeasuredInput, MeasuredInput>? Assume = null);

/// <summary>A value that went into a measure, a gate or an award.</summary>
/// <param name="RecordedAt">When its event was recorded: with the KPI it names the event. Null for a value that is missing.</param>
public sealed record EvidenceValue(Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, DateTimeOffset? RecordedAt);

/// <summary>What was read for a measure, or for the condition of a gate or an award, and what it was read from.</summary>
/// <param name="RuleId">The measure, gate or award.</param>
/// <param name="UnitId">Whose scorecard; null where everybody's input is the same.</param>
/// <param name="Actual">The KPI's value over the period.</param>
/// <param name="Target">What scores 100.</param>
/// <param name="Measured">Attainment or score, exact; of a gate nothing.</param>
/// <param name="Gate">Null for measures.</param>
public sealed record RunInput(
    Guid RuleId,
    Guid? UnitId,
    Guid? SubjectId,
    decimal? Actual,
    decimal? Target,
    MeasuredInput Measured,
    GateInput? Gate,
    IReadOnlyList<EvidenceValue> Evidence);
