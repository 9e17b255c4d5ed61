using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using Scorecard.UnitTests.Kpis;

namespace Scorecard.UnitTests.Okrs;

public class KpiFigureTests
{
    private static readonly (string, decimal)[] Months = [("2026-08", 70m), ("2026-09", 80m), ("2026-10", 90m), ("2026-11", 40m), ("2026-12", 10m)];

    [Fact]
    public void The_latest_value_is_that_of_the_last_period_up_to_the_day()
    {
        Assert.Equal(40m, Figure(KpiReach.Latest, Okr.Today, Months).Value);
        Assert.Equal(90m, Figure(KpiReach.Latest, Okr.Today, Months[..3]).Value);
        Assert.Equal(80m, Figure(KpiReach.Latest, new DateOnly(2026, 9, 30), Months).Value);
        Assert.Null(Figure(KpiReach.Latest, Okr.Today, []).Value);
    }

    [Fact]
    public void Over_the_cycle_its_periods_up_to_the_day_are_put_together_by_the_rule_of_the_kpi()
    {
        Assert.Equal(130m, Figure(KpiReach.OverCycle, Okr.Today, Months).Value);
        Assert.Equal(140m, Figure(KpiReach.OverCycle, new DateOnly(2026, 12, 31), Months).Value);
        Assert.Equal(65m, Figure(KpiReach.OverCycle, Okr.Today, Months, Revenue.Definition with { Aggregation = Aggregation.Average }).Value);
        Assert.Equal(40m, Figure(KpiReach.OverCycle, Okr.Today, Months, Revenue.Definition with { Aggregation = Aggregation.Last }).Value);
        Assert.Null(Figure(KpiReach.OverCycle, Okr.Today, Months[..2]).Value);
    }

    [Fact]
    public void Months_that_reach_out_of_a_custom_cycle_do_not_count()
    {
        var cycle = Okr.Active with { Kind = CycleKind.Custom, FirstDay = new DateOnly(2026, 8, 15), LastDay = new DateOnly(2026, 11, 15) };

        Assert.Equal(170m, Figure(KpiReach.OverCycle, Okr.Today, Months, cycle: cycle).Value);
    }

    [Fact]
    public void Where_the_kpi_is_measured_less_often_its_latest_value_counts() => Assert.Equal(
        500m,
        Figure(KpiReach.OverCycle, Okr.Today, [("2025", 500m)], Revenue.Definition with { Frequency = Frequency.Yearly }).Value);

    [Fact]
    public void It_is_outdated_when_the_last_period_that_ended_has_no_value_after_the_days_of_grace()
    {
        Assert.False(Figure(KpiReach.Latest, new DateOnly(2026, 11, 3), Months[..2]).Outdated);
        Assert.True(Figure(KpiReach.Latest, new DateOnly(2026, 11, 4), Months[..2]).Outdated);
        Assert.False(Figure(KpiReach.Latest, new DateOnly(2026, 11, 30), Months[..3]).Outdated);
        Assert.False(Figure(KpiReach.Latest, Okr.Today, Months[..3]).Outdated);
        Assert.True(Figure(KpiReach.Latest, Okr.Today, []).Outdated);
    }

    private static KpiFigure Figure(KpiReach reach, DateOnly day, (string Period, decimal Value)[] values, KpiDefinition? definition = null, Cycle? cycle = null) =>
        KpiFigure.Read(
            new KpiReader(
                Revenue.Id,
                Revenue.Kpi(new KpiDefined(definition ?? Revenue.Definition)),
                new ValueSeries(values.Select(value => new RecordedValue(Period.Of(value.Period), value.Value, null, null, NotApplicable: false, Comment: null, Revision: 1))),
                ScoringRules.Default,
                new DateOnly(2027, 1, 15)),
            reach,
            cycle ?? Okr.Active,
            day,
            FiscalCalendar.CalendarYear);
}
