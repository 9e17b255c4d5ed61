using System.Text.Json;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Time;

public sealed class PeriodKeyTests
{
    [Theory]
    [InlineData("2026", Frequency.Yearly)]
    [InlineData("2026-H1", Frequency.HalfYearly)]
    [InlineData("2026-H2", Frequency.HalfYearly)]
    [InlineData("2026-Q4", Frequency.Quarterly)]
    [InlineData("2026-11", Frequency.Monthly)]
    [InlineData("2026-W47", Frequency.Weekly)]
    [InlineData("2026-W53", Frequency.Weekly)]
    [InlineData("2026-11-21", Frequency.Daily)]
    [InlineData("2024-02-29", Frequency.Daily)]
    [InlineData("1900", Frequency.Yearly)]
    [InlineData("1900-W01", Frequency.Weekly)]
    [InlineData("2200-12-31", Frequency.Daily)]
    [InlineData("2200-W52", Frequency.Weekly)]
    public void A_key_reads_and_writes_the_same(string key, Frequency frequency)
    {
        var period = Period.Of(key);

        Assert.Equal(frequency, period.Frequency);
        Assert.Equal(key, period.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("202")]
    [InlineData("20261")]
    [InlineData("2026-")]
    [InlineData("2026-1")]
    [InlineData("2026-1-1")]
    [InlineData("2026-011")]
    [InlineData("2026-q4")]
    [InlineData("2026-Q44")]
    [InlineData("2026-H")]
    [InlineData("2026-W7")]
    [InlineData("2026-W047")]
    [InlineData("2026/11")]
    [InlineData("2026-11-21T00:00")]
    [InlineData(" 2026")]
    [InlineData("2026 ")]
    [InlineData("+026")]
    [InlineData("-2026")]
    [InlineData("２０２６")]
    [InlineData("2026-+1")]
    [InlineData("2026-11-2\0")]
    public void Anything_else_is_malformed(string? key)
    {
        Assert.Equal(PeriodErrors.Malformed, Period.Parse(key).Error);
        Assert.False(Period.TryParse(key, out _));
    }

    [Theory]
    [InlineData("1899")]
    [InlineData("2201")]
    [InlineData("0000-01")]
    [InlineData("9999-12-31")]
    [InlineData("2201-W01")]
    public void A_year_outside_1900_to_2200_is_refused(string key) =>
        Assert.Equal(PeriodErrors.YearOutOfRange, Period.Parse(key).Error);

    [Theory]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-H0")]
    [InlineData("2026-H3")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-02-29")]
    [InlineData("2026-04-31")]
    [InlineData("2026-11-00")]
    [InlineData("2026-00-01")]
    public void A_period_the_calendar_does_not_have_is_refused(string key) =>
        Assert.Equal(PeriodErrors.NotInCalendar, Period.Parse(key).Error);

    [Fact]
    public void Numbers_make_the_same_periods_as_keys()
    {
        Assert.Equal(Period.Of("2026"), Period.Year(2026));
        Assert.Equal(Period.Of("2026-H2"), Period.Half(2026, 2));
        Assert.Equal(Period.Of("2026-Q3"), Period.Quarter(2026, 3));
        Assert.Equal(Period.Of("2026-11"), Period.Month(2026, 11));
        Assert.Equal(Period.Of("2026-W47"), Period.Week(2026, 47));
        Assert.Equal(Period.Of("2026-11-21"), Period.Day(2026, 11, 21));
    }

    [Fact]
    public void The_default_is_a_real_period() => Assert.Equal("1900-01-01", default(Period).ToString());

    [Fact]
    public void In_json_a_period_is_its_key_as_value_and_as_name()
    {
        var targets = new Dictionary<Period, Period> { [Period.Month(2026, 3)] = Period.Week(2026, 12) };

        var json = JsonSerializer.Serialize(targets);

        Assert.Equal("""{"2026-03":"2026-W12"}""", json);
        Assert.Equal(targets, JsonSerializer.Deserialize<Dictionary<Period, Period>>(json));
    }

    [Theory]
    [InlineData("\"2026-13\"")]
    [InlineData("2026")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Json_that_is_no_key_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>(json));
}
