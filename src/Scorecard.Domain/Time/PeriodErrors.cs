using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Time;

public static class PeriodErrors
{
    public static readonly DomainError Malformed = new(
        "period.malformed",
        "A period is written as 2026, 2026-H1, 2026-Q4, 2026-11, 2026-W47 or 2026-11-21.");

    public static readonly DomainError YearOutOfRange = new(
        "period.year_out_of_range",
        "The year of a period lies between 1900 and 2200.");

    public static readonly DomainError NotInCalendar = new(
        "period.not_in_calendar",
        "The calendar has no such period.");

    public static readonly DomainError NotAFirstDay = new(
        "period.not_a_first_day",
        "No period of this frequency starts on this day.");

    public static readonly DomainError StartMonthOutOfRange = new(
        "calendar.start_month_out_of_range",
        "The fiscal year starts in a month from 1 to 12.");
}
