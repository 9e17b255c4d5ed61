using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

public class SetTargetsTests
{
    private static readonly KpiTargetsSet HundredFromJanuary = Revenue.TargetsSet(Revenue.From("2026-01", 100m));

    private readonly Scenario<Kpi, KpiEvent> _kpi = new();

    [Fact]
    public void A_target_is_in_force_until_the_next_one() => _kpi
        .Given(Revenue.Defined, HundredFromJanuary, Revenue.Activated)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-07", 120m)], [], reason: null))
        .ThenState(kpi =>
        {
            Assert.Null(kpi.TargetAt(Period.Of("2025-12")));
            Assert.Equal(100m, kpi.TargetAt(Period.Of("2026-06"))?.Target);
            Assert.Equal(120m, kpi.TargetAt(Period.Of("2026-07"))?.Target);
            Assert.Equal(120m, kpi.TargetAt(Period.Of("2030-01"))?.Target);
        });

    [Fact]
    public void Only_what_differs_is_recorded() => _kpi
        .Given(Revenue.Defined, HundredFromJanuary)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 100m), Revenue.From("2026-07", 120m)], [Period.Of("2026-10")], reason: null))
        .Then(Revenue.TargetsSet(Revenue.From("2026-07", 120m)));

    [Fact]
    public void The_same_targets_again_record_nothing() => _kpi
        .Given(Revenue.Defined, HundredFromJanuary, Revenue.Activated)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 100m)], [], reason: null))
        .Then();

    [Fact]
    public void An_entry_may_be_taken_out() => _kpi
        .Given(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-01", 100m), Revenue.From("2026-07", 120m)), Revenue.Activated)
        .When(kpi => kpi.SetTargets([], [Period.Of("2026-07")], "Plan withdrawn"))
        .ThenState(kpi => Assert.Equal(100m, kpi.TargetAt(Period.Of("2026-08"))?.Target));

    [Fact]
    public void Changing_an_existing_target_of_an_active_kpi_needs_a_reason() => _kpi
        .Given(Revenue.Defined, HundredFromJanuary, Revenue.Activated)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 110m)], [], reason: null))
        .ThenRefused(KpiErrors.ReasonRequired);

    [Fact]
    public void Taking_a_target_of_an_active_kpi_out_needs_a_reason() => _kpi
        .Given(Revenue.Defined, HundredFromJanuary, Revenue.Activated)
        .When(kpi => kpi.SetTargets([], [Period.Of("2026-01")], reason: ""))
        .ThenRefused(KpiErrors.ReasonRequired);

    [Fact]
    public void A_draft_changes_its_targets_without_a_reason() => _kpi
        .Given(Revenue.Defined, HundredFromJanuary)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 110m)], [], reason: null))
        .Then(Revenue.TargetsSet(Revenue.From("2026-01", 110m)));

    [Fact]
    public void A_target_starts_with_a_period_of_the_kpi() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-Q1", 300m)], [], reason: null))
        .ThenRefused(KpiErrors.TargetPeriodMismatch);

    [Fact]
    public void Two_targets_do_not_start_together() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 100m), Revenue.From("2026-01", 110m)], [], reason: null))
        .ThenRefused(KpiErrors.TargetDuplicate);

    [Fact]
    public void A_floor_equal_to_the_target_is_refused() => _kpi
        .Given(Revenue.Defined)
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 100m, floor: 100m)], [], reason: null))
        .ThenRefused(ScoringErrors.PointsOutOfOrder);

    [Fact]
    public void A_target_must_suit_each_definition_it_meets() => _kpi
        .Given(
            Revenue.Defined,
            Revenue.Activated,
            new KpiDefinitionRevised(2, Period.Of("2026-07"), Revenue.Definition with { Direction = Direction.Decrease }))
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 100m, floor: 50m)], [], reason: null))
        .ThenRefused(ScoringErrors.PointsOutOfOrder);

    [Fact]
    public void A_kpi_that_is_only_tracked_has_no_target() => _kpi
        .Given(new KpiDefined(Revenue.Definition with { Direction = Direction.None }))
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 100m)], [], reason: null))
        .ThenRefused(KpiErrors.DirectionUnscored);

    [Fact]
    public void The_shape_of_a_band_is_in_its_definition() => _kpi
        .Given(new KpiDefined(Revenue.Definition with
        {
            Direction = Direction.Band,
            Scale = ScaleSettings.Default with { LowerFloor = 10m, BandLow = 18m, BandHigh = 22m, UpperFloor = 30m },
        }))
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 20m)], [], reason: null))
        .ThenState(kpi => Assert.Equal(50m, kpi.ScaleAt(Period.Of("2026-01"), ScoringDefaults.Cap)?.Score(14m)));

    [Fact]
    public void A_band_target_has_no_floor_of_its_own() => _kpi
        .Given(new KpiDefined(Revenue.Definition with
        {
            Direction = Direction.Band,
            Scale = ScaleSettings.Default with { LowerFloor = 10m, BandLow = 18m, BandHigh = 22m, UpperFloor = 30m },
        }))
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 20m, floor: 5m)], [], reason: null))
        .ThenRefused(KpiErrors.TargetShape);

    [Fact]
    public void A_band_without_bounds_is_refused_with_its_target() => _kpi
        .Given(new KpiDefined(Revenue.Definition with { Direction = Direction.Band }))
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 20m)], [], reason: null))
        .ThenRefused(ScoringErrors.BandIncomplete);

    [Fact]
    public void A_custom_scale_reaches_its_highest_point_whatever_the_organization_caps() => _kpi
        .Given(new KpiDefined(Revenue.Definition with
        {
            Direction = Direction.Custom,
            Scale = ScaleSettings.Default with { Points = [new(0m, 0m), new(10m, 100m), new(20m, 150m)] },
        }))
        .When(kpi => kpi.SetTargets([Revenue.From("2026-01", 10m)], [], reason: null))
        .ThenState(kpi => Assert.Equal(150m, kpi.ScaleAt(Period.Of("2026-01"), organizationCap: 110m)?.Score(20m)));

    [Fact]
    public void A_kpi_has_at_most_a_thousand_targets()
    {
        var first = Period.Of("2000-01");
        _kpi
            .Given(new KpiDefined(Revenue.Definition with { Frequency = Frequency.Daily }))
            .When(kpi => kpi.SetTargets(
                [.. Enumerable.Range(0, 1001).Select(day => new TargetEntry(
                    Period.Containing(first.FirstDay(FiscalCalendar.CalendarYear).AddDays(day), Frequency.Daily, FiscalCalendar.CalendarYear),
                    100m))],
                [],
                reason: null))
            .ThenRefused(KpiErrors.TargetsTooMany);
    }
}
