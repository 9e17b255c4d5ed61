using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

public class ReviseKpiTests
{
    private static readonly KpiDefinition NetRevenue = Revenue.Definition with { Name = "Net revenue" };

    private static readonly KpiDefinition GrossRevenue = Revenue.Definition with { Name = "Gross revenue" };

    private static readonly Period January = Period.Of("2026-01");

    private static readonly Period July = Period.Of("2026-07");

    private static readonly Period October = Period.Of("2026-10");

    private readonly Scenario<Kpi, KpiEvent> _kpi = new();

    [Fact]
    public void A_draft_is_changed_as_it_stands() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Revise(NetRevenue, from: null, reason: null, Revenue.Facts))
        .Then(new KpiDefinitionRevised(2, From: null, NetRevenue));

    [Fact]
    public void An_active_kpi_is_revised_from_a_period_on() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(NetRevenue, July, "VAT excluded", Revenue.Facts))
        .ThenState(kpi =>
        {
            Assert.Equal("Revenue", kpi.DefinitionAt(July.Previous).Name);
            Assert.Equal("Net revenue", kpi.DefinitionAt(July).Name);
            Assert.Equal("Net revenue", kpi.DefinitionAt(new DateOnly(2026, 7, 1), FiscalCalendar.CalendarYear).Name);
        });

    [Fact]
    public void An_active_kpi_is_not_changed_from_the_beginning() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(NetRevenue, from: null, "Typo", Revenue.Facts))
        .ThenRefused(KpiErrors.RevisionPeriodRequired);

    [Fact]
    public void Revising_an_active_kpi_needs_a_reason() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(NetRevenue, July, " ", Revenue.Facts))
        .ThenRefused(KpiErrors.ReasonRequired);

    [Fact]
    public void The_same_definition_again_records_nothing() => _kpi
        .Given(Revenue.Defined, Revenue.Activated, new KpiDefinitionRevised(2, July, NetRevenue))
        .When(kpi => kpi.Revise(NetRevenue, October, "Again", Revenue.Facts))
        .Then();

    [Fact]
    public void An_earlier_revision_applies_until_the_later_one() => _kpi
        .Given(Revenue.Defined, Revenue.Activated, new KpiDefinitionRevised(2, October, GrossRevenue))
        .When(kpi => kpi.Revise(NetRevenue, July, "Found later", Revenue.Facts))
        .ThenState(kpi =>
        {
            Assert.Equal("Net revenue", kpi.DefinitionAt(October.Previous).Name);
            Assert.Equal("Gross revenue", kpi.DefinitionAt(October).Name);
            Assert.Equal([1, 3, 2], kpi.Revisions.Select(revision => revision.Revision));
        });

    [Fact]
    public void A_revision_from_the_same_period_corrects_the_earlier_one() => _kpi
        .Given(Revenue.Defined, Revenue.Activated, new KpiDefinitionRevised(2, July, GrossRevenue))
        .When(kpi => kpi.Revise(NetRevenue, July, "Meant net", Revenue.Facts))
        .ThenState(kpi => Assert.Equal(["Revenue", "Net revenue"], kpi.Revisions.Select(revision => revision.Definition.Name)));

    [Fact]
    public void A_revision_starts_with_a_period_of_the_kpi() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(NetRevenue, Period.Of("2026-Q3"), "VAT excluded", Revenue.Facts))
        .ThenRefused(KpiErrors.RevisionPeriodMismatch);

    [Fact]
    public void A_draft_without_values_may_change_its_frequency() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Revise(Revenue.Definition with { Frequency = Frequency.Quarterly }, from: null, reason: null, Revenue.Facts))
        .ThenState(kpi => Assert.Equal(Frequency.Quarterly, kpi.Frequency));

    [Fact]
    public void A_draft_with_values_keeps_its_frequency() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Revise(Revenue.Definition with { Frequency = Frequency.Quarterly }, from: null, reason: null, Revenue.Facts with { HasValues = true }))
        .ThenRefused(KpiErrors.FrequencyFixed);

    [Fact]
    public void An_active_kpi_keeps_its_frequency() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(Revenue.Definition with { Frequency = Frequency.Weekly }, July, "Weekly reports", Revenue.Facts))
        .ThenRefused(KpiErrors.FrequencyFixed);

    [Fact]
    public void A_new_frequency_does_not_leave_targets_of_the_old_one() => _kpi
        .Given(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)))
        .When(kpi => kpi.Revise(Revenue.Definition with { Frequency = Frequency.Quarterly }, from: null, reason: null, Revenue.Facts))
        .ThenRefused(KpiErrors.TargetPeriodMismatch);

    [Fact]
    public void Aggregation_may_be_revised() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(Revenue.Definition with { Aggregation = Aggregation.Average }, July, "A rate now", Revenue.Facts))
        .Then(new KpiDefinitionRevised(2, July, Revenue.Definition with { Aggregation = Aggregation.Average }));

    [Fact]
    public void A_revision_may_not_leave_a_target_without_a_scale() => _kpi
        .Given(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated)
        .When(kpi => kpi.Revise(Revenue.Definition with { Baseline = 100m }, July, "New baseline", Revenue.Facts))
        .ThenRefused(ScoringErrors.PointsOutOfOrder);

    [Fact]
    public void A_kpi_that_becomes_tracked_only_first_gives_up_its_targets() => _kpi
        .Given(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated)
        .When(kpi => kpi.Revise(Revenue.Definition with { Direction = Direction.None }, July, "Only watched", Revenue.Facts))
        .ThenRefused(KpiErrors.DirectionUnscored);

    [Fact]
    public void Without_targets_from_then_on_a_kpi_may_become_tracked_only() => _kpi
        .Given(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m), Revenue.From("2026-07", null)), Revenue.Activated)
        .When(kpi => kpi.Revise(Revenue.Definition with { Direction = Direction.None }, July, "Only watched", Revenue.Facts))
        .ThenState(kpi =>
        {
            Assert.Equal(100m, kpi.TargetAt(January)?.Target);
            Assert.Null(kpi.TargetAt(July));
        });

    [Fact]
    public void A_retired_kpi_is_not_revised() => _kpi
        .Given(Revenue.Defined, Revenue.Activated, new KpiRetired(July))
        .When(kpi => kpi.Revise(NetRevenue, July, "Too late", Revenue.Facts))
        .ThenRefused(KpiErrors.Retired);

    [Fact]
    public void An_unknown_kpi_is_not_revised() => _kpi
        .When(kpi => kpi.Revise(NetRevenue, July, "Hello?", Revenue.Facts))
        .ThenRefused(KpiErrors.NotFound);

    [Fact]
    public void Codes_of_earlier_revisions_stay_reserved() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Revise(Revenue.Definition with { Code = "net-revenue" }, July, "Renamed", Revenue.Facts))
        .ThenState(kpi => Assert.Equal(["revenue", "net-revenue"], kpi.Codes));
}
