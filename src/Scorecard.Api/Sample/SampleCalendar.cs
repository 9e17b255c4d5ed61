using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>When things happen in the sample: everything is dated by the calendar below, never by today's.</summary>
internal static class SampleCalendar
{
    /// <summary>First month with values.</summary>
    public static readonly Period FirstMonth = Period.Month(2024, 11);

    /// <summary>Last complete month; the month after it is the one being worked in.</summary>
    public static readonly Period LastMonth = Period.Month(2026, 10);

    /// <summary>Last week with values: the last complete one when the story ends.</summary>
    public static readonly Period LastWeek = Period.Week(2026, 46);

    public static readonly IReadOnlyList<int> FiscalYears = [2025, 2026];

    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <summary>Every period of a frequency for which values exist, in order.</summary>
    public static IReadOnlyList<Period> Periods(Frequency frequency)
    {
        var start = FirstMonth.FirstDay(FiscalCalendar.CalendarYear);
        var end = frequency is Frequency.Weekly
            ? LastWeek.LastDay(FiscalCalendar.CalendarYear)
            : LastMonth.LastDay(FiscalCalendar.CalendarYear);
        List<Period> periods = [];
        for (var period = Period.Containing(start, frequency, FiscalCalendar.CalendarYear);
            period.LastDay(FiscalCalendar.CalendarYear) <= end;
            period = period.Next)
            periods.Add(period);

        return periods;
    }

    /// <summary>When somebody enters the value: some working days after the period's end, now and then later.</summary>
    public static DateTimeOffset RecordedAt(string kpi, Period period)
    {
        var seed = $"{kpi}/{period}";
        var wait = period.Frequency switch
        {
            Frequency.Weekly => 1 + SampleNoise.Pick(seed, 2),
            Frequency.Monthly => 2 + SampleNoise.Pick(seed, 4) + (SampleNoise.Pick($"late/{seed}", 20) == 0 ? 5 : 0),
            _ => 7 + SampleNoise.Pick(seed, 5),
        };
        return During(WorkingDay(period.LastDay(FiscalCalendar.CalendarYear).AddDays(wait)), seed);
    }

    /// <summary>A moment of the day within working hours, different for each seed.</summary>
    public static DateTimeOffset During(DateOnly day, string seed) =>
        new DateTimeOffset(day, new TimeOnly(9, 0), Seoul)
            .AddSeconds(SampleNoise.Pick($"time/{seed}", 9 * 60 * 60))
            .AddMilliseconds(SampleNoise.Pick($"millisecond/{seed}", 1000))
            .ToUniversalTime();

    /// <summary>A moment before working hours, different for each seed: what opens the day for others.</summary>
    public static DateTimeOffset Opening(DateOnly day, string seed) =>
        new DateTimeOffset(day, new TimeOnly(8, 0), Seoul)
            .AddMilliseconds(SampleNoise.Pick($"opening/{seed}", 60 * 60 * 1000))
            .ToUniversalTime();

    /// <summary>The date on the wall of the office.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Seoul).DateTime);

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
