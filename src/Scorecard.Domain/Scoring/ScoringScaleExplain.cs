namespace Scorecard.Domain.Scoring;

/// <content>Saying how a score came about.</content>
public sealed partial record ScoringScale
{
    /// <summary>
    /// Explains the score of a value by the points in force. Custom points come in pairs: the value of the point, then its score.
    /// </summary>
    /// <param name="value">Null explains why there is no score.</param>
    public Explanation Explain(decimal? value, StatusThresholds thresholds, string? unit = null, DateTimeOffset? recordedAt = null)
    {
        var figure = value is { } actual ? new Figure(Score(actual)) : Figure.None(Reasons.NoData);
        return new Explanation(
            RuleCode,
            figure.Value,
            Units.Score,
            [new(TermNames.Actual, value, Unit: unit, RecordedAt: recordedAt), .. PointTerms(unit)],
            figure.WithReason(
                new(SettingNames.Cap, Cap),
                new(SettingNames.GreenAt, thresholds.GreenAt),
                new(SettingNames.AmberAt, thresholds.AmberAt)));
    }

    /// <summary>The explanation where there is no scale: nothing to measure against.</summary>
    public static Explanation ExplainNone(decimal? value, string? unit = null, DateTimeOffset? recordedAt = null) => new(
        Rules.ScoreNone,
        Result: null,
        Units.Score,
        [new(TermNames.Actual, value, Unit: unit, RecordedAt: recordedAt)],
        [new(SettingNames.Reason, Reasons.NoTarget)]);

    private string RuleCode => Direction switch
    {
        Direction.Increase => Rules.ScoreIncrease,
        Direction.Decrease => Rules.ScoreDecrease,
        Direction.Band => Rules.ScoreBand,
        Direction.YesNo => Rules.ScoreYesNo,
        Direction.Custom => Rules.ScoreCustom,
        Direction.None => Rules.ScoreNone,
    };

    private IEnumerable<ExplanationTerm> PointTerms(string? unit)
    {
        ExplanationTerm Term(string name, decimal? value) => new(name, value, Unit: unit);

        return Direction switch
        {
            Direction.Increase or Direction.Decrease when Stretch is null =>
                [Term(TermNames.Floor, Floor), Term(TermNames.Target, Target)],
            Direction.Increase or Direction.Decrease =>
                [Term(TermNames.Floor, Floor), Term(TermNames.Target, Target), Term(TermNames.Stretch, Stretch)],
            Direction.Band =>
            [
                Term(TermNames.LowerFloor, Points[0].Value),
                Term(TermNames.BandLow, Points[1].Value),
                Term(TermNames.BandHigh, Points[^2].Value),
                Term(TermNames.UpperFloor, Points[^1].Value),
            ],
            Direction.YesNo => [Term(TermNames.Target, Points[^1].Value)],
            Direction.Custom => Points.SelectMany(point => new[]
            {
                Term(TermNames.Point, point.Value),
                new ExplanationTerm(TermNames.Score, point.Score, Unit: Units.Score),
            }),
            Direction.None => [],
        };
    }
}
