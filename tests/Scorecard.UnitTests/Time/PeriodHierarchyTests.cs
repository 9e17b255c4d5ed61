using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Time;

public sealed class PeriodHierarchyTests
{
    private static readonly FiscalCalendar January = FiscalCalendar.CalendarYear;
    private static readonly FiscalCalendar April = new(4);

    [Fact]
    public void The_latest_periods_begin_in_1900_at_the_earliest()
    {
        Assert.Equal(["2025-12", "2026-01", "2026-02"], Period.Of("2026-02").Latest(3).Select(period => period.ToString()));
        Assert.Equal(["1900-01", "1900-02"], Period.Of("1900-02").Latest(12).Select(period => period.ToString()));
        Assert.Equal([Period.Of("1900").Previous], Period.Of("1900").Previous.Latest(12));
    }

    [Fact]
    public void The_first_and_last_days_lie_in_periods_even_beyond_the_edge()
    {
        var april = new FiscalCalendar(4);

        Assert.Equal("1899-04", Period.Of("1900").AtStart(Frequency.Monthly, april).ToString());
        Assert.Equal("2026-03", Period.Of("2026").AtEnd(Frequency.Monthly, april).ToString());
        Assert.Equal("2201-01", Period.Of("2200-W52").Next.AtEnd(Frequency.Monthly, april).ToString());
    }

    [Theory]
    [InlineData("2026", "2027")]
    [InlineData("2026-H2", "2027-H1")]
    [InlineData("2026-Q4", "2027-Q1")]
    [InlineData("2026-12", "2027-01")]
    [InlineData("2026-W53", "2027-W01")]
    [InlineData("2025-W52", "2026-W01")]
    [InlineData("2026-12-31", "2027-01-01")]
    [InlineData("2024-02-28", "2024-02-29")]
    public void The_next_period_follows_and_the_previous_one_leads_back(string key, string next)
    {
        Assert.Equal(next, Period.Of(key).Next.ToString());
        Assert.Equal(key, Period.Of(next).Previous.ToString());
    }

    [Fact]
    public void Stepping_over_the_edge_of_the_supported_years_does_not_fail()
    {
        Assert.Equal("2201", Period.Of("2200").Next.ToString());
        Assert.Equal("1899-Q4", Period.Of("1900-Q1").Previous.ToString());
        Assert.Equal("1899-12-31", Period.Of("1900-01-01").Previous.ToString());
        Assert.Equal("1899-W52", Period.Of("1900-W01").Previous.ToString());
    }

    [Fact]
    public void Next_starts_the_day_after_the_last_and_previous_undoes_it()
    {
        foreach (var calendar in new[] { January, April })
        {
            foreach (var frequency in Enum.GetValues<Frequency>())
            {
                var period = Period.Containing(new DateOnly(2020, 1, 1), frequency, calendar);
                for (var step = 0; step < 500 && period.FirstDay(calendar).Year < 2150; step++, period = period.Next)
                {
                    Assert.Equal(period.LastDay(calendar).AddDays(1), period.Next.FirstDay(calendar));
                    Assert.Equal(period, period.Next.Previous);
                    Assert.Equal(period, Period.Of(period.ToString()));
                    Assert.True(period < period.Next);
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-11-21", 1, "2026-W47 2026-11 2026-Q4 2026-H2 2026")]
    [InlineData("2026-W47", 1, "2026-11 2026-Q4 2026-H2 2026")]
    [InlineData("2026-W01", 1, "2026-01 2026-Q1 2026-H1 2026")]
    [InlineData("2026-W53", 1, "2026-12 2026-Q4 2026-H2 2026")]
    [InlineData("2026-11", 4, "2027-Q3 2027-H2 2027")]
    [InlineData("2026-Q1", 4, "2026-H1 2026")]
    [InlineData("2026-H1", 1, "2026")]
    [InlineData("2026", 1, "")]
    public void A_period_knows_its_parents(string key, int startMonth, string parents) =>
        Assert.Equal(parents, string.Join(' ', Period.Of(key).Parents(new(startMonth))));

    [Fact]
    public void A_period_has_no_parent_of_a_shorter_frequency()
    {
        Assert.Null(Period.Of("2026-11").Parent(Frequency.Weekly, January));
        Assert.Equal(Period.Of("2026-11"), Period.Of("2026-11").Parent(Frequency.Monthly, January));
    }

    [Theory]
    [InlineData("2026-Q4", Frequency.Monthly, 1, "2026-10 2026-11 2026-12")]
    [InlineData("2026-Q4", Frequency.Monthly, 4, "2026-01 2026-02 2026-03")]
    [InlineData("2026", Frequency.Quarterly, 4, "2026-Q1 2026-Q2 2026-Q3 2026-Q4")]
    [InlineData("2026", Frequency.HalfYearly, 1, "2026-H1 2026-H2")]
    [InlineData("2026-11", Frequency.Weekly, 1, "2026-W45 2026-W46 2026-W47 2026-W48")]
    [InlineData("2026-10", Frequency.Weekly, 1, "2026-W40 2026-W41 2026-W42 2026-W43 2026-W44")]
    [InlineData("2026-W47", Frequency.Daily, 1, "2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20 2026-11-21 2026-11-22")]
    [InlineData("2026-11", Frequency.Monthly, 1, "2026-11")]
    [InlineData("2026-11", Frequency.Quarterly, 1, "")]
    public void The_periods_within_are_listed_in_order(string key, Frequency frequency, int startMonth, string within) =>
        Assert.Equal(within, string.Join(' ', Period.Of(key).Within(frequency, new(startMonth))));

    [Fact]
    public void Every_shorter_period_belongs_to_exactly_one_longer_one()
    {
        foreach (var calendar in new[] { January, April, new(2) })
        {
            foreach (var longer in Enum.GetValues<Frequency>())
            {
                foreach (var shorter in Enum.GetValues<Frequency>().Where(frequency => frequency <= longer))
                {
                    var first = Period.Containing(new DateOnly(2024, 6, 15), longer, calendar);
                    var gathered = first.To(first.Next.Next.Next).SelectMany(period => period.Within(shorter, calendar)).ToList();

                    Assert.Equal(gathered[0].To(gathered[^1]), gathered);
                    Assert.All(first.Within(shorter, calendar), period => Assert.True(first.Contains(period, calendar)));
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-03", 1, "2026-01 2026-02 2026-03")]
    [InlineData("2026-03", 3, "2026-03")]
    [InlineData("2026-02", 12, "2025-12 2026-01 2026-02")]
    [InlineData("2026-Q2", 4, "2026-Q1 2026-Q2")]
    [InlineData("2026-W02", 1, "2026-W01 2026-W02")]
    [InlineData("2026", 1, "2026")]
    public void Year_to_date_starts_with_the_fiscal_year(string key, int startMonth, string range) =>
        Assert.Equal(range, string.Join(' ', Period.Of(key).YearToDate(new(startMonth))));

    [Fact]
    public void A_range_that_ends_before_it_starts_is_empty() =>
        Assert.Empty(Period.Of("2026-03").To(Period.Of("2026-02")));

    [Fact]
    public void Periods_of_two_frequencies_have_no_distance() =>
        Assert.Throws<ArgumentException>(() => Period.Of("2026-03").DistanceTo(Period.Of("2026")));

    [Theory]
    [InlineData("2026-11", "2026-01", -10)]
    [InlineData("2026-11", "2027-01", 2)]
    [InlineData("2026-W53", "2027-W01", 1)]
    public void Distance_counts_periods(string from, string to, int distance) =>
        Assert.Equal(distance, Period.Of(from).DistanceTo(Period.Of(to)));

    [Theory]
    [InlineData("2026", "2025")]
    [InlineData("2026-H1", "2025-H1")]
    [InlineData("2026-Q4", "2025-Q4")]
    [InlineData("2026-01", "2025-01")]
    [InlineData("2026-W47", "2025-W47")]
    [InlineData("2026-W53", "2025-W52")]
    [InlineData("2027-W01", "2026-W01")]
    [InlineData("2027-W52", "2026-W52")]
    [InlineData("2024-02-29", "2023-02-28")]
    [InlineData("2026-11-21", "2025-11-21")]
    public void The_year_before_has_the_same_number(string key, string yearBefore) =>
        Assert.Equal(yearBefore, Period.Of(key).YearBefore().ToString());

    [Theory]
    [InlineData("2026-11", Frequency.Quarterly, 1, "2026-Q3")]
    [InlineData("2026-12", Frequency.Quarterly, 1, "2026-Q4")]
    [InlineData("2026-11", Frequency.Yearly, 4, "2026")]
    [InlineData("2026-11", Frequency.Monthly, 1, "2026-11")]
    [InlineData("2026-11", Frequency.Weekly, 1, "2026-W48")]
    [InlineData("2026-Q4", Frequency.Monthly, 1, "2026-12")]
    public void The_latest_ended_period_ends_no_later_than_this_one(string key, Frequency frequency, int startMonth, string latest) =>
        Assert.Equal(latest, Period.Of(key).LatestEnded(frequency, new(startMonth)).ToString());
}
