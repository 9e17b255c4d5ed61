using Scorecard.Domain.Kpis;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Okrs;

/// <summary>The figure of a KPI that moves a key result.</summary>
/// <param name="Outdated">True when a value of the KPI is missing for longer than its days of grace.</param>
public sealed record KpiFigure(decimal? Value, bool Outdated)
{
    /// <summary>
    /// Reads the figure as of a day. Over the cycle, the KPI's periods that lie in it and have begun are put together by its own rule;
    /// where none does, because it is measured less often, its latest value counts. The latest value is that of its last period, up
    /// to the one that holds the day, which has one.
    /// </summary>
    /// <param name="day">A day of the years 1900 to 2200.</param>
    public static KpiFigure Read(KpiReader reader, KpiReach reach, Cycle cycle, DateOnly day, FiscalCalendar calendar)
    {
        var current = Period.Containing(day, reader.Kpi.Frequency, calendar);
        var ended = current.LastDay(calendar) <= day ? current : current.Previous;
        var value = reach is KpiReach.OverCycle && Within(cycle, current, calendar) is { Count: > 0 } periods
            ? reader.ValueOver(periods)
            : reader.LatestValue(current);
        return new KpiFigure(value, reader.IsOverdue(ended, day));
    }

    private static List<Period> Within(Cycle cycle, Period last, FiscalCalendar calendar)
    {
        var first = Period.Containing(cycle.FirstDay, last.Frequency, calendar);
        return [.. first.To(last).Where(period => period.FirstDay(calendar) >= cycle.FirstDay && period.LastDay(calendar) <= cycle.LastDay)];
    }
}
