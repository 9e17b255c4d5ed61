using Scorecard.Domain.Importing;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Importing;

public class PeriodTextTests
{
    [Theory]
    [InlineData("2026-03", "2026-03")]
    [InlineData("2026.3", "2026-03")]
    [InlineData("2026/03", "2026-03")]
    [InlineData("2026. 3.", "2026-03")]
    [InlineData("202603", "2026-03")]
    [InlineData("2026년 3월", "2026-03")]
    [InlineData("2026년3월", "2026-03")]
    [InlineData("2026년 03월분", "2026-03")]
    [InlineData("26년 3월", "2026-03")]
    [InlineData("'26년 3월", "2026-03")]
    [InlineData("26.03", "2026-03")]
    [InlineData("26-11", "2026-11")]
    [InlineData("03/26", "2026-03")]
    [InlineData("3/2026", "2026-03")]
    [InlineData("Mar 2026", "2026-03")]
    [InlineData("MARCH 2026", "2026-03")]
    [InlineData("Mar-26", "2026-03")]
    [InlineData("Mar. 2026", "2026-03")]
    [InlineData("2026 Sept", "2026-09")]
    [InlineData("2026M03", "2026-03")]
    [InlineData("3월", "2026-03")]
    [InlineData("March", "2026-03")]
    [InlineData("2026-Q3", "2026-Q3")]
    [InlineData("2026Q3", "2026-Q3")]
    [InlineData("Q3 2026", "2026-Q3")]
    [InlineData("3Q 2026", "2026-Q3")]
    [InlineData("3Q26", "2026-Q3")]
    [InlineData("26.3Q", "2026-Q3")]
    [InlineData("2026년 3분기", "2026-Q3")]
    [InlineData("2026 3분기", "2026-Q3")]
    [InlineData("3분기", "2026-Q3")]
    [InlineData("3/4분기", "2026-Q3")]
    [InlineData("2026년 상반기", "2026-H1")]
    [InlineData("하반기", "2026-H2")]
    [InlineData("2026-H2", "2026-H2")]
    [InlineData("1H 2026", "2026-H1")]
    [InlineData("2026", "2026")]
    [InlineData("2026년", "2026")]
    [InlineData("2026년도", "2026")]
    [InlineData("FY2026", "2026")]
    [InlineData("FY26", "2026")]
    [InlineData("2026-W07", "2026-W07")]
    [InlineData("2026년 7주차", "2026-W07")]
    [InlineData("W7 2026", "2026-W07")]
    [InlineData("2026-03-15", "2026-03-15")]
    [InlineData("2026. 3. 15.", "2026-03-15")]
    [InlineData("2026년 3월 15일", "2026-03-15")]
    [InlineData("20260315", "2026-03-15")]
    [InlineData("26.03.15", "2026-03-15")]
    [InlineData("2026-03-15 00:00:00", "2026-03-15")]
    [InlineData("15-Mar-2026", "2026-03-15")]
    [InlineData("Mar 15, 2026", "2026-03-15")]
    [InlineData("15.03.2026", "2026-03-15")]
    [InlineData("3/15/2026", "2026-03-15")]
    [InlineData("２０２６-０３", "2026-03")]
    [InlineData("99.12", "1999-12")]
    public void Reads_the_spellings_of_periods(string text, string key)
    {
        var spelling = PeriodText.Read(text, DateOrder.YearMonthDay).Required;

        Assert.Equal(key, spelling.In(spelling.Kind, FiscalCalendar.CalendarYear, otherwise: 2026).Required.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("2026-13-01-02")]
    [InlineData("maybe 2026")]
    [InlineData("12345")]
    [InlineData("5분기")]
    [InlineData("٢٠٢٦-٠٣")]
    [InlineData("On-time performance")]
    public void What_is_no_period_is_refused(string text) => Assert.False(PeriodText.Read(text, DateOrder.YearMonthDay).Succeeded(out _, out _));

    [Theory]
    [InlineData("2026-13", Frequency.Monthly)]
    [InlineData("2026-02-30", Frequency.Daily)]
    [InlineData("2026-W60", Frequency.Weekly)]
    [InlineData("1500-01", Frequency.Monthly)]
    public void A_period_that_the_calendar_does_not_have_is_refused(string text, Frequency frequency) =>
        Assert.Equal(ImportErrors.PeriodUnreadable, In(text, frequency).Error);

    [Theory]
    [InlineData("2026-03-31", Frequency.Monthly, "2026-03")]
    [InlineData("2026-03-01", Frequency.Quarterly, "2026-Q1")]
    [InlineData("2026-12-31", Frequency.Yearly, "2026")]
    [InlineData("2026-03-31", Frequency.Weekly, "2026-W14")]
    public void A_date_stands_for_the_period_it_lies_in(string text, Frequency frequency, string key) => Assert.Equal(key, In(text, frequency).Required.ToString());

    [Fact]
    public void A_month_is_not_the_quarter_of_a_quarterly_KPI() => Assert.Equal("value.period_mismatch", In("2026-03", Frequency.Quarterly).Error!.Code);

    [Fact]
    public void A_period_without_a_year_needs_one() =>
        Assert.Equal(ImportErrors.PeriodUnclear, PeriodText.Read("3분기", DateOrder.YearMonthDay).Required.In(Frequency.Quarterly, FiscalCalendar.CalendarYear, otherwise: null).Error);

    [Fact]
    public void What_a_spreadsheet_leaves_of_October_is_unclear() => Assert.Equal(ImportErrors.PeriodUnclear, PeriodText.Read("26.1", DateOrder.YearMonthDay).Error);

    [Fact]
    public void A_date_that_could_be_two_asks_for_the_order()
    {
        Assert.Equal(ImportErrors.PeriodUnclear, PeriodText.Read("03/04/2026", DateOrder.YearMonthDay).Error);
        Assert.Equal((4, 3), DayAndMonth("03/04/2026", DateOrder.MonthDayYear));
        Assert.Equal((3, 4), DayAndMonth("03/04/2026", DateOrder.DayMonthYear));
        Assert.True(PeriodText.IsAmbiguous("03/04/2026"));
        Assert.False(PeriodText.IsAmbiguous("2026-03-04"));
    }

    [Theory]
    [InlineData("15/03/2026", DateOrder.DayMonthYear)]
    [InlineData("03/15/2026", DateOrder.MonthDayYear)]
    [InlineData("03/04/2026", null)]
    [InlineData("2026-03-15", null)]
    public void A_date_may_tell_the_order(string text, DateOrder? order) => Assert.Equal(order, PeriodText.Evidence(text));

    [Fact]
    public void Every_key_is_read_as_itself() => Draw.Many(2_000, draw =>
    {
        var day = new DateOnly(1980, 1, 1).AddDays(draw.Whole(0, 40_000));
        var frequency = draw.One(Enum.GetValues<Frequency>());
        var period = Period.Containing(day, frequency, FiscalCalendar.CalendarYear);

        Assert.Equal(period, In(period.ToString(), frequency).Required);
    });

    [Fact]
    public void No_text_makes_the_reader_fail() => Draw.Many(2_000, draw =>
    {
        var text = string.Concat(draw.List(0, 14, () => draw.One('1', '2', '0', '9', '-', '.', '/', ' ', 'Q', 'H', 'W', '년', '월', '분', '기', 'M', 'a', 'r', '\u3000', '\'')));

        foreach (var order in Enum.GetValues<DateOrder>())
        {
            if (PeriodText.Read(text, order).Succeeded(out var spelling, out _))
                spelling.In(draw.One(Enum.GetValues<Frequency>()), FiscalCalendar.CalendarYear, draw.Bool() ? 2026 : null);
        }

        PeriodText.Evidence(text);
        PeriodText.IsAmbiguous(text);
    });

    private static Scorecard.Domain.Kernel.Result<Period> In(string text, Frequency frequency) =>
        PeriodText.Read(text, DateOrder.YearMonthDay).Required.In(frequency, FiscalCalendar.CalendarYear, otherwise: null);

    private static (int Day, int Month) DayAndMonth(string text, DateOrder order)
    {
        var spelling = PeriodText.Read(text, order).Required;
        return (spelling.Day, spelling.Number);
    }
}
