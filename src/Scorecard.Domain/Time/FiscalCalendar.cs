using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Time;

/// <summary>
/// The month in which the fiscal year starts. A fiscal year, half or quarter is labelled by the calendar
/// year in which that fiscal year ends: starting in April, 2026-Q1 is 2025-04-01 to 2025-06-30.
/// </summary>
public sealed record FiscalCalendar
{
    /// <summary>The fiscal year is the calendar year.</summary>
    public static readonly FiscalCalendar CalendarYear = new(1);

    /// <param name="startMonth">1 to 12. Input from outside goes through <see cref="StartingIn"/>.</param>
    public FiscalCalendar(int startMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startMonth, 12);
        StartMonth = startMonth;
    }

    public int StartMonth { get; }

    /// <summary>Months from January of the label year to the first month of the fiscal year; 0 or negative.</summary>
    internal int Shift => StartMonth == 1 ? 0 : StartMonth - 13;

    /// <summary>Refuses with <c>calendar.start_month_out_of_range</c>.</summary>
    public static Result<FiscalCalendar> StartingIn(int month) =>
        month is >= 1 and <= 12 ? new FiscalCalendar(month) : PeriodErrors.StartMonthOutOfRange;
}
