using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>
/// How much of its way a key result has covered. Metric and KPI: (current − start) ÷ (target − start). Milestones: weight done ÷ total
/// weight. Zones: the value itself.
/// </summary>
public static class KeyResultProgressRule
{
    /// <param name="current">Of milestones the share that is done; null = nothing is known.</param>
    /// <returns>
    /// The progress as it is and clamped to 0…1. A ratio too large for any figure is clamped all the same, and has no unclamped one.
    /// </returns>
    public static (decimal? Unclamped, decimal? Clamped, bool IsBelowStart) Of(Measure measure, decimal? current)
    {
        if (current is not { } value)
            return (null, null, false);

        return measure switch
        {
            { Kind: MeasureKind.Milestones or MeasureKind.Zones } => (value, Math.Clamp(value, 0m, 1m), value < 0),
            { Start: { } start, Target: { } target } when start != target => Of(value, start, target),
            _ => (null, null, false),
        };
    }

    /// <summary>The weight of the milestones done ÷ the weight of all; those that are no milestones of it any more do not count.</summary>
    public static decimal ShareDone(IReadOnlyList<Milestone> milestones, IReadOnlyList<Guid> done)
    {
        var reached = milestones.Where(milestone => done.Contains(milestone.Id)).Sum(milestone => milestone.Weight);
        return reached / milestones.Sum(milestone => milestone.Weight);
    }

    private static (decimal?, decimal?, bool) Of(decimal value, decimal start, decimal target)
    {
        var isBelow = target > start ? value < start : value > start;
        var isReached = target > start ? value >= target : value <= target;
        var ratio = Exact.Ratio(value - start, target - start);
        return (ratio, isBelow ? 0m : isReached ? 1m : Math.Clamp(ratio ?? 0m, 0m, 1m), isBelow);
    }
}
