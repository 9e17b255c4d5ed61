using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using static Scorecard.UnitTests.Strategy.CompanyScorecard;

namespace Scorecard.UnitTests.Strategy;

public class EffectiveDatingTests
{
    [Fact]
    public void A_weight_changed_from_july_leaves_june_as_it_was()
    {
        var scorecard = After(new PerspectiveRevised(July, Financial, "Financial", 50m));

        Assert.Equal(60m, scorecard.StructureAt(new DateOnly(2026, 6, 30)).Perspective(Financial)?.Weight);
        Assert.Equal(50m, scorecard.StructureAt(new DateOnly(2026, 7, 1)).Perspective(Financial)?.Weight);
    }

    [Fact]
    public void A_later_change_of_the_same_thing_stays_when_an_earlier_one_is_made_after_it()
    {
        var scorecard = After(
            new PerspectiveRevised(July, Financial, "Financial", 50m),
            new PerspectiveRevised(March, Financial, "Financial", 70m));

        Assert.Equal([60m, 70m, 50m], scorecard.Versions.Select(version => version.Perspective(Financial)!.Weight));
    }

    [Fact]
    public void A_change_reaches_later_versions_in_which_something_else_was_changed()
    {
        var scorecard = After(
            new PerspectiveRevised(July, Financial, "Finance", 60m),
            new PerspectiveRevised(March, Financial, "Financial", 70m));

        Assert.Equal(
            [("Financial", 60m), ("Financial", 70m), ("Finance", 70m)],
            scorecard.Versions.Select(version => (version.Perspective(Financial)!.Name, version.Perspective(Financial)!.Weight)));
    }

    [Fact]
    public void A_weight_of_an_objective_reaches_a_version_in_which_it_was_renamed()
    {
        var scorecard = After(
            new ObjectiveRevised(July, Growth, Financial, GrowthDetails with { Name = "Grow" }),
            new ObjectiveRevised(March, Growth, Financial, GrowthDetails with { Weight = 30m }));

        Assert.Equal(GrowthDetails with { Name = "Grow", Weight = 30m }, scorecard.StructureAt(July).Objective(Growth)?.Details);
    }

    [Fact]
    public void A_kpi_placed_from_march_is_also_there_in_july()
    {
        var scorecard = After(
            new PerspectiveRevised(July, Financial, "Financial", 50m),
            new KpiPlaced(March, Growth, Revenue, 70m));

        Assert.Equal([0, 1, 1], scorecard.Versions.Select(version => version.Objective(Growth)!.Kpis.Count));
    }

    [Fact]
    public void A_placement_taken_away_from_march_stays_where_its_weight_was_set_later()
    {
        var scorecard = After(
            new KpiPlaced(January, Growth, Revenue, 70m),
            new KpiPlaced(July, Growth, Revenue, 80m),
            new KpiPlacementRemoved(March, Growth, Revenue));

        Assert.Equal([1, 0, 1], scorecard.Versions.Select(version => version.Objective(Growth)!.Kpis.Count));
    }

    [Fact]
    public void What_is_added_ends_where_its_perspective_ends()
    {
        var fifth = Numbered(0x15);
        var scorecard = After(
            new PerspectiveAdded(January, fifth, PerspectiveKind.Other, "Sustainability", 10m),
            new PerspectiveRemoved(July, fifth),
            new ObjectiveAdded(March, Numbered(0x25), fifth, GrowthDetails));

        Assert.Equal([2, 3, 2], scorecard.Versions.Select(version => version.Objectives.Count()));
    }

    [Fact]
    public void A_removed_objective_takes_its_links_along_and_leaves_the_time_before()
    {
        var scorecard = After(
            new ObjectivesLinked(January, Loyalty, Growth),
            new ObjectiveRemoved(July, Loyalty));

        Assert.Single(scorecard.StructureAt(July.Previous).Links);
        Assert.Empty(scorecard.StructureAt(July).Links);
        Assert.Null(scorecard.StructureAt(July).Objective(Loyalty));
    }

    [Fact]
    public void A_moved_objective_keeps_its_kpis_and_links()
    {
        var scorecard = After(
            new KpiPlaced(January, Growth, Revenue, 70m),
            new ObjectivesLinked(January, Loyalty, Growth),
            new ObjectiveRevised(July, Growth, Customer, GrowthDetails));

        var july = scorecard.StructureAt(July);
        Assert.Equal(Customer, july.PerspectiveOf(Growth)?.Id);
        Assert.Equal([Loyalty, Growth], july.Perspective(Customer)!.Objectives.Select(objective => objective.Id));
        Assert.Single(july.Objective(Growth)!.Kpis);
        Assert.Single(july.Links);
        Assert.Equal(Financial, scorecard.StructureAt(July.Previous).PerspectiveOf(Growth)?.Id);
    }

    [Fact]
    public void Roll_up_settings_are_dated_too()
    {
        var scorecard = After(new RollUpRevised(July, new RollUpSettings(MissingPolicy.Zero)));

        Assert.Equal(MissingPolicy.Exclude, scorecard.StructureAt(July.Previous).RollUp.Missing);
        Assert.Equal(MissingPolicy.Zero, scorecard.StructureAt(July).RollUp.Missing);
    }

    [Fact]
    public void Changes_from_one_month_share_a_version() =>
        Assert.Equal(
            [January, July],
            After(new KpiPlaced(July, Growth, Revenue, 70m), new KpiPlaced(July, Loyalty, Churn, 30m)).Versions.Select(version => version.From));

    [Theory]
    [InlineData("2025-12")]
    [InlineData("2027-01")]
    [InlineData("2026-Q3")]
    public void A_change_applies_from_a_month_of_the_year(string from) =>
        Assert.Equal(ScorecardErrors.EffectiveOutsideYear, After().SetRollUp(new RollUpSettings(MissingPolicy.Zero), Period.Of(from)).Error);

    [Fact]
    public void Without_a_month_a_change_applies_from_the_start_of_the_year() =>
        Assert.Equal(
            [new RollUpRevised(January, new RollUpSettings(MissingPolicy.Zero))],
            After().SetRollUp(new RollUpSettings(MissingPolicy.Zero), effectiveFrom: null).Events);
}
