using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Kpis;

public class DefineKpiTests
{
    private readonly Scenario<Kpi, KpiEvent> _kpi = new();

    [Fact]
    public void A_definition_with_targets_records_both() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition, [Revenue.From("2026-07", 120m), Revenue.From("2026-01", 100m)], Revenue.Facts))
        .Then(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m), Revenue.From("2026-07", 120m)));

    [Fact]
    public void A_definition_without_targets_is_a_draft() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition, [], Revenue.Facts))
        .ThenState(kpi => Assert.Equal(KpiLifecycle.Draft, kpi.Lifecycle));

    [Fact]
    public void A_kpi_is_defined_once() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.Define(Revenue.Definition, [], Revenue.Facts))
        .ThenRefused(KpiErrors.AlreadyDefined);

    [Theory]
    [InlineData("r")]
    [InlineData("-revenue")]
    [InlineData("Revenue")]
    [InlineData("net revenue")]
    [InlineData("revenue\n")]
    public void A_code_of_other_characters_is_refused(string code) => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { Code = code }, [], Revenue.Facts))
        .ThenRefused(KpiErrors.CodeInvalid);

    [Fact]
    public void Another_unit_needs_its_symbol() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { UnitKind = UnitKind.Other }, [], Revenue.Facts))
        .ThenRefused(KpiErrors.UnitSymbolRequired);

    [Fact]
    public void A_factor_without_a_ratio_is_refused() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { RatioFactor = 100m }, [], Revenue.Facts))
        .ThenRefused(KpiErrors.RatioFactorInvalid);

    [Fact]
    public void A_figure_of_sixteen_digits_is_refused() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { Baseline = 1.234567890123456m }, [], Revenue.Facts))
        .ThenRefused(ScoringErrors.QuantityTooPrecise);

    [Fact]
    public void Amber_starts_no_higher_than_green() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { Scale = ScaleSettings.Default with { GreenAt = 80m, AmberAt = 80.01m } }, [], Revenue.Facts))
        .ThenRefused(ScoringErrors.ThresholdsOutOfOrder);

    [Fact]
    public void Equal_thresholds_leave_no_amber_and_are_kept()
    {
        var definition = Revenue.Definition with { Scale = ScaleSettings.Default with { GreenAt = 80m, AmberAt = 80m } };
        _kpi.When(kpi => kpi.Define(definition, [], Revenue.Facts)).Then(new KpiDefined(definition));
    }

    [Theory]
    [InlineData(-1, null, null)]
    [InlineData(null, 121, 120)]
    [InlineData(130, null, 120)]
    public void A_threshold_that_no_organization_could_complete_is_refused(int? amber, int? green, int? cap) => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { Scale = ScaleSettings.Default with { GreenAt = green, AmberAt = amber, Cap = cap } }, [], Revenue.Facts))
        .ThenRefused(ScoringErrors.ThresholdsOutOfOrder);

    [Fact]
    public void A_kpi_is_not_its_own_parent() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition with { ParentKpiId = Revenue.Id }, [], Revenue.Facts))
        .ThenRefused(KpiErrors.ParentCycle);

    [Fact]
    public void A_target_that_determines_no_scale_is_refused() => _kpi
        .When(kpi => kpi.Define(Revenue.Definition, [Revenue.From("2026-01", 0m)], Revenue.Facts))
        .ThenRefused(ScoringErrors.FloorMissing);
}
