using Scorecard.Domain.Strategy;
using static Scorecard.UnitTests.Strategy.CompanyScorecard;

namespace Scorecard.UnitTests.Strategy;

public class PerspectiveTests
{
    private static readonly Guid Fifth = Numbered(0x15);

    private readonly Scenario<BalancedScorecard, ScorecardEvent> _scorecard = new();

    [Fact]
    public void A_fifth_perspective_may_be_added() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddPerspective(Fifth, PerspectiveKind.Other, "Sustainability", 10m, July))
        .Then(new PerspectiveAdded(July, Fifth, PerspectiveKind.Other, "Sustainability", 10m));

    [Fact]
    public void The_same_perspective_again_records_nothing() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddPerspective(Financial, PerspectiveKind.Financial, "Financial", 60m, July))
        .Then();

    [Fact]
    public void An_id_names_one_perspective() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.AddPerspective(Financial, PerspectiveKind.Other, "Sustainability", 10m, July))
        .ThenRefused(ScorecardErrors.IdTaken);

    [Fact]
    public void There_are_at_most_eight() => _scorecard
        .Given([Created, .. Enumerable.Range(0, 6).Select(index => new PerspectiveAdded(July, Numbered(0x40 + index), PerspectiveKind.Other, $"Other {index}", 1m))])
        .When(scorecard => scorecard.AddPerspective(Fifth, PerspectiveKind.Other, "Sustainability", 10m, January))
        .ThenRefused(ScorecardErrors.PerspectivesTooMany);

    [Theory]
    [InlineData(-1)]
    [InlineData(1000.0001)]
    [InlineData(0.00001)]
    public void A_weight_has_a_range_and_four_decimals(double weight) => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RevisePerspective(Financial, "Financial", (decimal)weight, July))
        .ThenRefused(ScorecardErrors.WeightInvalid);

    [Fact]
    public void A_perspective_is_renamed_and_weighted() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RevisePerspective(Financial, "Finance", 55.5m, July))
        .Then(new PerspectiveRevised(July, Financial, "Finance", 55.5m));

    [Fact]
    public void An_unchanged_perspective_records_nothing() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RevisePerspective(Financial, "Financial", 60m, July))
        .Then();

    [Fact]
    public void A_perspective_needs_a_name() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RevisePerspective(Financial, " ", 60m, July))
        .ThenRefused(ScorecardErrors.NameRequired);

    [Fact]
    public void An_empty_perspective_is_removed() => _scorecard
        .Given(Created, new ObjectiveRemoved(July, Growth))
        .When(scorecard => scorecard.RemovePerspective(Financial, July))
        .Then(new PerspectiveRemoved(July, Financial));

    [Fact]
    public void A_perspective_with_objectives_stays() => _scorecard
        .Given(Created, new ObjectiveRemoved(July, Growth))
        .When(scorecard => scorecard.RemovePerspective(Financial, March))
        .ThenRefused(ScorecardErrors.PerspectiveNotEmpty);

    [Fact]
    public void A_perspective_that_gets_objectives_later_stays() => _scorecard
        .Given(Created, new PerspectiveAdded(January, Fifth, PerspectiveKind.Other, "Sustainability", 10m), new ObjectiveAdded(July, Numbered(0x25), Fifth, GrowthDetails))
        .When(scorecard => scorecard.RemovePerspective(Fifth, March))
        .ThenRefused(ScorecardErrors.PerspectiveNotEmpty);

    [Fact]
    public void An_unknown_perspective_is_not_found() => _scorecard
        .Given(Created)
        .When(scorecard => scorecard.RemovePerspective(Fifth, July))
        .ThenRefused(ScorecardErrors.PerspectiveNotFound);
}
