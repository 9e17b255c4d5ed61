using Scorecard.Domain.Okrs;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Okrs;

public class CycleTests
{
    private static readonly CycleSpan Q4 = new(CycleKind.Quarter, Okr.Q4.FirstDay, Okr.Q4.LastDay);

    private readonly Scenario<Cycle, CycleEvent> _scenario = new();

    [Fact]
    public void A_quarter_of_the_calendar_is_planned() =>
        _scenario.When(cycle => Plan(cycle, Q4)).Then(Okr.Q4);

    [Fact]
    public void The_same_again_records_nothing_and_another_is_refused()
    {
        _scenario.Given(Okr.Q4).When(cycle => Plan(cycle, Q4)).Then();
        _scenario.When(cycle => Plan(cycle, Q4, "Winter")).ThenRefused(CycleErrors.AlreadyPlanned);
    }

    [Fact]
    public void A_quarter_or_a_year_has_the_days_of_the_fiscal_calendar()
    {
        var april = new FiscalCalendar(4);

        _scenario.When(cycle => Plan(cycle, Q4 with { FirstDay = new DateOnly(2026, 10, 2) })).ThenRefused(CycleErrors.SpanNotInCalendar);
        _scenario.When(cycle => Plan(cycle, Q4 with { LastDay = new DateOnly(2026, 12, 30) })).ThenRefused(CycleErrors.SpanNotInCalendar);
        _scenario.When(cycle => Plan(cycle, Q4 with { Kind = CycleKind.Year })).ThenRefused(CycleErrors.SpanNotInCalendar);
        _scenario.When(cycle => Plan(cycle, new CycleSpan(CycleKind.Year, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), calendar: april))
            .ThenRefused(CycleErrors.SpanNotInCalendar);
        _scenario.When(cycle => Plan(cycle, new CycleSpan(CycleKind.Year, new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31)), calendar: april))
            .ThenState(cycle => Assert.Equal(365, cycle.Days));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-07", true)]
    [InlineData("2026-03-01", "2026-03-06", false)]
    [InlineData("2026-03-01", "2026-02-01", false)]
    [InlineData("2026-01-01", "2028-12-31", true)]
    [InlineData("2026-01-01", "2029-01-01", false)]
    public void A_custom_cycle_is_7_to_1096_days_long(string first, string last, bool allowed)
    {
        var decision = Plan(Cycle.Initial, new CycleSpan(CycleKind.Custom, Day(first), Day(last)));

        Assert.Equal(allowed ? null : CycleErrors.LengthInvalid, decision.Error);
    }

    [Fact]
    public void Years_outside_the_calendar_are_refused() =>
        _scenario.When(cycle => Plan(cycle, new CycleSpan(CycleKind.Custom, new DateOnly(1, 1, 1), new DateOnly(1, 2, 1)))).ThenRefused(CycleErrors.YearOutOfRange);

    [Fact]
    public void It_needs_a_name_and_a_rhythm_that_can_be_kept()
    {
        _scenario.When(cycle => Plan(cycle, Q4, " ")).ThenRefused(CycleErrors.NameRequired);
        foreach (var rhythm in (CheckInRhythm[])[new(0, 3), new(93, 3), new(7, -1), new(7, 32)])
            _scenario.When(cycle => cycle.Plan("Q4", Q4, rhythm, FiscalCalendar.CalendarYear)).ThenRefused(CycleErrors.RhythmInvalid);
    }

    [Fact]
    public void It_goes_from_planning_over_active_and_closing_to_closed()
    {
        _scenario.Given(Okr.Q4).When(cycle => cycle.Start()).Then(new CycleStarted());
        _scenario.Given(new CycleStarted()).When(cycle => cycle.BeginClosing(Okr.Today)).Then(new CycleClosingBegun(Okr.Today));
        _scenario.Given(new CycleClosingBegun()).When(cycle => cycle.Close(0, 0, Okr.Today)).Then(new CycleClosed(0, Okr.Today));
    }

    [Fact]
    public void No_step_is_left_out_and_each_is_made_once()
    {
        _scenario.When(cycle => cycle.Start()).ThenRefused(CycleErrors.NotFound);
        _scenario.Given(Okr.Q4).When(cycle => cycle.BeginClosing(Okr.Today)).ThenRefused(CycleErrors.NotActive);
        _scenario.When(cycle => cycle.Close(0, 0, Okr.Today)).ThenRefused(CycleErrors.NotClosing);
        _scenario.When(cycle => cycle.Reopen("A mistake")).ThenRefused(CycleErrors.NothingToReopen);
        _scenario.Given(new CycleStarted()).When(cycle => cycle.Start()).Then();
        _scenario.When(cycle => cycle.Close(0, 0, Okr.Today)).ThenRefused(CycleErrors.NotClosing);
        _scenario.Given(new CycleClosingBegun()).When(cycle => cycle.BeginClosing(Okr.Today)).Then();
        _scenario.When(cycle => cycle.Start()).ThenRefused(CycleErrors.NotPlanning);
        _scenario.Given(new CycleClosed(0)).When(cycle => cycle.Close(0, 0, Okr.Today)).Then();
        _scenario.When(cycle => cycle.BeginClosing(Okr.Today)).ThenRefused(CycleErrors.NotActive);
    }

    [Fact]
    public void On_an_earlier_day_it_stood_where_it_stood()
    {
        var (begun, ended) = (new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 15));
        var closed = new CycleEvent[] { new CycleStarted(), new CycleClosingBegun(begun), new CycleClosed(0, ended) }
            .Aggregate(Cycle.Evolve(Cycle.Initial, Okr.Q4), Cycle.Evolve);

        Assert.Equal(CycleStatus.Closed, closed.At(ended).Status);
        Assert.Equal(CycleStatus.Closing, closed.At(ended.AddDays(-1)).Status);
        Assert.Equal(CycleStatus.Closing, closed.At(begun).Status);
        Assert.Equal(CycleStatus.Active, closed.At(begun.AddDays(-1)).Status);
        Assert.Equal(CycleStatus.Closed, Okr.Closed.At(new DateOnly(2026, 10, 1)).Status);
        Assert.Equal(CycleStatus.Active, Cycle.Evolve(Cycle.Evolve(closed, new CycleReopened(CycleStatus.Closing)), new CycleReopened(CycleStatus.Active)).Status);
    }

    [Fact]
    public void Objectives_left_open_must_have_been_accepted()
    {
        _scenario.Given(Okr.Q4, new CycleStarted(), new CycleClosingBegun()).When(cycle => cycle.Close(3, 2, Okr.Today)).ThenRefused(CycleErrors.ObjectivesOpen);
        _scenario.When(cycle => cycle.Close(3, 3, Okr.Today)).Then(new CycleClosed(3, Okr.Today));
        _scenario.When(cycle => cycle.Close(2, 3, Okr.Today)).Then(new CycleClosed(2, Okr.Today));
    }

    [Fact]
    public void Reopening_goes_one_step_back_and_needs_a_reason()
    {
        _scenario.Given(Okr.Q4, new CycleStarted(), new CycleClosingBegun(), new CycleClosed(0)).When(cycle => cycle.Reopen(" ")).ThenRefused(CycleErrors.ReasonRequired);
        _scenario.When(cycle => cycle.Reopen("One more")).Then(new CycleReopened(CycleStatus.Closing));
        _scenario.Given(new CycleReopened(CycleStatus.Closing)).When(cycle => cycle.Reopen("Two weeks more")).Then(new CycleReopened(CycleStatus.Active));
    }

    [Fact]
    public void While_planned_everything_may_be_revised_within_the_calendar()
    {
        _scenario.Given(Okr.Q4).When(cycle => Revise(cycle, "Fall", new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), reason: null))
            .Then(new CycleRevised("Fall", new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), CheckInRhythm.Default));
        _scenario.When(cycle => Revise(cycle, "Fall", new DateOnly(2026, 7, 1), new DateOnly(2026, 10, 1), reason: null)).ThenRefused(CycleErrors.SpanNotInCalendar);
        _scenario.When(cycle => Revise(cycle, Okr.Q4.Name, Okr.Q4.FirstDay, Okr.Q4.LastDay, reason: null)).Then();
    }

    [Fact]
    public void Once_started_only_the_last_day_moves_with_a_reason()
    {
        var later = new DateOnly(2027, 1, 8);
        _scenario.Given(Okr.Q4, new CycleStarted());

        _scenario.When(cycle => Revise(cycle, "Q4", Okr.Q4.FirstDay.AddDays(1), Okr.Q4.LastDay, "Late")).ThenRefused(CycleErrors.FirstDayFixed);
        _scenario.When(cycle => Revise(cycle, "Q4", Okr.Q4.FirstDay, later, reason: null)).ThenRefused(CycleErrors.ReasonRequired);
        _scenario.When(cycle => Revise(cycle, "Q4", Okr.Q4.FirstDay, new DateOnly(2026, 10, 3), "Short")).ThenRefused(CycleErrors.LengthInvalid);
        _scenario.When(cycle => Revise(cycle, "Q4", Okr.Q4.FirstDay, later, "A strike")).Then(new CycleRevised("Q4", Okr.Q4.FirstDay, later, CheckInRhythm.Default));
        _scenario.When(cycle => Revise(cycle, "Q4", Okr.Q4.FirstDay, Okr.Q4.LastDay, reason: null))
            .Then(new CycleRevised("Q4", Okr.Q4.FirstDay, Okr.Q4.LastDay, CheckInRhythm.Default));
    }

    [Fact]
    public void A_closed_cycle_is_not_revised() => _scenario
        .Given(Okr.Q4, new CycleStarted(), new CycleClosingBegun(), new CycleClosed(0))
        .When(cycle => Revise(cycle, "Q4", Okr.Q4.FirstDay, Okr.Q4.LastDay, "Why not"))
        .ThenRefused(CycleErrors.Closed);

    [Fact]
    public void The_next_one_has_the_days_of_the_following_quarter_or_year()
    {
        Assert.Equal(new CycleSpan(CycleKind.Quarter, new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31)), Okr.Active.Next(FiscalCalendar.CalendarYear));
        Assert.Equal(
            new CycleSpan(CycleKind.Year, new DateOnly(2027, 4, 1), new DateOnly(2028, 3, 31)),
            (Okr.Active with { Kind = CycleKind.Year, FirstDay = new DateOnly(2026, 4, 1), LastDay = new DateOnly(2027, 3, 31) }).Next(new FiscalCalendar(4)));
        Assert.Null((Okr.Active with { Kind = CycleKind.Custom }).Next(FiscalCalendar.CalendarYear));
        Assert.Null((Okr.Active with { Kind = CycleKind.Year, FirstDay = new DateOnly(2200, 1, 1) }).Next(FiscalCalendar.CalendarYear));
    }

    [Fact]
    public void Spans_hold_the_day_they_are_asked_for() =>
        Assert.Equal(
            (Q4, new CycleSpan(CycleKind.Year, new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31))),
            (CycleSpan.QuarterOf(Okr.Today, FiscalCalendar.CalendarYear), CycleSpan.YearOf(Okr.Today, new FiscalCalendar(4))));

    [Fact]
    public void The_elapsed_share_counts_whole_days_and_stays_between_0_and_1()
    {
        Assert.Equal(0m, Okr.Active.ElapsedShare(new DateOnly(2026, 9, 30)));
        Assert.Equal(1m / 92m, Okr.Active.ElapsedShare(new DateOnly(2026, 10, 1)));
        Assert.Equal(0.5m, Okr.Active.ElapsedShare(new DateOnly(2026, 11, 15)));
        Assert.Equal(1m, Okr.Active.ElapsedShare(new DateOnly(2026, 12, 31)));
        Assert.Equal(1m, Okr.Active.ElapsedShare(new DateOnly(2027, 6, 1)));
    }

    [Fact]
    public void A_day_is_about_the_active_and_shortest_cycle_that_holds_it_else_the_last_that_ended_else_the_first()
    {
        var year = Okr.Active with { Kind = CycleKind.Year, FirstDay = new DateOnly(2026, 1, 1) };
        var next = Okr.Planning with { FirstDay = new DateOnly(2027, 1, 1), LastDay = new DateOnly(2027, 3, 31) };
        Dictionary<Guid, Cycle> cycles = new() { [Okr.Numbered(1)] = year, [Okr.Numbered(2)] = Okr.Active, [Okr.Numbered(3)] = next };

        Assert.Equal(Okr.Numbered(2), Cycle.Of(Okr.Today, cycles));
        Assert.Equal(Okr.Numbered(1), Cycle.Of(new DateOnly(2026, 5, 1), cycles));
        Assert.Equal(Okr.Numbered(3), Cycle.Of(new DateOnly(2027, 2, 1), cycles));
        Assert.Equal(Okr.Numbered(3), Cycle.Of(new DateOnly(2027, 5, 1), cycles));
        Assert.Equal(Okr.Numbered(1), Cycle.Of(new DateOnly(2025, 5, 1), cycles));
        Assert.Equal(Okr.Numbered(1), Cycle.Of(Okr.Today, [new(Okr.Numbered(1), year), new(Okr.Numbered(2), Okr.Planning)]));
        Assert.Equal(Okr.Numbered(3), Cycle.Of(Okr.Today, [new(Okr.Numbered(3), next)]));
        Assert.Null(Cycle.Of(Okr.Today, []));
    }

    private static Domain.Kernel.Decision<CycleEvent> Plan(Cycle cycle, CycleSpan span, string name = "Q4 2026", FiscalCalendar? calendar = null) =>
        cycle.Plan(name, span, CheckInRhythm.Default, calendar ?? FiscalCalendar.CalendarYear);

    private static Domain.Kernel.Decision<CycleEvent> Revise(Cycle cycle, string name, DateOnly first, DateOnly last, string? reason) =>
        cycle.Revise(name, first, last, CheckInRhythm.Default, reason, FiscalCalendar.CalendarYear);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
