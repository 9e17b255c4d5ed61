using Scorecard.Domain.Scoring;
using static Scorecard.UnitTests.Scoring.ScoringScaleTests;

namespace Scorecard.UnitTests.Scoring;

public sealed class RollUpTests
{
    private static readonly RollUpChild[] OneMissing = [new(50, 80), new(30, Score: null), new(20, 110)];

    [Fact]
    public void Excluding_the_missing_lets_the_others_fill_up()
    {
        var result = RollUp.Of(OneMissing);

        Assert.Equal(6200m / 70m, result.Score);
        Assert.StartsWith("88.571428", result.Score.ToString());
        Assert.Equal(0.7m, result.Coverage);
        Assert.Equal(ScoreStatus.Amber, result.Status);
    }

    [Fact]
    public void Counting_the_missing_as_zero_keeps_the_coverage()
    {
        var result = RollUp.Of(OneMissing, new(MissingPolicy.Zero));

        Assert.Equal(62m, result.Score);
        Assert.Equal(0.7m, result.Coverage);
        Assert.Equal(ScoreStatus.Red, result.Status);
    }

    [Fact]
    public void Capped_at_100_no_surplus_makes_up_for_a_shortfall()
    {
        var result = RollUp.Of(OneMissing, new(CapChildrenAt100: true));

        Assert.Equal(6000m / 70m, result.Score);
        Assert.StartsWith("85.714285", result.Score.ToString());
    }

    [Theory]
    [InlineData(1, "92")]
    [InlineData(2, "92")]
    [InlineData(3, null)]
    [InlineData(0, null)]
    public void A_recent_score_is_carried_without_raising_the_coverage(int age, string? expected)
    {
        RollUpChild[] children = [new(50, 80), new(30, Score: null, Earlier: new(100, age)), new(20, 110)];

        var result = RollUp.Of(children, new(MissingPolicy.Carry, CarryPeriods: 2));

        Assert.Equal(expected is null ? 6200m / 70m : Number(expected), result.Score);
        Assert.Equal(0.7m, result.Coverage);
        Assert.Equal(expected is null ? ContributionKind.Excluded : ContributionKind.Carried, result.Contributions[1].Kind);
    }

    [Fact]
    public void A_score_is_only_carried_when_asked_to()
    {
        RollUpChild[] children = [new(1, 80), new(1, Score: null, Earlier: new(100, 1))];

        Assert.Equal(80m, RollUp.Of(children).Score);
        Assert.Equal(90m, RollUp.Of(children, new(MissingPolicy.Carry)).Score);
    }

    [Fact]
    public void What_is_not_due_is_never_counted_as_zero()
    {
        RollUpChild[] children = [new(50, 80), new(50, Score: null, Due: false)];

        var result = RollUp.Of(children, new(MissingPolicy.Zero));

        Assert.Equal(80m, result.Score);
        Assert.Equal(0.5m, result.Coverage);
    }

    [Fact]
    public void A_roll_up_with_no_child_that_counts_is_no_data_not_0()
    {
        foreach (var children in new RollUpChild[][] { [], [new(1, Score: null)], [new(0, 100)], [new(0, 100), new(0, 50)], [new(0, 90), new(5, Score: null)] })
        {
            var result = RollUp.Of(children);

            Assert.Null(result.Score);
            Assert.Equal(0m, result.Coverage);
            Assert.Equal(ScoreStatus.NoData, result.Status);
            Assert.Contains(new ExplanationSetting(SettingNames.Reason, Reasons.NoChildCounts), result.Explain().Settings);
        }
    }

    [Fact]
    public void All_missing_counted_as_zero_is_0_and_uncovered()
    {
        var result = RollUp.Of([new(1, Score: null), new(2, Score: null)], new(MissingPolicy.Zero));

        Assert.Equal((0m, 0m, ScoreStatus.Red), (result.Score, result.Coverage, result.Status));
    }

    [Fact]
    public void A_child_without_weight_changes_nothing()
    {
        var result = RollUp.Of([new(10, 80), new(0, 0), new(0, Score: null)]);

        Assert.Equal((80m, 1m), (result.Score, result.Coverage));
        Assert.Null(result.Contributions[1].Share);
    }

    [Fact]
    public void Coverage_is_handed_up_from_below()
    {
        var objective = RollUp.Of(OneMissing);

        var perspective = RollUp.Of([new(50, objective.Score, objective.Coverage), new(50, 100)]);

        Assert.Equal(0.85m, perspective.Coverage);
    }

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1000001")]
    public void A_weight_out_of_range_is_refused(string weight)
    {
        Assert.Equal(ScoringErrors.WeightOutOfRange, RollUp.CheckWeights(1, Number(weight)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RollUp.Of([new(Number(weight), 80)]));
    }

    [Fact]
    public void Weights_need_not_add_up_to_anything() => Assert.Null(RollUp.CheckWeights(0, 1, 33.3m, 1_000_000m));

    [Theory]
    [InlineData(MissingPolicy.Carry, 0)]
    [InlineData(MissingPolicy.Carry, 37)]
    [InlineData(MissingPolicy.Carry, -1)]
    public void Carrying_out_of_range_is_refused(MissingPolicy missing, int periods) =>
        Assert.Equal(ScoringErrors.CarryOutOfRange, new RollUpSettings(missing, periods).Check());

    [Fact]
    public void Settings_within_range_are_kept()
    {
        Assert.Null(new RollUpSettings(MissingPolicy.Carry, 36).Check());
        Assert.Null(new RollUpSettings(MissingPolicy.Carry).Check());
        Assert.Null(new RollUpSettings(MissingPolicy.Zero, 0).Check());
    }

    [Fact]
    public void The_explanation_names_each_child_its_share_and_the_settings()
    {
        RollUpChild[] children = [new(50, 80, Label: "Revenue"), new(30, Score: null, Label: "Churn"), new(20, 110, Label: "Margin")];

        var explanation = RollUp.Of(children, new(MissingPolicy.Zero, CapChildrenAt100: true)).Explain();

        Assert.Equal((Rules.RollUp, 60m, Units.Score), (explanation.Rule, explanation.Result, explanation.Unit));
        Assert.Equal(
            [("child", "Revenue", 80m, 0.5m), ("child-zero", "Churn", 0m, 0.3m), ("child", "Margin", 100m, 0.2m)],
            explanation.Terms.Select(term => (term.Name, term.Label!, term.Value!.Value, term.Weight!.Value)));
        Assert.Equal(
            ["missing zero", "cap-children-at-100 true", "coverage 0.7", "green-at 90", "amber-at 70"],
            explanation.Settings.Select(setting => $"{setting.Name} {setting.Value}"));
    }
}
