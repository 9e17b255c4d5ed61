using Scorecard.Domain.Scoring;
using static Scorecard.UnitTests.Scoring.ScoringScaleTests;

namespace Scorecard.UnitTests.Scoring;

public sealed class AttainmentTests
{
    [Fact]
    public void An_increase_is_actual_by_target_without_an_upper_bound()
    {
        Assert.Equal(1.15m, Attainment.Of(230, Increase(200)).Value);
        Assert.Equal(50m, Attainment.Of(10000, Increase(200)).Value);
        Assert.Equal(0m, Attainment.Of(0, Increase(200)).Value);
    }

    [Theory]
    [InlineData(12, "0.8", "0.8333333333333333333333333333")]
    [InlineData(10, "1", "1")]
    [InlineData(8, "1.2", "1.25")]
    [InlineData(20, "0", "0.5")]
    [InlineData(30, "0", "0.3333333333333333333333333333")]
    public void A_decrease_has_two_modes(int actual, string twoMinusRatio, string targetOverActual)
    {
        Assert.Equal(Number(twoMinusRatio), Attainment.Of(actual, Decrease(10)).Value);
        Assert.Equal(Number(targetOverActual), Attainment.Of(actual, Decrease(10), AttainmentMode.TargetOverActual).Value);
    }

    [Theory]
    [InlineData(20, "1")]
    [InlineData(18, "1")]
    [InlineData(22, "1")]
    [InlineData(14, "0.5")]
    [InlineData(31, "0")]
    public void A_band_is_reached_inside_and_by_the_score_outside(int actual, string attainment)
    {
        var band = ScoringScale.Build(Direction.Band, TargetFigures.None, settings: new(18, 22, 10, 30)).Required;

        Assert.Equal(Number(attainment), Attainment.Of(actual, band).Value);
    }

    [Fact]
    public void Attainment_is_never_below_zero()
    {
        Assert.Equal(0m, Attainment.Of(-50, Increase(200)).Value);
        Assert.Equal(0m, Attainment.Of(35, Decrease(10)).Value);
    }

    [Fact]
    public void Where_a_quotient_means_nothing_there_is_none()
    {
        Assert.Equal(Figure.None(Reasons.TargetZero), Attainment.Of(5, Increase(0, floor: -50)));
        Assert.Equal(Figure.None(Reasons.TargetZero), Attainment.Of(5, Decrease(0, floor: 50)));
        Assert.Equal(Figure.None(Reasons.TargetNegative), Attainment.Of(-60, Increase(-20, floor: -100)));
        Assert.Equal(Figure.None(Reasons.ActualNotPositive), Attainment.Of(0, Decrease(10), AttainmentMode.TargetOverActual));
        Assert.Equal(Figure.None(Reasons.ActualNotPositive), Attainment.Of(-1, Decrease(10), AttainmentMode.TargetOverActual));
        Assert.Equal(2m, Attainment.Of(0, Decrease(10)).Value);
        Assert.Equal(Figure.None(Reasons.NoData), Attainment.Of(null, Increase(200)));
        Assert.Equal(Figure.None(Reasons.NoTarget), Attainment.Of(5, scale: null));
    }

    [Fact]
    public void Numbers_at_the_legal_limits_never_overflow()
    {
        const decimal large = 999999999999999m, small = 0.000000000000001m;

        Assert.Equal(Reasons.OutOfRange, Attainment.Of(large, Increase(small)).Reason);
        Assert.Equal(0m, Attainment.Of(999999999m, Decrease(small)).Value);
        Assert.Equal(Reasons.OutOfRange, Attainment.Of(small, Decrease(large), AttainmentMode.TargetOverActual).Reason);
        Assert.Equal(Reasons.OutOfRange, Progress.Of(large, 0, small).Reason);
    }

    [Theory]
    [InlineData(150, 100, 200, "0.5")]
    [InlineData(35000, 40000, 30000, "0.5")]
    [InlineData(90, 100, 200, "-0.1")]
    [InlineData(230, 100, 200, "1.3")]
    [InlineData(-60, -100, -20, "0.5")]
    public void Progress_is_the_way_covered_from_the_baseline(int actual, int baseline, int target, string progress) =>
        Assert.Equal(Number(progress), Progress.Of(actual, baseline, target).Value);

    [Fact]
    public void Progress_without_a_way_to_cover_says_why()
    {
        Assert.Equal(Figure.None(Reasons.BaselineEqualsTarget), Progress.Of(5, 100, 100));
        Assert.Equal(Figure.None(Reasons.BaselineMissing), Progress.Of(5, null, 100));
        Assert.Equal(Figure.None(Reasons.NoTarget), Progress.Of(5, 100, null));
        Assert.Equal(Figure.None(Reasons.NoData), Progress.Of(null, 100, 200));
    }

    [Fact]
    public void The_explanation_names_the_formula_its_inputs_and_the_reason()
    {
        var reached = Attainment.Explain(12, Decrease(10), unit: "days");
        var undefined = Attainment.Explain(12, Decrease(0, floor: 50), AttainmentMode.TargetOverActual);
        var band = Attainment.Explain(14, ScoringScale.Build(Direction.Band, TargetFigures.None, settings: new(18, 22, 10, 30)).Required);

        Assert.Equal((Rules.AttainmentTwoMinusRatio, 0.8m), (reached.Rule, reached.Result));
        Assert.Equal([("actual", 12m, "days"), ("target", 10m, "days")], reached.Terms.Select(term => (term.Name, term.Value!.Value, term.Unit!)));
        Assert.Equal(Rules.AttainmentTargetOverActual, undefined.Rule);
        Assert.Equal(new ExplanationSetting(SettingNames.Reason, Reasons.TargetZero), Assert.Single(undefined.Settings));
        Assert.Equal([("actual", 14m), ("score", 50m)], band.Terms.Select(term => (term.Name, term.Value!.Value)));
        Assert.Equal(Rules.Progress, Progress.Explain(150, 100, 200).Rule);
    }
}
