using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Scoring;

public sealed class StatusRuleTests
{
    private static readonly DateOnly EndOfMarch = new(2026, 3, 31);

    [Theory]
    [InlineData("120", ScoreStatus.Green)]
    [InlineData("90", ScoreStatus.Green)]
    [InlineData("89.9999999999", ScoreStatus.Amber)]
    [InlineData("70", ScoreStatus.Amber)]
    [InlineData("69.9999999999", ScoreStatus.Red)]
    [InlineData("0", ScoreStatus.Red)]
    public void A_score_on_a_threshold_has_reached_it(string score, ScoreStatus status) =>
        Assert.Equal(status, March(ScoringScaleTests.Number(score), today: new(2026, 8, 5)));

    [Fact]
    public void A_kpi_may_set_either_threshold_itself()
    {
        var organization = new StatusThresholds(90, 70);

        Assert.Equal(new StatusThresholds(95, 70), organization.OverriddenBy(new ScaleSettings(GreenAt: 95)));
        Assert.Equal(new StatusThresholds(90, 50), organization.OverriddenBy(new ScaleSettings(AmberAt: 50)));
        Assert.Equal(organization, organization.OverriddenBy(ScaleSettings.Default));
    }

    [Fact]
    public void Equal_thresholds_leave_no_amber()
    {
        var thresholds = new StatusThresholds(80, 80);

        Assert.Null(thresholds.Check(cap: 120));
        Assert.Equal(ScoreStatus.Green, thresholds.Colour(80));
        Assert.Equal(ScoreStatus.Red, thresholds.Colour(79.99m));
    }

    [Theory]
    [InlineData(70, 90)]
    [InlineData(90, -1)]
    [InlineData(121, 70)]
    public void Thresholds_out_of_order_are_refused(int green, int amber)
    {
        Assert.Equal(ScoringErrors.ThresholdsOutOfOrder, new StatusThresholds(green, amber).Check(cap: 120));
        Assert.Equal(ScoringErrors.ThresholdsOutOfOrder, new ScaleSettings(GreenAt: green, AmberAt: amber).Check(120, StatusThresholds.Default));
    }

    [Fact]
    public void Settings_of_a_kpi_that_cannot_be_kept_are_refused()
    {
        Assert.Equal(ScoringErrors.CapOutOfRange, new ScaleSettings(Cap: 99).Check(120, StatusThresholds.Default));
        Assert.Equal(ScoringErrors.GraceOutOfRange, new ScaleSettings(GraceDays: -1).Check(120, StatusThresholds.Default));
        Assert.Equal(ScoringErrors.GraceOutOfRange, new ScaleSettings(GraceDays: 367).Check(120, StatusThresholds.Default));
        Assert.Null(new ScaleSettings(Cap: 150, GreenAt: 95, GraceDays: 0).Check(120, StatusThresholds.Default));
    }

    [Theory]
    [InlineData("2026-03-31", ScoreStatus.NotDue)]
    [InlineData("2026-04-01", ScoreStatus.NoData)]
    [InlineData("2026-04-03", ScoreStatus.NoData)]
    [InlineData("2026-04-04", ScoreStatus.Outdated)]
    public void A_value_that_stays_away_is_first_not_due_then_missing_then_outdated(string today, ScoreStatus status) =>
        Assert.Equal(status, March(score: null, DateOnly.ParseExact(today, "yyyy-MM-dd")));

    [Fact]
    public void Grace_is_in_days_after_the_last_day()
    {
        Assert.Equal(ScoreStatus.Outdated, March(score: null, new(2026, 4, 1), grace: 0));
        Assert.Equal(ScoreStatus.NoData, March(score: null, new(2026, 4, 10), grace: 10));
    }

    [Fact]
    public void Without_a_target_nothing_else_matters()
    {
        Assert.Equal(ScoreStatus.NoTarget, March(score: null, new(2026, 8, 1), hasTarget: false));
        Assert.Equal(ScoreStatus.NoTarget, March(score: 100, new(2026, 3, 1), hasTarget: false));
    }

    [Fact]
    public void A_value_before_the_end_of_the_period_is_not_due_yet() =>
        Assert.Equal(ScoreStatus.NotDue, March(score: 120, new(2026, 3, 15)));

    [Fact]
    public void An_outdated_month_comes_before_a_year_that_is_not_due() =>
        Assert.Equal(
            ScoreStatus.Outdated,
            StatusRule.Of(hasTarget: true, score: 110, missingSince: EndOfMarch, lastDay: new(2026, 12, 31), today: new(2026, 4, 4), StatusThresholds.Default));

    [Fact]
    public void Only_colours_are_scores()
    {
        Assert.Equal(
            [ScoreStatus.Green, ScoreStatus.Amber, ScoreStatus.Red],
            Enum.GetValues<ScoreStatus>().Where(status => status.IsColour()));
    }

    private static ScoreStatus March(decimal? score, DateOnly today, int grace = ScoringDefaults.GraceDays, bool hasTarget = true) =>
        StatusRule.Of(hasTarget, score, missingSince: score is null ? EndOfMarch : null, EndOfMarch, today, StatusThresholds.Default, grace);
}
