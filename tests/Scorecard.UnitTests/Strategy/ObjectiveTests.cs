using Scorecard.Domain.Strategy;
using static Scorecard.UnitTests.Strategy.CompanyScorecard;

namespace Scorecard.UnitTests.Strategy;

public class ObjectiveTests
{
    private static readonly Guid Third = Numbered(0x22);

    private readonly Scenario<BalancedScorecard, ScorecardEvent> _scorecard = new();

    [Fact]
    public void An_objective_is_added_to_a_perspective() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddObjective(Third, Customer, LoyaltyDetails, effectiveFrom: null))
        .Then(new ObjectiveAdded(January, Third, Customer, LoyaltyDetails));

    [Fact]
    public void The_same_objective_again_records_nothing() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddObjective(Growth, Financial, GrowthDetails, effectiveFrom: null))
        .Then();

    [Fact]
    public void An_id_names_one_objective() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddObjective(Growth, Customer, GrowthDetails, effectiveFrom: null))
        .ThenRefused(ScorecardErrors.IdTaken);

    [Fact]
    public void An_objective_needs_a_perspective() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddObjective(Third, Numbered(0x99), GrowthDetails, effectiveFrom: null))
        .ThenRefused(ScorecardErrors.PerspectiveNotFound);

    [Fact]
    public void There_are_at_most_a_hundred() => _scorecard
        .Given([Created, .. Enumerable.Range(0, 98).Select(index => new ObjectiveAdded(January, Numbered(0x200 + index), Customer, LoyaltyDetails))])
        .When(scorecard => scorecard.AddObjective(Third, Customer, LoyaltyDetails, effectiveFrom: null))
        .ThenRefused(ScorecardErrors.ObjectivesTooMany);

    [Fact]
    public void An_objective_is_revised_or_moved() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.ReviseObjective(Growth, Customer, GrowthDetails with { Weight = 40m }, July))
        .Then(new ObjectiveRevised(July, Growth, Customer, GrowthDetails with { Weight = 40m }));

    [Fact]
    public void An_unchanged_objective_records_nothing() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.ReviseObjective(Growth, Financial, GrowthDetails with { Weight = 100.0m }, July))
        .Then();

    [Fact]
    public void An_objective_is_removed() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RemoveObjective(Growth, July))
        .Then(new ObjectiveRemoved(July, Growth));

    [Fact]
    public void A_removed_objective_is_not_found() => _scorecard
        .Given(Created, new ObjectiveRemoved(July, Growth))
        .When(scorecard => scorecard.RemoveObjective(Growth, July.Next))
        .ThenRefused(ScorecardErrors.ObjectiveNotFound);

    [Fact]
    public void The_map_is_laid_out() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.LayOutMap([new MapPosition(Growth, 10m, 20m)]))
        .Then(new ScorecardMapLaidOut([new MapPosition(Growth, 10m, 20m)]));

    [Fact]
    public void The_same_layout_again_records_nothing() => _scorecard
        .Given(Created, new ScorecardMapLaidOut([new MapPosition(Growth, 10m, 20m)]))
        .When(scorecard => scorecard.LayOutMap([new MapPosition(Growth, 10m, 20m)]))
        .Then();

    [Fact]
    public void The_map_places_known_objectives_once() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.LayOutMap([new MapPosition(Growth, 10m, 20m), new MapPosition(Growth, 30m, 20m)]))
        .ThenRefused(ScorecardErrors.LayoutIncoherent);

    [Fact]
    public void Carrying_scores_for_ever_is_refused() =>
        Assert.Equal(
            "scoring.carry_out_of_range",
            After().SetRollUp(new Domain.Scoring.RollUpSettings(Domain.Scoring.MissingPolicy.Carry, CarryPeriods: 37), July).Error?.Code);
}
