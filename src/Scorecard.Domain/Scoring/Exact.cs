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

    /// <summary>Doubles only estimate the size; no digit comes from them.</summary>
    public static decimal? Product(decimal left, decimal right) =>
        Math.Abs((double)left * (double)right) > (double)Limit ? null : left * right;

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

    /// <summary>
    /// The standard deviation of a sample (divided by n − 1), null for fewer than two numbers or numbers too large. Reckoned on
    /// shares of the largest number, so that no square overflows.
    /// </summary>
    public static decimal? StandardDeviation(IReadOnlyList<decimal> numbers)
    {
        if (numbers.Count < 2 || numbers.Any(number => Math.Abs(number) > Limit))
            return null;

        var largest = numbers.Max(Math.Abs);
        if (largest == 0)
            return 0m;

        List<decimal> shares = [.. numbers.Select(number => number / largest)];
        var mean = shares.Average();
        return largest * Root(shares.Sum(share => (share - mean) * (share - mean)) / (shares.Count - 1));
    }

    /// <summary>The square root of a number from 0 to 2: the double as a first guess, then Newton.</summary>
    private static decimal Root(decimal square)
    {
        var root = (decimal)Math.Sqrt((double)square);
        if (root == 0)
            return 0m;

        for (var i = 0; i < 3; i++)
            root = (root + (square / root)) / 2m;
        return root;
    }
}
