namespace Scorecard.Domain.Scoring;

/// <summary>
/// How much of the target was reached, for pay: a share (1.15 is 115 %), at least 0, without an upper bound. Increase:
/// actual ÷ target; decrease: by its <see cref="AttainmentMode"/>; other shapes: score ÷ 100. Undefined for a target of 0, where a
/// pay rule must use the score; for a target below 0, where a quotient would reward the worse value; and for target ÷ actual
/// with an actual that is not above 0.
/// </summary>
public static class Attainment
{
    /// <param name="actual">The value; null answers <see cref="Reasons.NoData"/>.</param>
    /// <param name="scale">The scale of the same period; null answers <see cref="Reasons.NoTarget"/>.</param>
    public static Figure Of(decimal? actual, ScoringScale? scale, AttainmentMode mode = ScoringDefaults.Attainment)
    {
        if (scale is null)
            return Figure.None(Reasons.NoTarget);
        if (actual is not { } value)
            return Figure.None(Reasons.NoData);

        return scale.Target switch
        {
            null => new Figure(scale.Score(value) / 100m),
            0m => Figure.None(Reasons.TargetZero),
            < 0m => Figure.None(Reasons.TargetNegative),
            { } target when scale.Direction is Direction.Increase => AtLeastZero(Exact.Ratio(value, target)),
            { } target when mode is AttainmentMode.TwoMinusRatio => AtLeastZero(Exact.Ratio((2m * target) - value, target)),
            { } target when value > 0 => AtLeastZero(Exact.Ratio(target, value)),
            _ => Figure.None(Reasons.ActualNotPositive),
        };
    }

    public static Explanation Explain(
        decimal? actual,
        ScoringScale? scale,
        AttainmentMode mode = ScoringDefaults.Attainment,
        string? unit = null)
    {
        var figure = Of(actual, scale, mode);
        var (rule, against) = scale?.Direction switch
        {
            Direction.Increase => (Rules.AttainmentIncrease, TermNames.Target),
            Direction.Decrease when mode is AttainmentMode.TwoMinusRatio => (Rules.AttainmentTwoMinusRatio, TermNames.Target),
            Direction.Decrease => (Rules.AttainmentTargetOverActual, TermNames.Target),
            null or Direction.Band or Direction.YesNo or Direction.Custom or Direction.None => (Rules.AttainmentByScore, TermNames.Score),
        };
        var measure = against is TermNames.Target
            ? new ExplanationTerm(against, scale?.Target, Unit: unit)
            : new ExplanationTerm(against, actual is { } value ? scale?.Score(value) : null, Unit: Units.Score);
        return new Explanation(
            rule,
            figure.Value,
            Units.Share,
            [new(TermNames.Actual, actual, Unit: unit), measure],
            figure.WithReason());
    }

    private static Figure AtLeastZero(decimal? share) => share is null ? Figure.None(Reasons.OutOfRange) : new(Math.Max(0m, share.Value));
}
