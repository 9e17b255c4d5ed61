using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>The quarters for which objectives are set: the first is planned by hand, each start plans the one after it.</summary>
internal sealed class SampleCycles(IReadOnlyList<CycleSpec> cycles, Guid administrator)
{
    public Guid IdOf(string quarter)
    {
        var id = SampleIds.Of($"cycle/{cycles[0].Quarter}");
        foreach (var _ in cycles.TakeWhile(cycle => cycle.Quarter != quarter))
            id = DerivedIds.From(id)();

        return id;
    }

    public static DateOnly FirstDay(string quarter) => Period.Of(quarter).FirstDay(FiscalCalendar.CalendarYear);

    /// <summary>How often was checked in during a quarter.</summary>
    public int EveryDays(string quarter) => RhythmOf(cycles.Index().First(cycle => cycle.Item.Quarter == quarter).Index).EveryDays;

    public IEnumerable<SampleStep> Steps()
    {
        foreach (var (index, cycle) in cycles.Index())
        {
            if (cycle.Planned is { } planned)
                yield return Step(cycle, planned, "plan", (desk, ct) => PlanAsync(desk, cycle.Quarter, RhythmOf(index), ct));

            if (index > 0 && cycle.Rhythm is { } rhythm)
            {
                yield return Step(cycle, rhythm.On, "rhythm", (desk, ct) => ChangeAsync(
                    desk, cycle, state => state.Revise(state.Name, state.FirstDay, state.LastDay, RhythmOf(index), reason: null, FiscalCalendar.CalendarYear), ct));
            }

            if (cycle.Started is { } started)
            {
                yield return Step(cycle, started, "start", async (desk, ct) =>
                {
                    await ChangeAsync(desk, cycle, state => state.Start(), ct);
                    if (index + 1 < cycles.Count)
                        await PlanAsync(desk, cycles[index + 1].Quarter, RhythmOf(index), ct);
                });
            }

            if (cycle.ClosingFrom is { } closing)
                yield return Step(cycle, closing, "closing", (desk, ct) => ChangeAsync(desk, cycle, state => state.BeginClosing(closing), ct));

            if (cycle.Closed is { } closed)
                yield return Step(cycle, closed, "close", (desk, ct) => ChangeAsync(desk, cycle, state => state.Close(openObjectives: 0, acceptedOpen: 0, closed), ct));
        }
    }

    private CheckInRhythm RhythmOf(int index) => cycles.Take(index + 1).LastOrDefault(cycle => cycle.Rhythm is not null)?.Rhythm is { } rhythm
        ? new CheckInRhythm(rhythm.EveryDays, rhythm.GraceDays)
        : CheckInRhythm.Default;

    private Task PlanAsync(SampleDesk desk, string quarter, CheckInRhythm rhythm, CancellationToken ct) =>
        desk.TellAsync<Cycle, CycleEvent>(
            IdOf(quarter),
            state => state.Plan(quarter, CycleSpan.QuarterOf(FirstDay(quarter), FiscalCalendar.CalendarYear), rhythm, FiscalCalendar.CalendarYear),
            ct);

    private Task ChangeAsync(SampleDesk desk, CycleSpec cycle, Func<Cycle, Domain.Kernel.Decision<CycleEvent>> decide, CancellationToken ct) =>
        desk.TellAsync(IdOf(cycle.Quarter), decide, ct);

    private SampleStep Step(CycleSpec cycle, DateOnly on, string what, Func<SampleDesk, CancellationToken, Task> act) =>
        new(SampleCalendar.Opening(on, $"cycle/{cycle.Quarter}/{what}"), administrator, act);
}
