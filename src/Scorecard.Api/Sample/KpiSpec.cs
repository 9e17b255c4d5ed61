using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>A KPI of the sample: its definition, where its values come from, its targets, and what happens to it.</summary>
/// <param name="Parent">Code of the KPI that this one explains.</param>
/// <param name="Targets">Steps of the target schedule; the others have a <paramref name="Plan"/>.</param>
/// <param name="RedComments">What its owner writes about a red result, by period (of a week: its month); <c>*</c> = any other.</param>
/// <param name="Calculation">The formula that computes its values; null = somebody enters them.</param>
/// <param name="DefinedOn">Null = with all the others, before the first fiscal year.</param>
internal sealed record KpiSpec(
    string Code,
    string Name,
    string Description,
    UnitKind UnitKind,
    int Decimals,
    Direction Direction,
    KpiLevel Level,
    KpiTiming Timing,
    KpiHorizon Horizon,
    KpiNature Nature,
    string Category,
    PerspectiveKind Perspective,
    Frequency Frequency,
    Aggregation Aggregation,
    string OwnerUnit,
    string Owner,
    string DataSource,
    SeriesUse Series,
    IReadOnlyDictionary<string, string> RedComments,
    string? UnitSymbol = null,
    string? DataPath = null,
    string? Formula = null,
    decimal? RatioFactor = null,
    decimal? Baseline = null,
    decimal? Benchmark = null,
    string? BenchmarkSource = null,
    string? Parent = null,
    BandSpec? Band = null,
    IReadOnlyList<TargetSpec>? Targets = null,
    PlanSpec? Plan = null,
    TargetRevisionSpec? TargetRevision = null,
    CorrectionSpec? Correction = null,
    ReplacementSpec? Replacement = null,
    DateOnly? DefinedOn = null,
    DimensionSpec? Dimension = null,
    string? Calculation = null);

/// <summary>Which series make the values, and in which periods. Without an end it goes on to the last period.</summary>
/// <param name="Skip">Periods nobody has entered yet.</param>
/// <param name="NotApplicable">Periods in which nothing was measured, with the reason.</param>
internal sealed record SeriesUse(
    string? Value = null,
    string? Numerator = null,
    string? Denominator = null,
    string? From = null,
    string? To = null,
    IReadOnlyList<string>? Skip = null,
    IReadOnlyDictionary<string, string>? NotApplicable = null);

internal sealed record BandSpec(decimal BandLow, decimal BandHigh, decimal LowerFloor, decimal UpperFloor);

internal sealed record TargetSpec(string From, decimal Target, decimal? Floor = null, decimal? Stretch = null);

/// <summary>A target for each period: what a planner expects of the series.</summary>
/// <param name="Percent">Ambition by year, in percent of the expectation.</param>
/// <param name="Round">To multiples of this.</param>
/// <param name="Floor">In percent of the target, as is the stretch.</param>
internal sealed record PlanSpec(string Series, IReadOnlyDictionary<string, decimal> Percent, decimal Round, decimal Floor, decimal Stretch);

/// <summary>Targets that were changed later.</summary>
/// <param name="Percent">Of the earlier target.</param>
internal sealed record TargetRevisionSpec(DateOnly On, string From, string To, decimal Percent, string Reason);

/// <summary>A value that was first recorded too low.</summary>
/// <param name="NumeratorPercentFirst">What was recorded first, in percent of the true numerator.</param>
/// <param name="ValueFirst">What was recorded first, where the KPI has no numerator.</param>
internal sealed record CorrectionSpec(string Period, DateOnly On, string Reason, decimal NumeratorPercentFirst = 100, decimal? ValueFirst = null);

/// <summary>A dimension by whose members the values are told apart, beside the total.</summary>
internal sealed record DimensionSpec(string Code, string Name, IReadOnlyList<MemberSpec> Members);

/// <param name="Percent">Of the total, about; the last member takes what is left.</param>
/// <param name="Drift">How many percentage points its share changes a year.</param>
internal sealed record MemberSpec(string Code, string Name, decimal Percent, decimal Drift = 0);

internal sealed record ReplacementSpec(string By, string From, DateOnly On, string Reason);
