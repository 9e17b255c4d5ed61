using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Time;

/// <summary>
/// A day, ISO week, month, quarter, half or year, known by its key: <c>2026-11-21</c>, <c>2026-W47</c>,
/// <c>2026-11</c>, <c>2026-Q4</c>, <c>2026-H1</c>, <c>2026</c>. Years, halves and quarters are fiscal and need the
/// <see cref="FiscalCalendar"/> to name their days; months, weeks and days are those of the calendar.
/// Only years 1900 to 2200 are taken from outside; <see cref="Next"/> and <see cref="Previous"/> may step over that edge.
/// </summary>
/// <remarks>Kept as the number of periods since the first one of 1900, which was a Monday: stepping and comparing are integer arithmetic.</remarks>
[JsonConverter(typeof(PeriodJsonConverter))]
public readonly partial record struct Period : IComparable<Period>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    private static readonly DateOnly Epoch = new(FirstYear, 1, 1);

    private readonly int _index;

    private Period(Frequency frequency, int index) => (Frequency, _index) = (frequency, index);

    public Frequency Frequency { get; }

    public Period Next => new(Frequency, _index + 1);

    public Period Previous => new(Frequency, _index - 1);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>True for days of the years 1900 to 2200, the only ones <see cref="Containing"/> takes.</summary>
    public static bool Supports(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>The period of a frequency that a day lies in. The day must be one that is supported.</summary>
    public static Period Containing(DateOnly day, Frequency frequency, FiscalCalendar calendar)
    {
        if (!Supports(day))
            throw new ArgumentOutOfRangeException(nameof(day), day, PeriodErrors.YearOutOfRange.Message);

        return At(day, frequency, calendar);
    }

    /// <summary>
    /// The period that starts on a day. Refuses with <c>period.not_a_first_day</c> or <c>period.year_out_of_range</c>.
    /// </summary>
    public static Result<Period> StartingOn(DateOnly firstDay, Frequency frequency, FiscalCalendar calendar)
    {
        if (firstDay.Year is < FirstYear - 1 or > LastYear) // fiscal 1900 may start in 1899
            return PeriodErrors.YearOutOfRange;

        var period = At(firstDay, frequency, calendar);
        if (period.LabelYear is < FirstYear or > LastYear)
            return PeriodErrors.YearOutOfRange;

        return period.FirstDay(calendar) == firstDay ? period : PeriodErrors.NotAFirstDay;
    }

    public DateOnly FirstDay(FiscalCalendar calendar) => Frequency switch
    {
        Frequency.Daily => Epoch.AddDays(_index),
        Frequency.Weekly => Epoch.AddDays(7 * _index),
        Frequency.Monthly => Epoch.AddMonths(_index),
        Frequency.Quarterly or Frequency.HalfYearly or Frequency.Yearly =>
            Epoch.AddMonths((_index * Months(Frequency)) + calendar.Shift),
    };

    public DateOnly LastDay(FiscalCalendar calendar) => Next.FirstDay(calendar).AddDays(-1);

    /// <summary>The number of days in the period.</summary>
    public int Length(FiscalCalendar calendar) => Next.FirstDay(calendar).DayNumber - FirstDay(calendar).DayNumber;

    /// <summary>How many periods later the other one of the same frequency is; negative when it is earlier.</summary>
    public int DistanceTo(Period other) => other._index - SameFrequency(other)._index;

    /// <summary>Periods are ordered in time within a frequency, and by frequency otherwise.</summary>
    public int CompareTo(Period other) =>
        Frequency == other.Frequency ? _index.CompareTo(other._index) : Frequency.CompareTo(other.Frequency);

    /// <summary>The key.</summary>
    public override string ToString() => Frequency switch
    {
        Frequency.Daily => FirstDay(FiscalCalendar.CalendarYear).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Frequency.Weekly => string.Create(CultureInfo.InvariantCulture, $"{LabelYear:D4}-W{WeekNumber:D2}"),
        Frequency.Monthly => string.Create(CultureInfo.InvariantCulture, $"{LabelYear:D4}-{NumberInYear:D2}"),
        Frequency.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{LabelYear:D4}-Q{NumberInYear}"),
        Frequency.HalfYearly => string.Create(CultureInfo.InvariantCulture, $"{LabelYear:D4}-H{NumberInYear}"),
        Frequency.Yearly => LabelYear.ToString("D4", CultureInfo.InvariantCulture),
    };

    private static Period At(DateOnly day, Frequency frequency, FiscalCalendar calendar)
    {
        var days = day.DayNumber - Epoch.DayNumber;
        var months = ((day.Year - FirstYear) * 12) + day.Month - 1;
        return frequency switch
        {
            Frequency.Daily => new(frequency, days),
            Frequency.Weekly => new(frequency, FloorDivide(days, 7)),
            Frequency.Monthly => new(frequency, months),
            Frequency.Quarterly or Frequency.HalfYearly or Frequency.Yearly =>
                new(frequency, FloorDivide(months - calendar.Shift, Months(frequency))),
        };
    }

    private static int Months(Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 1,
        Frequency.Quarterly => 3,
        Frequency.HalfYearly => 6,
        Frequency.Yearly => 12,
        Frequency.Daily or Frequency.Weekly => throw new UnreachableException($"{frequency} is not counted in months."),
    };

    private static int FloorDivide(int dividend, int divisor) =>
        (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    /// <summary>The year in the key: the ISO year of a week, the fiscal year of a quarter.</summary>
    private int LabelYear => Frequency switch
    {
        Frequency.Daily => Epoch.AddDays(_index).Year,
        Frequency.Weekly => Thursday.Year,
        Frequency.Monthly or Frequency.Quarterly or Frequency.HalfYearly or Frequency.Yearly =>
            FirstYear + FloorDivide(_index, 12 / Months(Frequency)),
    };

    private int NumberInYear => _index - ((LabelYear - FirstYear) * 12 / Months(Frequency)) + 1;

    private int WeekNumber => ISOWeek.GetWeekOfYear(Thursday.ToDateTime(default));

    /// <summary>The day that decides to which year, and here to which month or quarter, an ISO week belongs.</summary>
    private DateOnly Thursday => Epoch.AddDays((7 * _index) + 3);

    private Period SameFrequency(Period other) => Frequency == other.Frequency
        ? this
        : throw new ArgumentException($"{other} is not {Frequency}.", nameof(other));
}
