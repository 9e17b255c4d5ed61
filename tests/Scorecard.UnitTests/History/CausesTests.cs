using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.UnitTests.Kpis;
using Scorecard.UnitTests.Strategy;

namespace Scorecard.UnitTests.History;

public class CausesTests
{
    [Fact]
    public void A_correction_of_the_period_is_a_cause_and_that_of_another_is_none()
    {
        var story = Story.OfRevenue().On("2026-09-01", Revenue.Id, Story.Corrected("2026-07", 95m));

        Assert.Equal([CauseKind.Value], Kinds(story, ("2026-03", "2026-04-10"), ("2026-03", "2026-11-21")));
        Assert.Equal("90", Assert.Single(Events(story, ("2026-03", "2026-04-10"), ("2026-03", "2026-11-21"))));
    }

    [Fact]
    public void It_does_not_matter_which_side_is_asked_for_first() =>
        Assert.Equal([CauseKind.Value], Kinds(Story.OfRevenue(), ("2026-03", "2026-11-21"), ("2026-03", "2026-04-10")));

    [Fact]
    public void Of_a_longer_period_every_month_counts() =>
        Assert.Equal(["90", "90"], Events(Story.OfRevenue(), ("2026", "2026-04-10"), ("2026", "2026-11-21")));

    [Fact]
    public void A_target_counts_where_it_applies()
    {
        var story = Story.OfRevenue();

        Assert.Equal([CauseKind.TimePassed, CauseKind.Target, CauseKind.Value], Kinds(story, ("2026-07", "2026-06-30"), ("2026-07", "2026-11-21")));
        Assert.DoesNotContain(CauseKind.Target, Kinds(story, ("2026-03", "2026-04-10"), ("2026-03", "2026-11-21")));
    }

    [Fact]
    public void Another_period_is_a_cause_and_what_was_recorded_about_the_one_left_behind_is_none()
    {
        var story = Story.OfRevenue();

        Assert.Equal([CauseKind.AnotherPeriod], Kinds(story, ("2026-03", "2026-11-21"), ("2026-07", "2026-11-21")));
        Assert.Equal([CauseKind.AnotherPeriod, CauseKind.TimePassed, CauseKind.Target, CauseKind.Value], Kinds(story, ("2026-03", "2026-04-10"), ("2026-07", "2026-11-21")));
    }

    [Fact]
    public void A_value_that_only_waited_for_its_period_to_end_changed_by_the_passing_of_time()
    {
        var story = Story.OfRevenue().On("2026-10-20", Revenue.Id, Story.Value("2026-10", 130m));

        Assert.Equal([CauseKind.TimePassed], Kinds(story, ("2026-10", "2026-10-25"), ("2026-10", "2026-11-21")));
    }

    [Fact]
    public void A_value_that_came_before_it_was_overdue_is_the_only_cause()
    {
        var story = Story.OfRevenue();

        Assert.Equal([CauseKind.Value], Kinds(story, ("2026-03", "2026-04-02"), ("2026-03", "2026-04-10")));
        Assert.Equal([CauseKind.TimePassed], Kinds(story, ("2026-08", "2026-09-02"), ("2026-08", "2026-11-21")));
    }

    [Fact]
    public void A_comment_changes_no_figure()
    {
        var story = Story.OfRevenue().On("2026-05-01", Revenue.Id, new KpiValueCommented(Period.Of("2026-03"), "Checked"));

        Assert.Single(Events(story, ("2026-03", "2026-04-10"), ("2026-03", "2026-11-21")));
    }

    [Fact]
    public void A_revision_counts_where_it_applies_and_an_end_too()
    {
        var revised = new KpiDefinitionRevised(2, Period.Of("2026-03"), Revenue.Definition with { Direction = Direction.Decrease });
        var story = Story.OfRevenue().On("2026-09-01", Revenue.Id, revised).On("2026-10-01", Revenue.Id, new KpiRetired(Period.Of("2026-07")));

        Assert.Contains(CauseKind.Definition, Kinds(story, ("2026-03", "2026-08-31"), ("2026-03", "2026-11-21")));
        Assert.DoesNotContain(CauseKind.Lifecycle, Kinds(story, ("2026-03", "2026-08-31"), ("2026-03", "2026-11-21")));
        Assert.Contains(CauseKind.Lifecycle, Kinds(story, ("2026-07", "2026-08-31"), ("2026-07", "2026-11-21")));
    }

    [Fact]
    public void Other_thresholds_make_the_status_of_the_same_score_another_one()
    {
        var (strict, story) = (Story.OfRevenue(), Story.OfRevenue());
        strict.Rules = ScoringRules.Default with { Thresholds = new StatusThresholds(95m, 70m) };

        var causes = new Causes(story.Moment("2026-03", "2026-08-31"), strict.Moment("2026-03", "2026-11-21"));

        Assert.True(causes.IsByRules(Revenue.Id));
        Assert.False(new Causes(story.Moment("2026-03", "2026-08-31"), story.Moment("2026-03", "2026-11-21")).IsByRules(Revenue.Id));
    }

    [Fact]
    public void What_is_computed_differs_by_the_events_of_its_inputs()
    {
        var growth = CompanyScorecard.Churn;
        var definition = Revenue.Definition with { Code = "growth", Calculation = "revenue + previous(revenue)" };
        var story = Story.OfRevenue().On("2026-01-07", growth, new KpiDefined(definition, [new KpiInput("revenue", Revenue.Id)]), Revenue.Activated);
        var causes = new Causes(story.Moment("2026-04", "2026-04-10"), story.Moment("2026-04", "2026-11-21"));

        Assert.Equal([Revenue.Id], causes.InputsOf(growth));
        var found = causes.OfInput(growth, Revenue.Id, story.Between("2026-04-10", "2026-11-21", Revenue.Id), change => change);

        Assert.Equal([CauseKind.Value], found.Select(cause => cause.Kind));
    }

    [Fact]
    public void A_change_of_structure_is_traced_to_its_events()
    {
        var story = Story.OfRevenue()
            .On("2026-09-01", CompanyScorecard.Id, Story.Placed(weight: 2m))
            .On("2026-09-02", CompanyScorecard.Id, new ScorecardMapLaidOut([]))
            .On("2026-09-03", CompanyScorecard.Id, Story.Placed(weight: 3m, from: "2026-10"));

        var causes = new Causes(story.Moment("2026-03", "2026-08-31"), story.Moment("2026-03", "2026-11-21"));
        var found = causes.OfStructure(
            CompanyScorecard.Id, story.Between("2026-08-31", "2026-11-21", CompanyScorecard.Id), change => (ScorecardEvent)change);

        Assert.Equal([1, 0, 0], found.Select(cause => cause.Changes.Count));
    }

    private static List<CauseKind> Kinds(Story story, (string Date, string KnownOn) from, (string Date, string KnownOn) to)
    {
        var (causes, difference) = Compare(story, from, to);
        return [.. causes.WithoutEvent(difference), .. Found(story, causes).Select(cause => cause.Kind)];
    }

    private static IEnumerable<string> Events(Story story, (string Date, string KnownOn) from, (string Date, string KnownOn) to) =>
        Found(story, Compare(story, from, to).Causes).Select(cause => cause.Event).OfType<KpiValueEvent>().Select(change => change switch
        {
            KpiValueRecorded recorded => $"{recorded.Value}",
            KpiValueCorrected corrected => $"{corrected.Value}",
            _ => "",
        });

    private static IEnumerable<(object Event, CauseKind Kind)> Found(Story story, Causes causes) => causes.Of(
        Revenue.Id, story.Between(Day(causes.Earlier), Day(causes.Later), Revenue.Id), change => change);

    private static string Day(ScoredMoment moment) => moment.KnownAt.ToString("yyyy-MM-dd");

    private static (Causes Causes, KpiDifference Difference) Compare(Story story, (string Date, string KnownOn) from, (string Date, string KnownOn) to)
    {
        var (before, after) = (story.Moment(from.Date, from.KnownOn), story.Moment(to.Date, to.KnownOn));
        return (new Causes(before, after), Difference.OfKpis(before, after, [Revenue.Id]).Single());
    }
}
