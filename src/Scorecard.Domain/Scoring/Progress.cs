namespace Scorecard.Domain.Scoring;

/// <summary>
/// The way from the baseline to the target that has been covered: (actual − baseline) ÷ (target − baseline), a share, below 0
/// when things got worse and above 1 beyond the target.
/// </summary>
public static class Progress
{
    public static Figure Of(decimal? actual, decimal? baseline, decimal? target)
    {
        if (target is not { } end)
            return Figure.None(Reasons.NoTarget);
        if (baseline is not { } start)
            return Figure.None(Reasons.BaselineMissing);
        if (start == end)
            return Figure.None(Reasons.BaselineEqualsTarget);
        if (actual is not { } value)
            return Figure.None(Reasons.NoData);

        return Figure.Of(Exact.Ratio(value - start, end - start));
    }

    public static Explanation Explain(decimal? actual, decimal? baseline, decimal? target, string? unit = null)
    {
        var figure = Of(actual, baseline, target);
        return new Explanation(
            Rules.Progress,
            figure.Value,
            Units.Share,
            [
                new(TermNames.Actual, actual, Unit: unit),
                new(TermNames.Baseline, baseline, Unit: unit),
                new(TermNames.Target, target, Unit: unit),
            ],
            figure.WithReason());
    }
}
