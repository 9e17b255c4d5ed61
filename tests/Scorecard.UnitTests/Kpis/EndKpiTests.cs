using Scorecard.Domain.Kpis;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

public class EndKpiTests
{
    private static readonly Guid SuccessorId = new("0192f000-0000-7000-8000-000000000002");

    private static readonly Kpi Successor = Revenue.Kpi(new KpiDefined(Revenue.Definition with { Code = "net-revenue" }));

    private static readonly Period July = Period.Of("2026-07");

    private readonly Scenario<Kpi, KpiEvent> _kpi = new();

    [Fact]
    public void A_kpi_is_retired_from_a_period_on() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Retire(July, "No longer steered by"))
        .ThenState(kpi =>
        {
            Assert.Equal(KpiLifecycle.Retired, kpi.Lifecycle);
            Assert.True(kpi.IsInUse(July.Previous));
            Assert.False(kpi.IsInUse(July));
        });

    [Fact]
    public void Retiring_needs_a_reason() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Retire(July, reason: null))
        .ThenRefused(KpiErrors.ReasonRequired);

    [Fact]
    public void A_kpi_ends_with_a_period_of_its_own() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Retire(Period.Of("2026"), "Over"))
        .ThenRefused(KpiErrors.EndPeriodMismatch);

    [Fact]
    public void The_same_retirement_again_records_nothing() => _kpi
        .Given(Revenue.Defined, new KpiRetired(July))
        .When(kpi => kpi.Retire(July, "Again"))
        .Then();

    [Fact]
    public void A_retired_kpi_is_not_retired_from_another_period() => _kpi
        .Given(Revenue.Defined, new KpiRetired(July))
        .When(kpi => kpi.Retire(July.Next, "Later"))
        .ThenRefused(KpiErrors.Retired);

    [Fact]
    public void A_kpi_is_replaced_by_another_one() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Replace(Revenue.Id, SuccessorId, Successor, July, "Net from now on"))
        .ThenState(kpi => Assert.Equal((KpiLifecycle.Replaced, SuccessorId), (kpi.Lifecycle, kpi.ReplacedByKpiId)));

    [Fact]
    public void A_kpi_is_not_replaced_by_itself() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Replace(Revenue.Id, Revenue.Id, kpi, July, "Circle"))
        .ThenRefused(KpiErrors.ReplacedByItself);

    [Fact]
    public void A_kpi_is_not_replaced_by_one_that_is_not_there() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Replace(Revenue.Id, SuccessorId, Kpi.Initial, July, "Whatever"))
        .ThenRefused(KpiErrors.SuccessorNotFound);

    [Fact]
    public void Two_kpis_do_not_replace_each_other() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Replace(
            Revenue.Id,
            SuccessorId,
            Kpi.Evolve(Successor, new KpiReplaced(Revenue.Id, July)),
            July,
            "Circle"))
        .ThenRefused(KpiErrors.SuccessorEnded);

    [Fact]
    public void A_replaced_kpi_is_not_retired() => _kpi
        .Given(Revenue.Defined, new KpiReplaced(SuccessorId, July))
        .When(kpi => kpi.Retire(July, "Too late"))
        .ThenRefused(KpiErrors.Replaced);

    [Fact]
    public void A_reinstated_kpi_is_active_again() => _kpi
        .Given(Revenue.Defined, Revenue.Activated, new KpiReplaced(SuccessorId, July))
        .When(kpi => kpi.Reinstate())
        .ThenState(kpi => Assert.Equal((KpiLifecycle.Active, null), (kpi.Lifecycle, kpi.ReplacedByKpiId)));

    [Fact]
    public void A_reinstated_draft_is_a_draft_again() => _kpi
        .Given(Revenue.Defined, new KpiRetired(July))
        .When(kpi => kpi.Reinstate())
        .ThenState(kpi => Assert.Equal(KpiLifecycle.Draft, kpi.Lifecycle));

    [Fact]
    public void A_kpi_in_use_is_not_reinstated() => _kpi
        .Given(Revenue.Defined, Revenue.Activated)
        .When(kpi => kpi.Reinstate())
        .ThenRefused(KpiErrors.NotRetired);
}
