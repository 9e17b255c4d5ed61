using Scorecard.Domain.Kpis;
using Scorecard.Domain.Strategy;
using static Scorecard.UnitTests.Strategy.CompanyScorecard;
using RevenueKpi = Scorecard.UnitTests.Kpis.Revenue;

namespace Scorecard.UnitTests.Strategy;

public class FocusTests
{
    private static readonly Guid Owner = Numbered(0xB1);

    [Fact]
    public void An_objective_with_more_than_five_kpis_is_pointed_out()
    {
        var structure = After([.. Enumerable.Range(0, 6).Select(index => new KpiPlaced(January, Growth, Numbered(0x300 + index), 1m))]).Versions[0];

        Assert.Equal(
            [
                new FocusFinding(FocusCode.TooManyKpis, FocusSubject.Objective, Growth, 6, 5),
                new FocusFinding(FocusCode.ObjectiveWithoutKpi, FocusSubject.Objective, Loyalty, 0, null),
            ],
            Focus.Of(structure, Kpis(6), isSupported: _ => false, limit: 5));
    }

    [Fact]
    public void Five_kpis_are_fine_and_retired_ones_do_not_count()
    {
        var kpis = Kpis(6);
        kpis[Numbered(0x300)] = Kpi.Evolve(kpis[Numbered(0x300)], new KpiRetired(July));
        var structure = After([.. Enumerable.Range(0, 6).Select(index => new KpiPlaced(January, Growth, Numbered(0x300 + index), 1m))]).Versions[0];

        Assert.DoesNotContain(Focus.Of(structure, kpis, isSupported: _ => true, limit: 5), finding => finding.Code is FocusCode.TooManyKpis);
    }

    [Fact]
    public void An_objective_that_others_support_needs_no_kpi_of_its_own() =>
        Assert.Empty(Focus.Of(After().Versions[0], Kpis(0), isSupported: _ => true, limit: 5));

    [Fact]
    public void An_empty_perspective_is_pointed_out() =>
        Assert.Contains(
            new FocusFinding(FocusCode.PerspectiveWithoutObjective, FocusSubject.Perspective, Financial, 0, null),
            Focus.Of(After(new ObjectiveRemoved(January, Growth)).Versions[0], Kpis(0), isSupported: _ => true, limit: 5));

    [Fact]
    public void A_person_and_a_unit_with_more_than_five_active_kpis_are_pointed_out()
    {
        var kpis = Kpis(6);

        Assert.Equal(
            [
                new FocusFinding(FocusCode.TooManyKpis, FocusSubject.Person, Owner, 6, 5),
                new FocusFinding(FocusCode.TooManyKpis, FocusSubject.Unit, RevenueKpi.Sales, 6, 5),
            ],
            Focus.Of(kpis, placed: kpis.Keys.ToHashSet(), limit: 5));
    }

    [Fact]
    public void An_active_kpi_that_serves_no_objective_is_pointed_out()
    {
        var kpis = Kpis(1);
        kpis[Numbered(0x400)] = RevenueKpi.Kpi(RevenueKpi.Defined);

        Assert.Equal(
            [new FocusFinding(FocusCode.KpiWithoutObjective, FocusSubject.Kpi, Numbered(0x300), 0, null)],
            Focus.Of(kpis, placed: new HashSet<Guid>(), limit: 5));
    }

    private static Dictionary<Guid, Kpi> Kpis(int count) => Enumerable.Range(0, count).ToDictionary(
        index => Numbered(0x300 + index),
        _ => RevenueKpi.Kpi(new KpiDefined(RevenueKpi.Definition with { OwnerPersonId = Owner }), RevenueKpi.Activated));
}
