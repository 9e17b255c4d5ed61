using System.Globalization;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>How one business figure of the sample company moves from month to month.</summary>
/// <param name="Start">Level in the first month.</param>
/// <param name="Yearly">Growth in percent of the start for each year, in a straight line.</param>
/// <param name="Season">How much of the sales season it follows, in percent; negative = against it.</param>
/// <param name="Noise">Largest chance deviation in percent.</param>
/// <param name="Events">What happened in single months, in percent.</param>
/// <param name="Decimals">Rounded to so many decimals; null = as it comes.</param>
/// <param name="Of">Derived from this series: times <paramref name="Rate"/> ÷ <paramref name="Per"/>, or less <paramref name="Minus"/>.</param>
/// <param name="Round">Rounded to multiples of this; a derived figure to whole ones when it is null.</param>
internal sealed record SeriesSpec(
    decimal Start = 0,
    decimal Yearly = 0,
    decimal Season = 0,
    decimal Noise = 0,
    IReadOnlyDictionary<string, decimal>? Events = null,
    int? Decimals = null,
    string? Of = null,
    string? Rate = null,
    string? Minus = null,
    decimal Per = 1,
    decimal? Round = null);

/// <summary>The sales season by calendar month and the moving holidays (Seollal, Chuseok) by month, in thousandths.</summary>
internal sealed record SeriesFile(
    IReadOnlyDictionary<string, decimal> Season,
    IReadOnlyDictionary<string, decimal> Holidays,
    IReadOnlyDictionary<string, SeriesSpec> Series);

/// <summary>
/// The business behind the sample: visits become orders, orders become revenue, deliveries and complaints. All KPIs
/// read the same figures, so they agree with each other.
/// </summary>
internal sealed class SampleSeries(SeriesFile file)
{
    private readonly Dictionary<(string Series, string Month, bool Expected), decimal> _known = [];

    /// <summary>What happened.</summary>
    public decimal At(string series, Period period, bool summed = false) => Over(series, period, summed, expected: false);

    /// <summary>What a planner would have expected: growth and season, without chance and events.</summary>
    public decimal Expected(string series, Period period, bool summed = false) => Over(series, period, summed, expected: true);

    private decimal Over(string series, Period period, bool summed, bool expected) => period.Frequency switch
    {
        Frequency.Monthly => Month(series, period, expected),
        Frequency.Weekly => Week(series, period, expected),
        _ => MonthsOf(period) is var months && summed
            ? months.Sum(month => Month(series, month, expected))
            : Month(series, months[^1], expected),
    };

    private decimal Month(string series, Period month, bool expected)
    {
        var key = (series, month.ToString(), expected);
        if (!_known.TryGetValue(key, out var value))
            _known.Add(key, value = file.Series[series] is { Of: not null } derived ? Derived(derived, month, expected) : Level(series, month, expected));

        return value;
    }

    private decimal Derived(SeriesSpec spec, Period month, bool expected)
    {
        var of = Month(spec.Of!, month, expected);
        var value = spec.Minus is { } minus ? of - Month(minus, month, expected) : of * Month(spec.Rate!, month, expected) / spec.Per;
        return ToMultiple(value, spec.Round ?? 1);
    }

    private decimal Level(string series, Period month, bool expected)
    {
        var spec = file.Series[series];
        var first = month.FirstDay(FiscalCalendar.CalendarYear);
        var months = SampleCalendar.FirstMonth.DistanceTo(month);
        var season = (file.Season[first.Month.ToString(CultureInfo.InvariantCulture)] + file.Holidays.GetValueOrDefault(month.ToString())) / 1000;
        var value = spec.Start * (1 + (spec.Yearly * months / 1200)) * (1 + ((season - 1) * spec.Season / 100));
        if (!expected)
        {
            value *= 1 + (spec.Noise * SampleNoise.Around($"{series}/{month}") / 100);
            value *= 1 + ((spec.Events?.GetValueOrDefault(month.ToString()) ?? 0) / 100);
        }

        if (spec.Round is { } step)
            return ToMultiple(value, step);

        return spec.Decimals is { } decimals ? decimal.Round(value, decimals) : value;
    }

    /// <summary>Seven days at the pace of the week's Thursday, which runs in a straight line from the middle of one month to that of the next.</summary>
    private decimal Week(string series, Period week, bool expected)
    {
        var thursday = week.FirstDay(FiscalCalendar.CalendarYear).AddDays(3);
        var month = Period.Containing(thursday, Frequency.Monthly, FiscalCalendar.CalendarYear);
        var other = thursday < Middle(month) ? month.Previous : month.Next;
        var away = Math.Abs(thursday.DayNumber - Middle(month).DayNumber) / (decimal)Math.Abs(Middle(other).DayNumber - Middle(month).DayNumber);
        var value = 7 * ((Daily(series, month, expected) * (1 - away)) + (Daily(series, other, expected) * away));
        if (!expected)
            value *= (1 + (SampleNoise.Around($"week/{week}") * 0.02m)) * (1 + (SampleNoise.Around($"{series}/{week}") * 0.008m));

        return decimal.Round(value);
    }

    private decimal Daily(string series, Period month, bool expected) =>
        Month(series, month, expected) / month.Length(FiscalCalendar.CalendarYear);

    private static DateOnly Middle(Period month) => month.FirstDay(FiscalCalendar.CalendarYear).AddDays(14);

    private static decimal ToMultiple(decimal value, decimal step) => decimal.Round(value / step) * step;

    private static List<Period> MonthsOf(Period period)
    {
        var first = Period.Containing(period.FirstDay(FiscalCalendar.CalendarYear), Frequency.Monthly, FiscalCalendar.CalendarYear);
        var last = Period.Containing(period.LastDay(FiscalCalendar.CalendarYear), Frequency.Monthly, FiscalCalendar.CalendarYear);
        List<Period> months = [];
        for (var month = first; month <= last; month = month.Next)
            months.Add(month);

        return months;
    }
}
