using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using static Scorecard.UnitTests.Strategy.CompanyScorecard;
using RevenueKpi = Scorecard.UnitTests.Kpis.Revenue;

namespace Scorecard.UnitTests.Strategy;

public class ScorecardScoringTests
{
    private static readonly Period October = Period.Of("2026-10");

    private static readonly Guid Third = Numbered(0x32);

    private static readonly Guid TeamScorecard = Numbered(0x101);

    private static readonly Guid TeamObjective = Numbered(0x121);

    private readonly Dictionary<Guid, Kpi> _kpis = [];
    private readonly Dictionary<Guid, ValueSeries> _values = [];
    private readonly Dictionary<Guid, BalancedScorecard> _scorecards = [];

    [Fact]
    public void Scores_roll_up_from_kpi_to_scorecard()
    {
        Kpi(Revenue, ("2026-10", 80m));
        Kpi(Third, ("2026-10", 110m));
        Kpi(Churn, ("2026-10", 70m));
        _scorecards[Id] = After(
            new KpiPlaced(January, Growth, Revenue, 50m),
            new KpiPlaced(January, Growth, Third, 50m),
            new KpiPlaced(January, Loyalty, Churn, 100m));

        var score = Scoring().Score(Id, October);

        Assert.Equal([95m, 70m], score.Perspectives.Select(perspective => perspective.Objectives[0].Total.Score));
        Assert.Equal([95m, 70m], score.Perspectives.Select(perspective => perspective.Total.Score));
        Assert.Equal((85m, 1m, ScoreStatus.Amber), (score.Total.Score, score.Total.Coverage, score.Total.Status));
    }

    [Fact]
    public void A_missing_kpi_lowers_the_coverage_and_the_others_take_its_weight()
    {
        Kpi(Revenue, ("2026-10", 80m));
        Kpi(Third, ("2026-10", 110m));
        Kpi(Churn, ("2026-09", 100m));
        PlaceThree();

        var total = Objective(Scoring().Score(Id, October), Growth).Total;

        Assert.Equal(88.5714m, decimal.Round(total.Score!.Value, 4));
        Assert.Equal(0.7m, total.Coverage);
    }

    [Fact]
    public void A_missing_kpi_may_count_as_zero()
    {
        Kpi(Revenue, ("2026-10", 80m));
        Kpi(Third, ("2026-10", 110m));
        Kpi(Churn, ("2026-09", 100m));
        PlaceThree(new RollUpRevised(January, new RollUpSettings(MissingPolicy.Zero)));

        var total = Objective(Scoring().Score(Id, October), Growth).Total;

        Assert.Equal((62m, 0.7m), (total.Score, total.Coverage));
    }

    [Theory]
    [InlineData(1, 88.5714)]
    [InlineData(2, 92)]
    public void A_missing_kpi_may_carry_its_last_score_while_it_is_recent_enough(int periods, double expected)
    {
        Kpi(Revenue, ("2026-10", 80m));
        Kpi(Third, ("2026-10", 110m));
        Kpi(Churn, ("2026-08", 100m));
        PlaceThree(new RollUpRevised(January, new RollUpSettings(MissingPolicy.Carry, periods)));

        var total = Objective(Scoring().Score(Id, October), Growth).Total;

        Assert.Equal(((decimal)expected, 0.7m), (decimal.Round(total.Score!.Value, 4), total.Coverage));
    }

    [Fact]
    public void A_running_month_has_no_total_and_says_that_it_is_not_due()
    {
        Kpi(Revenue, ("2026-11", 20m));
        _scorecards[Id] = After(new KpiPlaced(January, Growth, Revenue, 50m), new RollUpRevised(January, new RollUpSettings(MissingPolicy.Zero)));

        var score = Scoring().Score(Id, Period.Of("2026-11"));

        Assert.Equal((null, ScoreStatus.NotDue), (Objective(score, Growth).Total.Score, Objective(score, Growth).Total.Status));
        Assert.Equal(20m, Objective(score, Growth).Kpis[0].Reading.Score);
    }

    [Fact]
    public void An_objective_without_kpis_has_no_data_and_never_counts_as_zero()
    {
        Kpi(Revenue, ("2026-10", 100m));
        _scorecards[Id] = After(new KpiPlaced(January, Growth, Revenue, 50m), new RollUpRevised(January, new RollUpSettings(MissingPolicy.Zero)));

        var score = Scoring().Score(Id, October);

        Assert.Equal(ScoreStatus.NoData, Objective(score, Loyalty).Total.Status);
        Assert.Equal((100m, 0.6m), (score.Total.Score, score.Total.Coverage));
    }

    [Fact]
    public void Drafts_and_kpis_that_are_only_tracked_take_no_part()
    {
        Kpi(Revenue, ("2026-10", 90m));
        _kpis[Third] = RevenueKpi.Kpi(RevenueKpi.Defined, RevenueKpi.TargetsSet(RevenueKpi.From("2026-01", 100m)));
        _kpis[Churn] = RevenueKpi.Kpi(new KpiDefined(RevenueKpi.Definition with { Direction = Direction.None }), RevenueKpi.Activated);
        PlaceThree();

        var objective = Objective(Scoring().Score(Id, October), Growth);

        Assert.Equal((90m, 1m), (objective.Total.Score, objective.Total.Coverage));
        Assert.Equal([true, false, false], objective.Kpis.OrderBy(kpi => kpi.Placement.Weight == 50m ? 0 : 1).Select(kpi => kpi.Counts));
    }

    [Fact]
    public void From_its_replacement_on_only_the_successor_counts()
    {
        Kpi(Revenue, ("2026-06", 80m), ("2026-07", 80m));
        _kpis[Revenue] = Domain.Kpis.Kpi.Evolve(_kpis[Revenue], new KpiReplaced(Third, July));
        Kpi(Third, ("2026-07", 110m));
        _scorecards[Id] = After(new KpiPlaced(January, Growth, Revenue, 1m), new KpiPlaced(July, Growth, Third, 1m));

        Assert.Equal(80m, Objective(Scoring().Score(Id, July.Previous), Growth).Total.Score);
        Assert.Equal(110m, Objective(Scoring().Score(Id, July), Growth).Total.Score);
    }

    [Fact]
    public void Weights_count_as_they_were_in_the_month_in_which_the_period_ends()
    {
        Kpi(Revenue, ("2026-06", 100m), ("2026-07", 100m));
        Kpi(Churn, ("2026-06", 50m), ("2026-07", 50m));
        _scorecards[Id] = After(
            new KpiPlaced(January, Growth, Revenue, 1m),
            new KpiPlaced(January, Loyalty, Churn, 1m),
            new PerspectiveRevised(July, Financial, "Financial", 40m),
            new PerspectiveRevised(July, Customer, "Customer", 60m));

        Assert.Equal(80m, Scoring().Score(Id, July.Previous).Total.Score);
        Assert.Equal(70m, Scoring().Score(Id, July).Total.Score);
        Assert.Equal([80m, 70m], Scoring().Trend(Id, July, count: 2).Select(point => point.Score));
    }

    [Fact]
    public void An_objective_further_down_counts_by_the_weight_of_its_support()
    {
        Kpi(Revenue, ("2026-10", 100m));
        Kpi(Churn, ("2026-10", 60m));
        _scorecards[Id] = After(new KpiPlaced(January, Growth, Revenue, 30m));
        _scorecards[TeamScorecard] = Team(
            new KpiPlaced(January, TeamObjective, Churn, 1m),
            new ObjectiveSupported(January, TeamObjective, Id, Growth, 10m));

        var objective = Objective(Scoring().Score(Id, October), Growth);

        Assert.Equal(90m, objective.Total.Score);
        Assert.Equal((TeamScorecard, 60m), (objective.SupportedBy[0].ScorecardId, objective.SupportedBy[0].Score));
    }

    [Fact]
    public void Alignment_alone_shows_and_does_not_count()
    {
        Kpi(Revenue, ("2026-10", 100m));
        Kpi(Churn, ("2026-10", 60m));
        _scorecards[Id] = After(new KpiPlaced(January, Growth, Revenue, 30m));
        _scorecards[TeamScorecard] = Team(
            new KpiPlaced(January, TeamObjective, Churn, 1m),
            new ObjectiveSupported(January, TeamObjective, Id, Growth, 0m));

        var objective = Objective(Scoring().Score(Id, October), Growth);

        Assert.Equal((100m, 60m), (objective.Total.Score, objective.SupportedBy[0].Score));
    }

    [Fact]
    public void Objectives_that_support_each_other_are_scored_the_same_in_any_order()
    {
        Kpi(Revenue, ("2026-10", 100m));
        Kpi(Churn, ("2026-10", 60m));
        _scorecards[Id] = After(
            new KpiPlaced(January, Growth, Revenue, 1m),
            new ObjectiveSupported(January, Growth, TeamScorecard, TeamObjective, 1m));
        _scorecards[TeamScorecard] = Team(
            new KpiPlaced(January, TeamObjective, Churn, 1m),
            new ObjectiveSupported(January, TeamObjective, Id, Growth, 1m));

        var companyFirst = Scoring();
        var teamFirst = Scoring();
        teamFirst.Score(TeamScorecard, October);

        Assert.Equal(80m, Objective(companyFirst.Score(Id, October), Growth).Total.Score);
        Assert.Equal(80m, Objective(teamFirst.Score(Id, October), Growth).Total.Score);
    }

    [Fact]
    public void A_score_explains_itself_by_its_children()
    {
        Kpi(Revenue, ("2026-10", 80m));
        Kpi(Third, ("2026-10", 110m));
        Kpi(Churn, ("2026-09", 100m));
        PlaceThree();

        var explanation = Objective(Scoring().Score(Id, October), Growth).Total.Explain();

        Assert.Equal([Revenue, Churn, Third], explanation.Terms.Select(term => term.KpiId!.Value));
        Assert.Equal([TermNames.Child, TermNames.ChildExcluded, TermNames.Child], explanation.Terms.Select(term => term.Name));
    }

    [Fact]
    public void Units_below_are_scored_together()
    {
        Kpi(Revenue, ("2026-10", 100m));
        Kpi(Churn, ("2026-10", 60m));
        _scorecards[Id] = After(new KpiPlaced(January, Growth, Revenue, 1m));
        _scorecards[TeamScorecard] = Team(new KpiPlaced(January, TeamObjective, Churn, 1m));

        Assert.Equal(80m, Scoring().ScoreTogether([Id, TeamScorecard], October).Score);
    }

    [Fact]
    public void A_kpi_that_is_not_among_the_facts_is_left_out()
    {
        Kpi(Revenue, ("2026-10", 90m));
        PlaceThree();

        Assert.Equal((90m, 1), (Scoring().Score(Id, October).Total.Score, Objective(Scoring().Score(Id, October), Growth).Kpis.Count));
    }

    /// <summary>Weights 50, 30 and 20 under one objective.</summary>
    private void PlaceThree(params ScorecardEvent[] more) => _scorecards[Id] = After(
    [
        new KpiPlaced(January, Growth, Revenue, 50m),
        new KpiPlaced(January, Growth, Churn, 30m),
        new KpiPlaced(January, Growth, Third, 20m),
        .. more,
    ]);

    private void Kpi(Guid id, params (string Period, decimal Value)[] values)
    {
        _kpis[id] = RevenueKpi.Kpi(RevenueKpi.Defined, RevenueKpi.TargetsSet(RevenueKpi.From("2026-01", 100m)), RevenueKpi.Activated);
        _values[id] = new ValueSeries(values.Select(entry =>
            new RecordedValue(Period.Of(entry.Period), entry.Value, null, null, NotApplicable: false, Comment: null, Revision: 1)));
    }

    private static BalancedScorecard Team(params ScorecardEvent[] history) => history
        .Prepend(Created with
        {
            UnitId = Numbered(0xA1),
            Perspectives =
            [
                new Perspective(Numbered(0x110), PerspectiveKind.Customer, "Customer", 100m, [new StrategicObjective(TeamObjective, LoyaltyDetails, [], [])]),
            ],
        })
        .Aggregate(BalancedScorecard.Initial, BalancedScorecard.Evolve);

    private static ObjectiveScore Objective(ScorecardScore score, Guid id) =>
        score.Perspectives.SelectMany(perspective => perspective.Objectives).Single(objective => objective.Objective.Id == id);

    private ScorecardScoring Scoring() => new(new ScoringFacts(ScoringRules.Default, new DateOnly(2026, 11, 21), _kpis, _values, _scorecards));
}
