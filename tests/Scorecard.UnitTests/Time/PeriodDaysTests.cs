using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Time;

public sealed class PeriodDaysTests
{
    [Theory]
    [InlineData("2026", 1, "2026-01-01", "2026-12-31")]
    [InlineData("2026-H2", 1, "2026-07-01", "2026-12-31")]
    [InlineData("2026-Q4", 1, "2026-10-01", "2026-12-31")]
    [InlineData("2026-11", 1, "2026-11-01", "2026-11-30")]
    [InlineData("2024-02", 1, "2024-02-01", "2024-02-29")]
    [InlineData("2026-W47", 1, "2026-11-16", "2026-11-22")]
    [InlineData("2026-W01", 1, "2025-12-29", "2026-01-04")]
    [InlineData("2026-W53", 1, "2026-12-28", "2027-01-03")]
    [InlineData("2026-11-21", 1, "2026-11-21", "2026-11-21")]
    [InlineData("2026", 4, "2025-04-01", "2026-03-31")]
    [InlineData("2026-Q1", 4, "2025-04-01", "2025-06-30")]
    [InlineData("2026-Q4", 4, "2026-01-01", "2026-03-31")]
    [InlineData("2026-H2", 4, "2025-10-01", "2026-03-31")]
    [InlineData("2026", 12, "2025-12-01", "2026-11-30")]
    [InlineData("2026", 2, "2025-02-01", "2026-01-31")]
    [InlineData("2026-Q1", 2, "2025-02-01", "2025-04-30")]
    [InlineData("1900", 4, "1899-04-01", "1900-03-31")]
    [InlineData("2026-11", 4, "2026-11-01", "2026-11-30")]
    [InlineData("2026-W47", 4, "2026-11-16", "2026-11-22")]
    public void A_period_knows_its_first_and_last_day(string key, int startMonth, string first, string last)
    {
        var (period, calendar) = (Period.Of(key), new FiscalCalendar(startMonth));

        Assert.Equal(first, Text(period.FirstDay(calendar)));
        Assert.Equal(last, Text(period.LastDay(calendar)));
        Assert.Equal(period.LastDay(calendar).DayNumber - period.FirstDay(calendar).DayNumber + 1, period.Length(calendar));
    }

    [Theory]
    [InlineData("2026-11-21", Frequency.Quarterly, 1, "2026-Q4")]
    [InlineData("2026-11-21", Frequency.Weekly, 1, "2026-W47")]
    [InlineData("2025-04-01", Frequency.Quarterly, 4, "2026-Q1")]
    [InlineData("2025-03-31", Frequency.Quarterly, 4, "2025-Q4")]
    [InlineData("2026-11-21", Frequency.Yearly, 4, "2027")]
    [InlineData("2026-11-21", Frequency.HalfYearly, 4, "2027-H2")]
    [InlineData("2026-12-31", Frequency.Weekly, 1, "2026-W53")]
    [InlineData("2025-12-29", Frequency.Weekly, 1, "2026-W01")]
    [InlineData("1900-01-01", Frequency.Yearly, 1, "1900")]
    [InlineData("1900-01-01", Frequency.Quarterly, 7, "1900-Q3")]
    public void A_day_lies_in_one_period_of_each_frequency(string day, Frequency frequency, int startMonth, string expected) =>
        Assert.Equal(expected, Period.Containing(Day(day), frequency, new(startMonth)).ToString());

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Days_outside_the_supported_years_are_named_as_such(string day)
    {
        Assert.False(Period.Supports(Day(day)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Containing(Day(day), Frequency.Weekly, FiscalCalendar.CalendarYear));
    }

    [Theory]
    [InlineData("2026-11-01", Frequency.Monthly, 1, "2026-11")]
    [InlineData("2025-04-01", Frequency.Quarterly, 4, "2026-Q1")]
    [InlineData("1899-04-01", Frequency.Yearly, 4, "1900")]
    [InlineData("2025-12-29", Frequency.Weekly, 1, "2026-W01")]
    public void A_first_day_and_a_frequency_give_the_period_back(string day, Frequency frequency, int startMonth, string expected) =>
        Assert.Equal(expected, Period.StartingOn(Day(day), frequency, new(startMonth)).Required.ToString());

    [Theory]
    [InlineData("2026-11-02", Frequency.Monthly, 1)]
    [InlineData("2026-04-01", Frequency.Yearly, 1)]
    [InlineData("2026-02-01", Frequency.Quarterly, 4)]
    [InlineData("2026-11-17", Frequency.Weekly, 1)]
    public void A_day_in_the_middle_starts_nothing(string day, Frequency frequency, int startMonth) =>
        Assert.Equal(PeriodErrors.NotAFirstDay, Period.StartingOn(Day(day), frequency, new(startMonth)).Error);

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1899-12-25")]
    [InlineData("2201-01-01")]
    [InlineData("9999-12-31")]
    public void A_first_day_outside_the_supported_years_is_refused(string day)
    {
        foreach (var frequency in Enum.GetValues<Frequency>())
            Assert.Equal(PeriodErrors.YearOutOfRange, Period.StartingOn(Day(day), frequency, FiscalCalendar.CalendarYear).Error);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(12)]
    public void Every_day_lies_in_the_period_that_contains_it(int startMonth)
    {
        var calendar = new FiscalCalendar(startMonth);
        foreach (var frequency in Enum.GetValues<Frequency>())
        {
            for (var day = new DateOnly(2019, 12, 20); day < new DateOnly(2021, 2, 10); day = day.AddDays(1))
            {
                var period = Period.Containing(day, frequency, calendar);

                Assert.True(period.Contains(day, calendar), $"{day:O} {frequency}");
                Assert.False(period.Next.Contains(day, calendar));
                Assert.Equal(period, Period.StartingOn(period.FirstDay(calendar), frequency, calendar).Required);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-1)]
    public void A_fiscal_year_starts_in_one_of_twelve_months(int month)
    {
        Assert.Equal(PeriodErrors.StartMonthOutOfRange, FiscalCalendar.StartingIn(month).Error);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalCalendar(month));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");
}
