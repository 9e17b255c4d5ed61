using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Closing;

public class PeriodCloseTests
{
    private static readonly DateOnly Today = new(2026, 4, 3);

    private static readonly DateOnly Begun = new(2025, 12, 15);

    private static readonly FiscalCalendar Calendar = FiscalCalendar.CalendarYear;

    private static readonly Period March = Period.Of("2026-03");

    private static readonly Period FirstQuarter = Period.Of("2026-Q1");

    private static readonly MissingValue Gap = new(Revenue.Id, March);

    private readonly Scenario<PeriodClose, PeriodCloseEvent> _scenario = new();

    [Fact]
    public void A_month_that_has_ended_is_closed() =>
        _scenario.When(close => Close(close, March)).Then(new PeriodClosed(March, [March], Missing: 0));

    [Fact]
    public void A_quarter_closes_its_months_that_are_still_open() => _scenario
        .Given(new PeriodClosed(March, [March], 0))
        .When(close => Close(close, FirstQuarter))
        .Then(new PeriodClosed(FirstQuarter, [Period.Of("2026-01"), Period.Of("2026-02")], 0));

    [Fact]
    public void Closed_again_it_is_no_change() => _scenario
        .Given(new PeriodClosed(FirstQuarter, [Period.Of("2026-01"), Period.Of("2026-02"), March], 0))
        .When(close => Close(close, March))
        .Then();

    [Theory]
    [InlineData("2026-04")]
    [InlineData("2026-Q2")]
    [InlineData("2026")]
    public void A_period_that_has_not_ended_stays_open(string period) =>
        _scenario.When(close => Close(close, Period.Of(period))).ThenRefused(PeriodCloseErrors.NotEnded);

    [Theory]
    [InlineData("1900")]
    [InlineData("2025-11")]
    public void Before_the_first_figure_there_is_nothing_to_close(string period) =>
        _scenario.When(close => Close(close, Period.Of(period))).ThenRefused(PeriodCloseErrors.BeforeFirstFigure);

    [Fact]
    public void Without_any_figure_there_is_nothing_to_close() => _scenario
        .When(close => close.Close(March, [], new HashSet<MissingValue>(), Calendar, begun: null, Today))
        .ThenRefused(PeriodCloseErrors.BeforeFirstFigure);

    [Fact]
    public void The_period_of_the_first_figure_is_closed() => _scenario
        .When(close => Close(close, Period.Of("2025-12")))
        .Then(new PeriodClosed(Period.Of("2025-12"), [Period.Of("2025-12")], Missing: 0));

    [Theory]
    [InlineData("2026-W10")]
    [InlineData("2026-03-02")]
    public void Weeks_and_days_close_with_their_month(string period) =>
        _scenario.When(close => Close(close, Period.Of(period))).ThenRefused(PeriodCloseErrors.NotByMonths);

    [Fact]
    public void What_is_missing_must_have_been_seen() =>
        _scenario.When(close => Close(close, March, [Gap])).ThenRefused(PeriodCloseErrors.ValuesMissing);

    [Fact]
    public void What_was_seen_may_be_missing() =>
        _scenario.When(close => Close(close, March, [Gap], Gap, new(Revenue.Id, Period.Of("2026-02")))).Then(new PeriodClosed(March, [March], Missing: 1));

    [Fact]
    public void What_is_missing_in_a_month_closed_before_is_not_asked_again() => _scenario
        .Given(new PeriodClosed(March, [March], 1))
        .When(close => Close(close, FirstQuarter, [Gap]))
        .Then(new PeriodClosed(FirstQuarter, [Period.Of("2026-01"), Period.Of("2026-02")], 0));

    [Fact]
    public void A_closed_month_is_reopened_for_a_reason() => _scenario
        .Given(new PeriodClosed(FirstQuarter, [Period.Of("2026-01"), Period.Of("2026-02"), March], 0))
        .When(close => close.Reopen(March, "Late invoices", Calendar))
        .Then(new PeriodReopened(March, [March]));

    [Fact]
    public void Without_a_reason_it_stays_closed() => _scenario
        .Given(new PeriodClosed(March, [March], 0))
        .When(close => close.Reopen(March, " ", Calendar))
        .ThenRefused(PeriodCloseErrors.ReasonRequired);

    [Fact]
    public void Open_already_it_is_no_change() => _scenario.When(close => close.Reopen(March, "Late invoices", Calendar)).Then();

    [Theory]
    [InlineData("2026-03", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-W13", true)] // ends on 29 March
    [InlineData("2026-W14", false)] // ends on 5 April
    [InlineData("2026-Q1", true)]
    [InlineData("2026-H1", false)]
    [InlineData("2026-02", false)]
    public void A_period_is_closed_with_the_month_of_its_last_day(string period, bool closed) => _scenario
        .When(_ => [new PeriodClosed(March, [March], 0)])
        .ThenState(close => Assert.Equal(closed, close.IsClosed(Period.Of(period), Calendar)));

    [Fact]
    public void Values_are_missing_from_the_first_target_or_value_on_while_the_KPI_is_in_use()
    {
        var kpi = Revenue.Kpi(Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-02", 100m)), Revenue.Activated, new KpiRetired(Period.Of("2026-05")));
        var values = new ValueSeries([new(March, 90m, null, null, NotApplicable: false, null, 1), new(Period.Of("2026-04"), null, null, null, NotApplicable: false, null, 2)]);
        var year = Period.Of("2026").Within(Frequency.Monthly, Calendar);

        Assert.Equal([Period.Of("2026-02"), Period.Of("2026-04")], MissingValue.Of(Revenue.Id, kpi, values, year).Select(missing => missing.Period));
        Assert.Empty(MissingValue.Of(Revenue.Id, kpi with { Activated = false }, values, year));
        Assert.Empty(MissingValue.Of(Revenue.Id, kpi with { Targets = [] }, ValueSeries.Empty, year));
    }

    private static Domain.Kernel.Decision<PeriodCloseEvent> Close(
        PeriodClose close, Period period, IReadOnlyList<MissingValue>? missing = null, params IEnumerable<MissingValue> seen) =>
        close.Close(period, missing ?? [], seen.ToHashSet(), Calendar, Begun, Today);
}
