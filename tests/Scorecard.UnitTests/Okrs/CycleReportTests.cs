using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class CycleReportTests
{
    private static readonly Guid Operations = Okr.Numbered(0xA2);

    [Fact]
    public void Scores_are_counted_by_colour_and_outcome_drafted_ones_included()
    {
        var report = CycleReport.Of([Closed(0.3m), Closed(0.9m), Drafted(0.5m), Okr.Whole, Closed(1m) with { Archived = true }]);

        Assert.Equal((4, 2), (report.Figures.Objectives, report.Figures.Closed));
        Assert.Equal(new ScoreDistribution(Red: 1, Amber: 1, Green: 1, Unscored: 1), report.Figures.Bands);
        Assert.Equal(2, report.Figures.Outcomes.Single(outcome => outcome.Outcome is ObjectiveOutcome.PartlyAchieved).Count);
        Assert.Equal(1.7m / 3m, report.Figures.Mean);
    }

    [Fact]
    public void The_mean_is_weighted()
    {
        var heavy = Closed(1m);

        Assert.Equal(0.75m, CycleReport.Of([Closed(0m), heavy with { Content = heavy.Content with { Weight = 3m } }]).Figures.Mean);
        Assert.Null(CycleReport.Of([Okr.Whole]).Figures.Mean);
        Assert.Null(CycleReport.Of([]).Figures.Mean);
    }

    [Theory]
    [InlineData(0.95, CycleHintCode.Sandbagging)]
    [InlineData(0.9, null)]
    [InlineData(0.4, null)]
    [InlineData(0.35, CycleHintCode.OverReach)]
    public void Aspirational_objectives_that_are_all_reached_or_never_are_noticed(decimal score, CycleHintCode? code)
    {
        var report = CycleReport.Of([Closed(score, Ambition.Aspirational), Closed(1m)]);

        Assert.Equal(
            code is { } expected ? [new CycleHint(expected, null, score, 1), new CycleHint(expected, Okr.Sales, score, 1)] : Array.Empty<CycleHint>(),
            report.Hints);
    }

    [Fact]
    public void Each_unit_has_figures_of_its_own()
    {
        var elsewhere = Closed(0.2m, Ambition.Aspirational);
        var report = CycleReport.Of([Closed(0.8m, Ambition.Aspirational), elsewhere with { Content = elsewhere.Content with { UnitId = Operations } }]);

        Assert.Equal([(Okr.Sales, 0.8m), (Operations, 0.2m)], report.Units.Select(unit => (unit.UnitId, unit.Figures.Mean!.Value)));
        Assert.Equal([new CycleHint(CycleHintCode.OverReach, Operations, 0.2m, 1)], report.Hints);
    }

    [Fact]
    public void Each_ambition_is_held_against_what_is_expected() => Assert.Equal(
        [new(Ambition.Committed, 2, 1, 0.8m, 1.0m), new(Ambition.Aspirational, 0, 0, null, 0.7m)],
        CycleReport.Of([Closed(0.8m), Okr.Whole]).Figures.Ambitions);

    private static ObjectiveReview Review(decimal score) => Okr.Review(ObjectiveOutcome.PartlyAchieved, (Okr.Churn, score), (Okr.Launch, score));

    private static Objective Closed(decimal score, Ambition ambition = Ambition.Committed) =>
        Objective.Evolve(Okr.Whole with { Content = Okr.Content with { Ambition = ambition } }, new OkrObjectiveClosed(Review(score), score));

    private static Objective Drafted(decimal score) => Objective.Evolve(Okr.Whole, new OkrObjectiveReviewDrafted(Review(score)));
}
