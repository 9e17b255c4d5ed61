using Scorecard.Domain.Strategy;
using static Scorecard.UnitTests.Strategy.CompanyScorecard;

namespace Scorecard.UnitTests.Strategy;

public class ConnectObjectivesTests
{
    private static readonly Guid Skills = Numbered(0x22);

    private static readonly Guid Team = Numbered(0xA1);

    private readonly Scenario<BalancedScorecard, ScorecardEvent> _scorecard = new();

    [Fact]
    public void A_kpi_is_placed_under_an_objective() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.PlaceKpi(Growth, Revenue, 70m, July))
        .Then(new KpiPlaced(July, Growth, Revenue, 70m));

    [Fact]
    public void The_same_placement_again_records_nothing() => _scorecard
        .Given(Created, new KpiPlaced(January, Growth, Revenue, 70m))
        .When(scorecard => scorecard.PlaceKpi(Growth, Revenue, 70m, July))
        .Then();

    [Fact]
    public void Another_weight_is_recorded() => _scorecard
        .Given(Created, new KpiPlaced(January, Growth, Revenue, 70m))
        .When(scorecard => scorecard.PlaceKpi(Growth, Revenue, 80m, July))
        .ThenState(scorecard => Assert.Equal([new KpiPlacement(Revenue, 80m)], scorecard.StructureAt(July).Objective(Growth)!.Kpis));

    [Fact]
    public void An_objective_has_at_most_fifty_kpis() => _scorecard
        .Given([Created, .. Enumerable.Range(0, 50).Select(index => new KpiPlaced(July, Growth, Numbered(0x300 + index), 1m))])
        .When(scorecard => scorecard.PlaceKpi(Growth, Revenue, 1m, January))
        .ThenRefused(ScorecardErrors.KpisTooMany);

    [Fact]
    public void A_placement_is_taken_away() => _scorecard
        .Given(Created, new KpiPlaced(January, Growth, Revenue, 70m))
        .When(scorecard => scorecard.RemoveKpi(Growth, Revenue, July))
        .Then(new KpiPlacementRemoved(July, Growth, Revenue));

    [Fact]
    public void What_is_not_placed_is_not_taken_away() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RemoveKpi(Growth, Revenue, July))
        .ThenRefused(ScorecardErrors.PlacementNotFound);

    [Fact]
    public void A_cause_is_linked_to_its_effect() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.Link(Loyalty, Growth, July))
        .Then(new ObjectivesLinked(July, Loyalty, Growth));

    [Fact]
    public void The_same_link_again_records_nothing() => _scorecard
        .Given(Created, new ObjectivesLinked(January, Loyalty, Growth))
        .When(scorecard => scorecard.Link(Loyalty, Growth, July))
        .Then();

    [Fact]
    public void An_objective_does_not_cause_itself() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.Link(Growth, Growth, July))
        .ThenRefused(ScorecardErrors.LinkToItself);

    [Fact]
    public void Causes_do_not_run_in_a_circle() => _scorecard
        .Given(
            Created,
            new ObjectiveAdded(January, Skills, Customer, LoyaltyDetails),
            new ObjectivesLinked(January, Skills, Loyalty),
            new ObjectivesLinked(January, Loyalty, Growth))
        .When(scorecard => scorecard.Link(Growth, Skills, January))
        .ThenRefused(ScorecardErrors.LinkCycle);

    [Fact]
    public void Causes_do_not_run_in_a_circle_in_a_later_month_either() => _scorecard
        .Given(Created, new ObjectivesLinked(July, Growth, Loyalty))
        .When(scorecard => scorecard.Link(Loyalty, Growth, January))
        .ThenRefused(ScorecardErrors.LinkCycle);

    [Fact]
    public void Two_causes_may_have_one_effect() => _scorecard
        .Given(Created, new ObjectiveAdded(January, Skills, Customer, LoyaltyDetails), new ObjectivesLinked(January, Skills, Growth), new ObjectivesLinked(January, Skills, Loyalty))
        .When(scorecard => scorecard.Link(Loyalty, Growth, January))
        .Then(new ObjectivesLinked(January, Loyalty, Growth));

    [Fact]
    public void A_link_is_taken_away() => _scorecard
        .Given(Created, new ObjectivesLinked(January, Loyalty, Growth))
        .When(scorecard => scorecard.Unlink(Loyalty, Growth, July))
        .Then(new ObjectivesUnlinked(July, Loyalty, Growth));

    [Fact]
    public void What_is_not_linked_is_not_unlinked() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.Unlink(Loyalty, Growth, July))
        .ThenRefused(ScorecardErrors.LinkNotFound);

    [Fact]
    public void An_objective_supports_one_of_a_unit_further_up() => _scorecard
        .Given(Created with { UnitId = Team })
        .When(scorecard => scorecard.Support(Loyalty, Id, After(), Growth, ancestors: [Company], 20m, July))
        .Then(new ObjectiveSupported(July, Loyalty, Id, Growth, 20m));

    [Fact]
    public void An_objective_does_not_support_one_of_a_unit_beside_it() => _scorecard
        .Given(Created with { UnitId = Team })
        .When(scorecard => scorecard.Support(Loyalty, Id, After(), Growth, ancestors: [Numbered(0xA2)], 20m, July))
        .ThenRefused(ScorecardErrors.SupportNotAncestor);

    [Fact]
    public void An_objective_does_not_support_one_of_another_year() => _scorecard
        .Given(Created with { UnitId = Team, FiscalYear = 2027 })
        .When(scorecard => scorecard.Support(Loyalty, Id, After(), Growth, ancestors: [Company], 20m, July))
        .ThenRefused(ScorecardErrors.SupportOtherYear);

    [Fact]
    public void An_objective_does_not_support_one_that_is_gone() => _scorecard
        .Given(Created with { UnitId = Team })
        .When(scorecard => scorecard.Support(Loyalty, Id, After(new ObjectiveRemoved(March, Growth)), Growth, ancestors: [Company], 20m, July))
        .ThenRefused(ScorecardErrors.ParentObjectiveNotFound);

    [Fact]
    public void A_support_is_taken_away() => _scorecard
        .Given(Created with { UnitId = Team }, new ObjectiveSupported(January, Loyalty, Id, Growth, 20m))
        .When(scorecard => scorecard.RemoveSupport(Loyalty, Id, Growth, July))
        .ThenState(scorecard =>
        {
            Assert.Single(scorecard.StructureAt(March).Objective(Loyalty)!.Supports);
            Assert.Empty(scorecard.StructureAt(July).Objective(Loyalty)!.Supports);
        });
}
