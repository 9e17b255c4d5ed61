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
/// <param name="Scaled">The pool was exceeded, so all amounts were scaled down to it.</param>
/// <param name="Cut">How the pool cut the amounts; null unless it was exceeded.</param>
/// <param name="Changes">What an adjustment knew otherwise than the run that it corrects; null for the first run of a period.</param>
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
    bool AwardsOnly,
    StatementCut? Cut,
    IReadOnlyList<StatementChange>? Changes);

/// <param name="Sum">Of all amounts before the cut; null where so few are paid that it would tell what another one is.</param>
/// <param name="Factor">Pool ÷ sum, a share; null like the sum.</param>
/// <param name="Remainder">What became of the fraction of a unit that was left of this share.</param>
public sealed record StatementCut(decimal? Sum, decimal? Factor, PoolRemainder Remainder)
{
    internal static StatementCut? Of(PoolCut? cut, RunLine line) => cut is null ? null : new(
        cut.Paid >= PoolCut.EnoughToHide ? cut.Sum.ToDecimal() : null,
        cut.Paid >= PoolCut.EnoughToHide ? cut.Factor.ToDecimal() : null,
        cut.RemainderOf(line));
}

/// <param name="Name">Of the KPI, the unit whose scorecard it is, or the objective; null where that is not known any more.</param>
/// <param name="Period">Of the value; of a target or score the period that is paid.</param>
/// <param name="Before">As the earlier run knew it; null = there was none.</param>
/// <param name="After">As this run knew it; null = there is none any more.</param>
/// <param name="At">When the value was recorded; null for a target or score, and for a calculated value.</param>
/// <param name="By">Null also where the reader may not see the KPI itself.</param>
/// <param name="Reason">What whoever corrected it gave as the reason.</param>
public sealed record StatementChange(
    Guid SubjectId,
    string? Name,
    InputChange Kind,
    UnitKind? UnitKind,
    string? UnitSymbol,
    int Decimals,
    Period Period,
    decimal? Before,
    decimal? After,
    DateTimeOffset? At,
    PersonRef? By,
    string? Reason);

/// <summary>A value that a figure rests on, with what it was measured by in its own period.</summary>
/// <param name="RecordedAt">Null for a value that is missing.</param>
/// <param name="Target">What scores 100 in this period; null where it has none.</param>
/// <param name="Attainment">A share; null where there is none.</param>
public sealed record StatementValue(
    Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, DateTimeOffset? RecordedAt, decimal? Target, decimal? Attainment);

/// <param name="Figure">What the gate looked at, in its terms: a value, a score, or an attainment in percent.</param>
public sealed record GateFailure(Period Period, decimal Figure);

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
/// <param name="Withheld">What made the score of the scorecard is not told because the reader may not see its unit.</param>
/// <param name="MayOpen">The reader may see the subject itself, beyond the figures of this run.</param>
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
    IReadOnlyList<StatementValue> Evidence,
    ScorecardEvidence? Scorecard,
    bool Withheld,
    bool MayOpen);

/// <param name="Held">Whether the condition held; null = not known.</param>
/// <param name="Failures">Where it failed, and by which figure.</param>
/// <param name="MayOpen">The reader may see the KPI itself, beyond the figures of this run.</param>
public sealed record StatementGate(
    PayGate Gate,
    string? Name,
    UnitKind? UnitKind,
    string? UnitSymbol,
    int Decimals,
    bool? Held,
    decimal Before,
    decimal After,
    IReadOnlyList<StatementValue> Evidence,
    IReadOnlyList<GateFailure> Failures,
    bool MayOpen);

public sealed record StatementModifier(Guid ModifierId, string Name, decimal Percent, decimal After);

/// <param name="Amount">Target amount × factor × days ÷ days of the period, a decimal of twelve places.</param>
public sealed record StatementPart(DateOnly From, DateOnly To, int Days, int PeriodDays, decimal TargetAmount, decimal Amount);
