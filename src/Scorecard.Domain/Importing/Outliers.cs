namespace Scorecard.Domain.Importing;

/// <summary>The range in which a KPI's figures usually lie, from its own history.</summary>
/// <param name="Low">Inclusive.</param>
/// <param name="High">Inclusive.</param>
public readonly record struct UsualRange(double Low, double High)
{
    /// <summary>With fewer figures nothing is usual.</summary>
    public const int LeastHistory = 6;

    /// <summary>
    /// The quartiles, widened by three times their distance (Tukey's far-out fence), and at least by a tenth of the median, so that
    /// a history that hardly moves does not make every step an outlier. Null when there is too little history.
    /// </summary>
    public static UsualRange? Of(IReadOnlyCollection<decimal> history)
    {
        if (history.Count < LeastHistory)
            return null;

        var sorted = history.Select(figure => (double)figure).Order().ToArray();
        var (q1, median, q3) = (Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
        var reach = Math.Max(3 * (q3 - q1), Math.Abs(median) / 10);
        return new(q1 - reach, q3 + reach);
    }

    public bool Contains(decimal figure) => (double)figure >= Low && (double)figure <= High;

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
