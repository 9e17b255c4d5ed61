namespace Scorecard.Domain.Scoring;

/// <summary>
/// Decimal arithmetic that answers null where the result has no place in a decimal, instead of throwing:
/// a sum of sums divided by something tiny may, although each number recorded was a legal one.
/// </summary>
internal static class Exact
{
    /// <summary>Figures above this size are reported as <see cref="Reasons.OutOfRange"/>.</summary>
    public const decimal Limit = 1_000_000_000_000_000_000_000_000m; // 10^24

    private const double LosslessProduct = 1e28;

    public static decimal? Sum(IEnumerable<decimal> numbers)
    {
        var sum = 0m;
        foreach (var number in numbers)
        {
            if (Math.Abs(number) > Limit || Math.Abs(sum) > Limit)
                return null;
            sum += number;
        }

        return Math.Abs(sum) > Limit ? null : sum;
    }

    /// <summary>numerator × factor ÷ denominator. Doubles only estimate the size; no digit comes from them.</summary>
    public static decimal? Ratio(decimal numerator, decimal denominator, decimal factor = 1m)
    {
        if (denominator == 0)
            return null;

        var product = Math.Abs((double)numerator * (double)factor);
        if (product / Math.Abs((double)denominator) > (double)Limit)
            return null;

        return product < LosslessProduct ? numerator * factor / denominator : numerator / denominator * factor;
    }
}
