using Scorecard.Domain.Scoring;
using static Scorecard.UnitTests.Scoring.ScoringScaleTests;

namespace Scorecard.UnitTests.Scoring;

public sealed class ExplanationTests
{
    [Fact]
    public void A_score_names_the_value_the_points_and_the_settings_in_force()
    {
        var explanation = Decrease(target: 10).Explain(12, StatusThresholds.Default, "days");

        Assert.Equal((Rules.ScoreDecrease, 80m, Units.Score), (explanation.Rule, explanation.Result, explanation.Unit));
        Assert.Equal(["actual 12 days", "floor 20 days", "target 10 days", "stretch 8 days"], Terms(explanation));
        Assert.Equal(["cap 120", "green-at 90", "amber-at 70"], Settings(explanation));
    }

    [Fact]
    public void Each_shape_names_its_own_points()
    {
        Assert.Equal(["actual 14 ", "lower-floor 10 ", "band-low 18 ", "band-high 22 ", "upper-floor 30 "], Terms(Shape(Direction.Band, 14)));
        Assert.Equal(["actual 1 ", "target 1 "], Terms(Shape(Direction.YesNo, 1)));
        Assert.Equal(["actual 5 ", "point 0 ", "score 20 score", "point 10 ", "score 100 score"], Terms(Shape(Direction.Custom, 5)));
    }

    [Fact]
    public void Where_nothing_is_better_than_the_target_no_stretch_is_named() =>
        Assert.Equal(
            ["actual 50 ", "floor 0 ", "target 100 "],
            Terms(ScoringScale.Build(Direction.Increase, new(100), organizationCap: 100).Required.Explain(50, StatusThresholds.Default)));

    [Fact]
    public void A_score_that_is_missing_says_why()
    {
        Assert.Contains("reason no-data", Settings(Decrease(target: 10).Explain(value: null, StatusThresholds.Default)));
        Assert.Contains("reason no-target", Settings(ScoringScale.ExplainNone(12)));
    }

    [Fact]
    public void Numbers_in_settings_are_written_without_trailing_zeros()
    {
        Assert.Equal("120", new ExplanationSetting(SettingNames.Cap, 120.000m).Value);
        Assert.Equal("0.7", new ExplanationSetting(SettingNames.Coverage, 0.70m).Value);
        Assert.Equal("-0.000000000000001", new ExplanationSetting(SettingNames.Cap, -0.000000000000001m).Value);
    }

    private static Explanation Shape(Direction direction, decimal value)
    {
        var settings = new ScaleSettings(18, 22, 10, 30, [new(0, 20), new(10, 100)]);
        return ScoringScale.Build(direction, TargetFigures.None, settings: settings).Required.Explain(value, StatusThresholds.Default);
    }

    private static IEnumerable<string> Terms(Explanation explanation) =>
        explanation.Terms.Select(term => $"{term.Name} {term.Value} {term.Unit}");

    private static IEnumerable<string> Settings(Explanation explanation) =>
        explanation.Settings.Select(setting => $"{setting.Name} {setting.Value}");
}
