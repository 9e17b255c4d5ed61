using Scorecard.Domain.Time;

namespace Scorecard.Domain.Scoring;

/// <summary>A target that somebody may take over, change or drop. Null where there is nothing to reckon from.</summary>
public sealed record ProposedTarget(Period Period, decimal? Target, decimal? Floor = null, decimal? Stretch = null);

/// <summary>Targets for many periods by formula. Proposals only: exact until <see cref="Rounded"/>.</summary>
public static class TargetSchedule
{
    /// <summary>The same target in each period.</summary>
    public static IReadOnlyList<ProposedTarget> Constant(IReadOnlyList<Period> periods, decimal target) =>
        [.. periods.Select(period => new ProposedTarget(period, target))];

    /// <summary>
    /// Equal steps from the value before the first period to the target of the last: start + (end − start) × i ÷ n for the i-th of n.
    /// </summary>
    public static IReadOnlyList<ProposedTarget> StraightLine(IReadOnlyList<Period> periods, decimal start, decimal end) =>
    [
        .. periods.Select((period, i) => new ProposedTarget(
            period,
            i + 1 == periods.Count ? end : Exact.Ratio(end - start, periods.Count, i + 1) + start)),
    ];

    /// <summary>
    /// The value of the same period a year before, plus a percentage of its size: a loss of 100 and +10 % make a loss of 90.
    /// </summary>
    /// <param name="growthPercent">10 is ten percent more, −10 ten percent less.</param>
    public static IReadOnlyList<ProposedTarget> GrowthOnLastYear(
        IReadOnlyList<Period> periods,
        IReadOnlyDictionary<Period, decimal> values,
        decimal growthPercent) =>
    [
        .. periods.Select(period => new ProposedTarget(
            period,
            values.TryGetValue(period.YearBefore(), out var lastYear)
                ? lastYear + Exact.Ratio(Math.Abs(lastYear), 100m, growthPercent)
                : null)),
    ];

    /// <summary>Adds floor and stretch as percentages of each target; null leaves one out.</summary>
    public static IReadOnlyList<ProposedTarget> WithFloorAndStretch(
        this IEnumerable<ProposedTarget> targets,
        decimal? floorPercent,
        decimal? stretchPercent) =>
    [
        .. targets.Select(proposed => proposed with
        {
            Floor = Percentage(proposed.Target, floorPercent),
            Stretch = Percentage(proposed.Target, stretchPercent),
        }),
    ];

    /// <summary>
    /// Rounds each figure half away from zero to the decimals of its KPI, or to fewer where a number of its size may not be
    /// recorded with so many (see <see cref="Quantity"/>); a number that may not be recorded at all becomes null.
    /// </summary>
    /// <param name="decimals">0 to 15.</param>
    public static IReadOnlyList<ProposedTarget> Rounded(this IEnumerable<ProposedTarget> targets, int decimals) =>
    [
        .. targets.Select(proposed => new ProposedTarget(
            proposed.Period,
            Quantity.Round(proposed.Target, decimals),
            Quantity.Round(proposed.Floor, decimals),
            Quantity.Round(proposed.Stretch, decimals))),
    ];

    private static decimal? Percentage(decimal? target, decimal? percent) =>
        target is { } whole && percent is { } part ? Exact.Ratio(whole, 100m, part) : null;
}
