using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <param name="KnownAt">Everything known then, and nothing later, went into it.</param>
/// <param name="Hash">SHA-256, in hexadecimal digits, of this line as the run keeps it; that of the whole run would let one try what others are paid.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Combination">How the factors of the measures become one.</param>
/// <param name="Cap">The highest factor, in percent; null = no cap.</param>
/// <param name="Pool">What all amounts together may not exceed; null = no pool.</param>
/// <param name="Units">One for each unit in which the person worked.</param>
/// <param name="Unrounded">A decimal of twelve places; the run keeps it exactly. Null while held.</param>
/// <param name="Awards">What it gives besides money, in the order of the rules.</param>
/// <param name="AwardsOnly">Nobody has an amount in its run: those here are 0 and mean nothing.</param>
/// <param name="Scaled">The pool was exceeded, so the amount is less than its share of the target.</param>
/// <param name="Held">What is missing; while there is any there is no amount.</param>
public sealed record RewardStatement(
    Guid RunId,
    Guid PlanId,
    string PlanName,
    int PlanVersion,
    PersonRef Person,
    Period Period,
    RewardRunStatus Status,
    DateTimeOffset KnownAt,
    string Hash,
    string Currency,
    Combination Combination,
    decimal? Cap,
    Rounding Rounding,
    decimal? Pool,
    IReadOnlyList<StatementUnit> Units,
    decimal? Unrounded,
    bool Scaled,
    decimal? Amount,
    Guid? Adjusts,
    decimal PaidBefore,
    decimal? Due,
    IReadOnlyList<HeldInput> Held,
    IReadOnlyList<StatementAward> Awards,
    bool AwardsOnly);

/// <param name="Combined">A share; null while held.</param>
/// <param name="Factor">After gates, modifiers and cap.</param>
public sealed record StatementUnit(
    Guid UnitId,
    string UnitName,
    IReadOnlyList<StatementFactor> Factors,
    decimal? Combined,
    IReadOnlyList<StatementGate> Gates,
    IReadOnlyList<StatementModifier> Modifiers,
    decimal? Factor,
    IReadOnlyList<StatementPart> Parts);

/// <param name="Name">Of the KPI, of the unit whose scorecard it is, or of the objective; null where that is not known any more.</param>
/// <param name="Formula">How the percent came from actual and target; null where it did not, as for a score.</param>
/// <param name="Percent">Attainment or score, in percent; null when it is missing and the line is held.</param>
/// <param name="Missing">Nothing was measured; what it counts as is the plan's rule.</param>
/// <param name="Factor">A share.</param>
/// <param name="From">The point of the curve that the segment begins with; null below the first.</param>
/// <param name="Scorecard">What made the score of a scorecard; null for other measures.</param>
/// <param name="Withheld">There is no evidence because the reader may not see single values of the KPI, or the unit whose scorecard it is.</param>
public sealed record StatementFactor(
    Guid MeasureId,
    MeasureBasis Basis,
    Guid? SubjectId,
    string? Name,
    decimal Weight,
    decimal? Actual,
    decimal? Target,
    UnitKind? UnitKind,
    string? UnitSymbol,
    int Decimals,
    AttainmentFormula? Formula,
    decimal? Percent,
    bool Missing,
    decimal? Factor,
    PayCurve Curve,
    CurvePoint? From,
    IReadOnlyList<EvidenceValue> Evidence,
    ScorecardEvidence? Scorecard,
    bool Withheld);

/// <param name="Held">Whether the condition held; null = not known.</param>
/// <param name="Withheld">There is no evidence because the reader may not see single values of the KPI.</param>
public sealed record StatementGate(PayGate Gate, string? Name, bool? Held, decimal Before, decimal After, IReadOnlyList<EvidenceValue> Evidence, bool Withheld);

public sealed record StatementModifier(Guid ModifierId, string Name, decimal Percent, decimal After);

/// <param name="Amount">Target amount × factor × days ÷ days of the period, a decimal of twelve places.</param>
public sealed record StatementPart(DateOnly From, DateOnly To, int Days, int PeriodDays, decimal TargetAmount, decimal Amount);
