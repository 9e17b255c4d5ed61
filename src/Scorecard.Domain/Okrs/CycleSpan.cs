using Scorecard.Domain.Time;

namespace Scorecard.Domain.Okrs;

/// <summary>The days of a cycle.</summary>
/// <param name="LastDay">Included.</param>
public sealed record CycleSpan(CycleKind Kind, DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>The fiscal quarter that a day lies in. The day lies between the years 1900 and 2200.</summary>
    public static CycleSpan QuarterOf(DateOnly day, FiscalCalendar calendar) => Of(CycleKind.Quarter, Containing(day, Frequency.Quarterly, calendar));

    /// <summary>The fiscal year that a day lies in. The day lies between the years 1900 and 2200.</summary>
    public static CycleSpan YearOf(DateOnly day, FiscalCalendar calendar) => Of(CycleKind.Year, Containing(day, Frequency.Yearly, calendar));

    internal static (DateOnly FirstDay, DateOnly LastDay) Containing(DateOnly day, Frequency frequency, FiscalCalendar calendar)
    {
        var period = Period.Containing(day, frequency, calendar);
        return (period.FirstDay(calendar), period.LastDay(calendar));
    }

    private static CycleSpan Of(CycleKind kind, (DateOnly FirstDay, DateOnly LastDay) days) => new(kind, days.FirstDay, days.LastDay);
}
