using System.Globalization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Time;

/// <content>Making periods: from numbers, and from keys.</content>
public readonly partial record struct Period
{
    public static Period Year(int year) => FromParts(Frequency.Yearly, year, 1).Required;

    public static Period Half(int year, int half) => FromParts(Frequency.HalfYearly, year, half).Required;

    public static Period Quarter(int year, int quarter) => FromParts(Frequency.Quarterly, year, quarter).Required;

    public static Period Month(int year, int month) => FromParts(Frequency.Monthly, year, month).Required;

    public static Period Week(int isoYear, int week) => FromParts(Frequency.Weekly, isoYear, week).Required;

    public static Period Day(int year, int month, int day) => FromDate(year, month, day).Required;

    /// <summary>A period written down by a programmer; throws where <see cref="Parse"/> refuses.</summary>
    public static Period Of(string key) => Parse(key).Required;

    public static bool TryParse(string? key, out Period period) => Parse(key).Succeeded(out period, out _);

    /// <summary>
    /// Reads a key as <see cref="ToString"/> writes it, and nothing else. Refuses with <c>period.malformed</c>,
    /// <c>period.year_out_of_range</c> or, for 2026-13 or 2026-02-30, <c>period.not_in_calendar</c>.
    /// </summary>
    public static Result<Period> Parse(string? key)
    {
        var text = key.AsSpan();
        if (text.Length < 4 || !Digits(text[..4], out var year))
            return PeriodErrors.Malformed;
        if (text.Length == 4)
            return FromParts(Frequency.Yearly, year, 1);
        if (text[4] != '-')
            return PeriodErrors.Malformed;

        return text[5..] switch
        {
            ['H', var half] when Digits([half], out var number) => FromParts(Frequency.HalfYearly, year, number),
            ['Q', var quarter] when Digits([quarter], out var number) => FromParts(Frequency.Quarterly, year, number),
            ['W', _, _] week when Digits(week[1..], out var number) => FromParts(Frequency.Weekly, year, number),
            [_, _] month when Digits(month, out var number) => FromParts(Frequency.Monthly, year, number),
            [_, _, '-', _, _] date when Digits(date[..2], out var month) && Digits(date[3..], out var day) => FromDate(year, month, day),
            _ => PeriodErrors.Malformed,
        };
    }

    private static Result<Period> FromParts(Frequency frequency, int year, int number)
    {
        if (year is < FirstYear or > LastYear)
            return PeriodErrors.YearOutOfRange;

        var perYear = frequency is Frequency.Weekly ? ISOWeek.GetWeeksInYear(year) : 12 / Months(frequency);
        if (number < 1 || number > perYear)
            return PeriodErrors.NotInCalendar;

        return frequency is Frequency.Weekly
            ? At(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Thursday)), frequency, FiscalCalendar.CalendarYear)
            : new Period(frequency, ((year - FirstYear) * perYear) + number - 1);
    }

    private static Result<Period> FromDate(int year, int month, int day)
    {
        if (year is < FirstYear or > LastYear)
            return PeriodErrors.YearOutOfRange;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return PeriodErrors.NotInCalendar;

        return At(new DateOnly(year, month, day), Frequency.Daily, FiscalCalendar.CalendarYear);
    }

    /// <remarks>Not <see cref="int.TryParse(string, out int)"/>, which takes trailing NUL characters for nothing.</remarks>
    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return false;
            number = (10 * number) + (character - '0');
        }

        return true;
    }
}
