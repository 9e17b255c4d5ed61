using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Scoring;

/// <summary>What was recorded for one period. A ratio is best recorded by its two parts.</summary>
/// <param name="NotApplicable">Said to have no value: neither present nor missing.</param>
/// <param name="Gap">Of a missing value: the names of what it lacks, where other segments have theirs.</param>
/// <param name="Reason">Why a value that is computed is not there; null = nobody recorded it yet.</param>
public sealed record PeriodValue(
    Period Period,
    decimal? Value,
    decimal? Numerator = null,
    decimal? Denominator = null,
    bool NotApplicable = false,
    DateTimeOffset? RecordedAt = null,
    ValueOrigin Origin = ValueOrigin.Recorded,
    string? Gap = null,
    string? Reason = null)
{
    internal bool HasParts => Numerator is not null && Denominator is not null;

    internal bool IsPresent => !NotApplicable && (Value is not null || HasParts);

    /// <summary>Somebody still has to record it, or what it is computed from.</summary>
    internal bool IsMissing => !IsPresent && !NotApplicable && Reason is null or Reasons.MissingInput;
}

/// <summary>One value over a longer period, made of the values of the periods in it.</summary>
public static class ValueAggregation
{
    /// <summary>Null for a factor above 0 and at most 1,000,000,000, else <c>scoring.ratio_factor_out_of_range</c>.</summary>
    public static DomainError? CheckFactor(decimal factor) =>
        factor is > 0 and <= ScoringDefaults.MaxRatioFactor ? null : ScoringErrors.RatioFactorOutOfRange;

    /// <summary>
    /// Aggregates the values of the expected periods; values of other periods are left out. A ratio is
    /// Σ numerator ÷ Σ denominator × factor; where a part is missing it falls back to the plain average, marked unweighted.
    /// </summary>
    /// <param name="expected">The periods that should have a value, in order.</param>
    /// <param name="values">At most one for each period.</param>
    /// <param name="factor">Of a ratio: 100 makes a percentage.</param>
    public static AggregatedValue Over(
        IReadOnlyList<Period> expected,
        IEnumerable<PeriodValue> values,
        Aggregation rule,
        decimal factor = ScoringDefaults.RatioFactor)
    {
        var recorded = values.ToDictionary(value => value.Period);
        List<PeriodValue> inputs = [.. expected.Select(period => recorded.GetValueOrDefault(period) ?? new PeriodValue(period, Value: null))];
        List<PeriodValue> present = [.. inputs.Where(value => value.IsPresent)];
        var applicable = inputs.Count(value => !value.NotApplicable);
        var unweighted = rule is Aggregation.Ratio && expected.Count > 1 && present.Exists(value => !value.HasParts);

        return new AggregatedValue(Combine(rule, present, factor, ReasonOf(inputs, applicable)), rule, factor, inputs)
        {
            Present = present.Count,
            Expected = applicable,
            Unweighted = unweighted,
        };
    }

    /// <summary>Plain numbers by a rule, a ratio by the average; null when there are none or the sum is too large to be kept.</summary>
    internal static decimal? Combine(Aggregation rule, IReadOnlyList<decimal> numbers) => numbers.Count == 0 ? null : rule switch
    {
        Aggregation.Sum => Exact.Sum(numbers),
        Aggregation.Average or Aggregation.Ratio => Average(numbers),
        Aggregation.Last => numbers[^1],
        Aggregation.Min => numbers.Min(),
        Aggregation.Max => numbers.Max(),
    };

    /// <summary>The value of one period: of a ratio by its parts where they are known.</summary>
    private static decimal? Single(PeriodValue value, decimal factor) =>
        value is { Numerator: { } numerator, Denominator: { } denominator }
            ? Exact.Ratio(numerator, denominator, factor)
            : value.Value;

    /// <summary>Why there is no value when none of the inputs has one.</summary>
    private static string ReasonOf(List<PeriodValue> inputs, int applicable) => applicable == 0 && inputs.Count > 0
        ? Reasons.NotApplicable
        : inputs.FindLast(input => input.Reason is not null && !input.NotApplicable)?.Reason ?? Reasons.NoData;

    private static Figure Combine(Aggregation rule, List<PeriodValue> present, decimal factor, string nothing)
    {
        if (present.Count == 0)
            return Figure.None(nothing);
        if (rule is not Aggregation.Ratio)
            return Plain(rule, [.. present.Select(value => value.Value).OfType<decimal>()]);
        if (present.TrueForAll(value => value.HasParts))
            return Weighted(present, factor);

        return Plain(Aggregation.Average, [.. present.Select(value => Single(value, factor)).OfType<decimal>()]);
    }

    private static Figure Plain(Aggregation rule, IReadOnlyList<decimal> numbers) =>
        numbers.Count == 0 ? Figure.None(Reasons.DivisionByZero) : Figure.Of(Combine(rule, numbers));

    private static Figure Weighted(List<PeriodValue> present, decimal factor)
    {
        var numerator = Exact.Sum(present.Select(value => value.Numerator!.Value));
        var denominator = Exact.Sum(present.Select(value => value.Denominator!.Value));
        if (denominator == 0)
            return Figure.None(Reasons.DivisionByZero);

        return Figure.Of(numerator is { } n && denominator is { } d ? Exact.Ratio(n, d, factor) : null);
    }

    private static decimal? Average(IReadOnlyList<decimal> numbers) =>
        Exact.Sum(numbers) is { } sum ? Math.Clamp(sum / numbers.Count, numbers.Min(), numbers.Max()) : null;
}
