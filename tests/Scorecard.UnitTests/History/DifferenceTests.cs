using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.UnitTests.Kpis;
using Scorecard.UnitTests.Strategy;

namespace Scorecard.UnitTests.History;

public class DifferenceTests
{
    [Fact]
    public void A_correction_moves_the_value_the_score_and_the_status_of_its_KPI()
    {
        var story = Story.OfRevenue();

        var (before, after) = (story.Moment("2026-03", "2026-04-10"), story.Moment("2026-03", "2026-11-21"));
        var difference = Assert.Single(Difference.OfKpis(before, after, [Revenue.Id]));

        Assert.Equal((80m, 100m, 80m, ScoreStatus.Amber, 1), Figures(difference.Before));
        Assert.Equal((90m, 100m, 90m, ScoreStatus.Green, 2), Figures(difference.After));
    }

    [Fact]
    public void It_moves_the_objective_the_perspective_and_the_scorecard_above_it()
    {
        var story = Story.OfRevenue();

        var (before, after) = (story.Moment("2026-03", "2026-04-10"), story.Moment("2026-03", "2026-11-21"));
        var difference = Assert.Single(Difference.OfScorecards(before, after, [(CompanyScorecard.Id, CompanyScorecard.Id)]));

        Assert.Equal(
            [
                (NodeLevel.Scorecard, CompanyScorecard.Id, 80m, 90m),
                (NodeLevel.Perspective, CompanyScorecard.Financial, 80m, 90m),
                (NodeLevel.Objective, CompanyScorecard.Growth, 80m, 90m),
            ],
            difference.Nodes.Select(node => (node.Level, node.Id, node.Before!.Score, node.After!.Score)));
        Assert.Empty(difference.Structure);
    }

    [Fact]
    public void What_is_the_same_on_both_sides_is_left_out()
    {
        var story = Story.OfRevenue();

        var (before, after) = (story.Moment("2026-03", "2026-08-05"), story.Moment("2026-03", "2026-11-21"));

        Assert.Empty(Difference.OfKpis(before, after, [Revenue.Id]));
        Assert.Empty(Difference.OfScorecards(before, after, [(CompanyScorecard.Id, CompanyScorecard.Id)]));
    }

    [Theory]
    [InlineData("2026-03", "2026-03-20", ScoreStatus.NotDue)]
    [InlineData("2026-03", "2026-04-01", ScoreStatus.NoData)]
    public void To_have_no_figure_yet_is_a_state_of_its_own(string date, string knownOn, ScoreStatus status)
    {
        var story = Story.OfRevenue();

        var difference = Assert.Single(Difference.OfKpis(story.Moment(date, knownOn), story.Moment(date, "2026-11-21"), [Revenue.Id]));

        Assert.Equal((null, null, status), (difference.Before!.Value, difference.Before.Score, difference.Before.Status));
        Assert.Equal((90m, 90m, ScoreStatus.Green), (difference.After!.Value, difference.After.Score, difference.After.Status));
    }

    [Fact]
    public void A_KPI_that_was_not_known_yet_has_one_side_only()
    {
        var story = Story.OfRevenue();

        var difference = Assert.Single(Difference.OfKpis(story.Moment("2026-03", "2026-01-01"), story.Moment("2026-03", "2026-11-21"), [Revenue.Id]));

        Assert.Null(difference.Before);
        Assert.Equal(90m, difference.After?.Score);
    }

    [Fact]
    public void A_changed_structure_is_told_part_by_part()
    {
        var story = Story.OfRevenue()
            .On(
                "2026-09-01",
                CompanyScorecard.Id,
                new PerspectiveRevised(CompanyScorecard.January, CompanyScorecard.Financial, "Finance", 50m),
                new ObjectiveRevised(CompanyScorecard.January, CompanyScorecard.Loyalty, CompanyScorecard.Financial, CompanyScorecard.LoyaltyDetails),
                new ObjectivesLinked(CompanyScorecard.January, CompanyScorecard.Loyalty, CompanyScorecard.Growth),
                Story.Placed(weight: 3m),
                new RollUpRevised(CompanyScorecard.January, new RollUpSettings(MissingPolicy.Zero)));

        var structure = Structure(story, "2026-03", "2026-08-31", "2026-09-02");

        Assert.Equal(
            [
                (StructureThing.RollUp, StructureChangeKind.Ruled),
                (StructureThing.Perspective, StructureChangeKind.Renamed),
                (StructureThing.Perspective, StructureChangeKind.Weighted),
                (StructureThing.Placement, StructureChangeKind.Weighted),
                (StructureThing.Objective, StructureChangeKind.Moved),
                (StructureThing.Link, StructureChangeKind.Added),
            ],
            structure.Select(change => (change.Subject.Thing, change.Kind)));
        Assert.Equal((1m, 3m), (structure[3].Before?.Weight, structure[3].After?.Weight));
    }

    [Fact]
    public void What_hangs_on_a_removed_objective_goes_with_it_unsaid()
    {
        var story = Story.OfRevenue()
            .On("2026-02-01", CompanyScorecard.Id, new ObjectivesLinked(CompanyScorecard.January, CompanyScorecard.Loyalty, CompanyScorecard.Growth))
            .On("2026-09-01", CompanyScorecard.Id, new ObjectiveRemoved(CompanyScorecard.January, CompanyScorecard.Growth));

        var change = Assert.Single(Structure(story, "2026-03", "2026-08-31", "2026-09-02"));

        Assert.Equal((StructureThing.Objective, StructureChangeKind.Removed, "Grow profitably"), (change.Subject.Thing, change.Kind, change.Before?.Name));
    }

    [Fact]
    public void A_structure_that_applies_from_July_leaves_June_as_it_was()
    {
        var story = Story.OfRevenue().On("2026-09-01", CompanyScorecard.Id, Story.Placed(weight: 3m, from: "2026-07"));

        Assert.Empty(Structure(story, "2026-06", "2026-08-31", "2026-09-02"));
        Assert.Single(Structure(story, "2026-07", "2026-08-31", "2026-09-02"));
    }

    [Fact]
    public void The_scorecards_of_two_fiscal_years_are_compared_by_their_total()
    {
        var next = CompanyScorecard.Numbered(0x101);
        var story = Story.OfRevenue().On("2026-12-01", next, CompanyScorecard.Created with { FiscalYear = 2027, Name = "Company 2027", FirstMonth = Period.Of("2027-01") });

        var (before, after) = (story.Moment("2026-07", "2027-02-10"), story.Moment("2027-01", "2027-02-10"));
        var difference = Assert.Single(Difference.OfScorecards(before, after, [(CompanyScorecard.Id, next)]));

        var total = Assert.Single(difference.Nodes);
        Assert.Equal(("Company 2027", 75m, null), (total.Name, total.Before?.Score, total.After?.Score));
        Assert.Empty(difference.Structure);
    }

    [Fact]
    public void A_moment_does_not_differ_from_itself_and_the_sides_can_be_swapped() => Draw.Many(200, draw =>
    {
        var story = Drawn(draw);
        var (left, right) = (Moment(draw, story), Moment(draw, story));
        Guid[] kpis = [Revenue.Id, CompanyScorecard.Churn];
        (Guid?, Guid?)[] scorecards = [(CompanyScorecard.Id, CompanyScorecard.Id)];

        Assert.Empty(Difference.OfKpis(left, left, kpis));
        Assert.Empty(Difference.OfScorecards(left, left, scorecards));

        Assert.Equal(
            Difference.OfKpis(left, right, kpis),
            Difference.OfKpis(right, left, kpis).Select(difference => difference with { Before = difference.After, After = difference.Before }));
        var (there, back) = (Difference.OfScorecards(left, right, scorecards), Difference.OfScorecards(right, left, scorecards));
        Assert.Equal(
            there.SelectMany(difference => difference.Nodes).Select(node => (node.Id, node.Before, node.After)).OrderBy(node => node.Id),
            back.SelectMany(difference => difference.Nodes).Select(node => (node.Id, node.After, node.Before)).OrderBy(node => node.Id));
        Assert.Equal(
            there.SelectMany(difference => difference.Structure).Select(change => (change.Subject, change.Before, change.After)).ToHashSet(),
            back.SelectMany(difference => difference.Structure).Select(change => (change.Subject, change.After, change.Before)).ToHashSet());
    });

    private static (decimal?, decimal?, decimal?, ScoreStatus?, int?) Figures(KpiSide? side) =>
        (side?.Value, side?.Target, side?.Score, side?.Status, side?.Revision);

    private static IReadOnlyList<StructureChange> Structure(Story story, string date, string before, string after) =>
        Difference.OfScorecards(story.Moment(date, before), story.Moment(date, after), [(CompanyScorecard.Id, CompanyScorecard.Id)])
            .SelectMany(difference => difference.Structure)
            .ToList();

    private static Story Drawn(Draw draw)
    {
        var story = Story.OfRevenue();
        for (var count = draw.Whole(0, 8); count > 0; count--)
        {
            var (day, month) = ($"2026-{draw.Whole(2, 11):00}-{draw.Whole(1, 28):00}", $"2026-{draw.Whole(1, 11):00}");
            story = draw.Whole(0, 4) switch
            {
                0 => story.On(day, Revenue.Id, Story.Corrected(month, draw.Between(0, 150))),
                1 => story.On(day, CompanyScorecard.Id, Story.Placed(draw.Between(1, 9), month)),
                2 => story.On(day, CompanyScorecard.Id, new PerspectiveRevised(Period.Of(month), CompanyScorecard.Customer, draw.One("Customer", "Clients"), draw.Between(1, 99))),
                3 => story.On(day, CompanyScorecard.Id, new ObjectivesLinked(Period.Of(month), CompanyScorecard.Loyalty, CompanyScorecard.Growth)),
                _ => story.On(day, Revenue.Id, Revenue.TargetsSet(Revenue.From(month, draw.Between(50, 200)))),
            };
        }

        return story.Sorted();
    }

    private static ScoredMoment Moment(Draw draw, Story story) => story.Moment(
        $"2026-{draw.Whole(1, 11):00}", $"2026-{draw.Whole(1, 11):00}-{draw.Whole(1, 28):00}", draw.One(Span.Period, Span.YearToDate));
}
