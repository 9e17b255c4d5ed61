using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

public class ActivateKpiTests
{
    private static readonly KpiDefinition Owned = Revenue.Definition with { OwnerPersonId = new Guid("0192f000-0000-7000-8000-0000000000b1") };

    private static readonly TargetEntry[] Targets = [Revenue.From("2026-01", 100m)];

    private readonly Scenario<Kpi, KpiEvent> _kpi = new();

    [Fact]
    public void A_smart_draft_becomes_active() => _kpi
        .Given(new KpiDefined(Owned), Revenue.TargetsSet(Targets))
        .When(kpi => kpi.Activate(KpiSmart.Check(Owned, Targets, history: [], linkedObjectives: 1)))
        .Then(Revenue.Activated);

    [Fact]
    public void Without_history_nobody_can_tell_whether_the_target_is_achievable()
    {
        var report = KpiSmart.Check(Owned, Targets, history: [], linkedObjectives: 1);

        Assert.Equal(
            [Verdict.Met, Verdict.Met, Verdict.CannotTell, Verdict.Met, Verdict.Met],
            report.Criteria.Select(criterion => criterion.Verdict));
    }

    [Fact]
    public void A_kpi_that_serves_no_objective_stays_a_draft() => _kpi
        .Given(new KpiDefined(Owned), Revenue.TargetsSet(Targets))
        .When(kpi => kpi.Activate(KpiSmart.Check(Owned, Targets, history: [], linkedObjectives: 0)))
        .ThenRefused(KpiErrors.NotSmart);

    [Fact]
    public void A_kpi_without_a_person_who_answers_for_it_stays_a_draft() => _kpi
        .Given(Revenue.Defined, Revenue.TargetsSet(Targets))
        .When(kpi => kpi.Activate(KpiSmart.Check(Revenue.Definition, Targets, history: [], linkedObjectives: 1)))
        .ThenRefused(KpiErrors.NotSmart);

    [Fact]
    public void A_kpi_without_a_target_stays_a_draft() => _kpi
        .Given(new KpiDefined(Owned))
        .When(kpi => kpi.Activate(KpiSmart.Check(Owned, [Revenue.From("2026-01", null)], history: [], linkedObjectives: 1)))
        .ThenRefused(KpiErrors.NotSmart);

    [Fact]
    public void A_target_of_ten_times_the_baseline_is_questioned() => _kpi
        .Given(new KpiDefined(Owned with { Baseline = 10m }), Revenue.TargetsSet(Targets))
        .When(kpi => kpi.Activate(KpiSmart.Check(Owned with { Baseline = 10m }, Targets, history: [], linkedObjectives: 1)))
        .ThenRefused(KpiErrors.NotSmart);

    [Fact]
    public void A_kpi_that_is_only_tracked_needs_no_target()
    {
        var tracked = Owned with { Direction = Direction.None };
        _kpi
            .Given(new KpiDefined(tracked))
            .When(kpi => kpi.Activate(KpiSmart.Check(tracked, [], history: [], linkedObjectives: 1)))
            .Then(Revenue.Activated);
    }

    [Theory]
    [InlineData("conversions / visitors", null, Verdict.Met)]
    [InlineData("conversions /", null, Verdict.NotMet)]
    [InlineData("conversions /", "Conversions by visitors", Verdict.Met)]
    [InlineData(null, "Conversions by visitors", Verdict.Met)]
    [InlineData(null, null, Verdict.NotMet)]
    public void Without_a_data_source_a_formula_that_can_be_read_makes_it_measurable(string? calculation, string? formula, Verdict verdict)
    {
        var report = KpiSmart.Check(Owned with { DataSource = null, Calculation = calculation, Formula = formula }, Targets, history: [], linkedObjectives: 1);

        Assert.Equal(verdict, report.Criteria[1].Verdict);
    }

    [Fact]
    public void An_active_kpi_is_not_activated_again() => _kpi
        .Given(new KpiDefined(Owned), Revenue.Activated)
        .When(kpi => kpi.Activate(KpiSmart.Check(Owned, Targets, history: [], linkedObjectives: 1)))
        .Then();

    [Fact]
    public void A_retired_draft_is_not_activated() => _kpi
        .Given(new KpiDefined(Owned), new KpiRetired(Period.Of("2026-07")))
        .When(kpi => kpi.Activate(KpiSmart.Check(Owned, Targets, history: [], linkedObjectives: 1)))
        .ThenRefused(KpiErrors.Retired);
}
