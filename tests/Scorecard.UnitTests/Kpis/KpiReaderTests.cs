using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis;

public class KpiReaderTests
{
    private static readonly KpiTargetsSet HundredAMonth = Revenue.TargetsSet(Revenue.From("2026-01", 100m));

    [Fact]
    public void Months_of_a_sum_make_a_quarter_with_the_sum_of_their_targets()
    {
        var reading = Reader([Revenue.Defined, HundredAMonth], [("2026-01", 90m), ("2026-02", 110m), ("2026-03", 70m)]).Read(Period.Of("2026-Q1"));

        Assert.Equal((270m, 300m, 90m, ScoreStatus.Green), (reading.Value, reading.Target, reading.Score, reading.Status));
        Assert.Equal((3, 3), (reading.Present, reading.Expected));
    }

    [Fact]
    public void A_missing_month_of_a_quarter_is_outdated_although_the_rest_is_fine()
    {
        var reading = Reader([Revenue.Defined, HundredAMonth], [("2026-01", 150m), ("2026-02", 150m)]).Read(Period.Of("2026-Q1"));

        Assert.Equal((ScoreStatus.Outdated, 2, 3), (reading.Status, reading.Present, reading.Expected));
    }

    [Fact]
    public void A_month_that_does_not_apply_is_not_expected()
    {
        var reader = new KpiReader(
            Revenue.Id,
            Revenue.Kpi(Revenue.Defined, HundredAMonth),
            new ValueSeries(
            [
                Value("2026-01", 100m),
                Value("2026-02", 100m),
                Value("2026-03", null) with { NotApplicable = true },
            ]),
            ScoringRules.Default,
            new DateOnly(2026, 11, 21));

        var reading = reader.Read(Period.Of("2026-Q1"));

        Assert.Equal((200m, 200m, ScoreStatus.Green, 2), (reading.Value, reading.Target, reading.Status, reading.Expected));
    }

    [Fact]
    public void Parts_make_a_weighted_ratio()
    {
        var conversion = Revenue.Definition with { Aggregation = Aggregation.Ratio, RatioFactor = 100m };
        var reader = new KpiReader(
            Revenue.Id,
            Revenue.Kpi(new KpiDefined(conversion)),
            new ValueSeries(
            [
                Value("2026-01", null) with { Numerator = 10m, Denominator = 200m },
                Value("2026-02", null) with { Numerator = 30m, Denominator = 300m },
            ]),
            ScoringRules.Default,
            new DateOnly(2026, 11, 21));

        var reading = reader.Read(Period.Of("2026-02"), Span.YearToDate);

        Assert.Equal((8m, false), (reading.Value, reading.Unweighted));
    }

    [Fact]
    public void Year_to_date_adds_up_from_the_start_of_the_fiscal_year()
    {
        var april = ScoringRules.Default with { Calendar = new FiscalCalendar(4) };
        var reader = Reader(
            [Revenue.Defined, Revenue.TargetsSet(Revenue.From("2025-01", 100m))],
            [("2026-03", 500m), ("2026-04", 90m), ("2026-05", 100m)],
            april);

        var reading = reader.Read(Period.Of("2026-05"), Span.YearToDate);

        Assert.Equal((190m, 200m, 95m), (reading.Value, reading.Target, reading.Score));
    }

    [Fact]
    public void A_quarterly_kpi_answers_a_month_with_its_latest_quarter_that_had_ended()
    {
        var quarterly = new KpiDefined(Revenue.Definition with { Frequency = Frequency.Quarterly });
        var reader = Reader([quarterly, Revenue.TargetsSet(Revenue.From("2025-Q1", 300m))], [("2025-Q4", 240m), ("2026-Q1", 270m)]);

        Assert.Equal((Period.Of("2025-Q4"), 80m), (reader.Read(Period.Of("2026-02")).Period, reader.Read(Period.Of("2026-02")).Score));
        Assert.Equal((Period.Of("2026-Q1"), 90m), (reader.Read(Period.Of("2026-03")).Period, reader.Read(Period.Of("2026-03")).Score));
    }

    [Fact]
    public void Before_its_first_quarter_of_the_year_has_ended_a_quarterly_kpi_is_not_due_for_the_year()
    {
        var quarterly = new KpiDefined(Revenue.Definition with { Frequency = Frequency.Quarterly });
        var reader = Reader([quarterly, Revenue.TargetsSet(Revenue.From("2025-Q1", 300m))], [("2025-Q4", 240m)]);

        Assert.Equal((null, ScoreStatus.NotDue), (reader.Read(Period.Of("2026-02"), Span.YearToDate).Value, reader.Read(Period.Of("2026-02"), Span.YearToDate).Status));
    }

    [Fact]
    public void What_was_before_the_first_target_or_value_is_not_missing()
    {
        var reading = Reader([Revenue.Defined, Revenue.TargetsSet(Revenue.From("2026-06", 100m))], [("2026-06", 100m)]).Read(Period.Of("2026-Q2"));

        Assert.Equal((ScoreStatus.Green, 1, 100m), (reading.Status, reading.Expected, reading.Target));
    }

    [Fact]
    public void From_its_retirement_on_a_kpi_is_not_expected()
    {
        var reader = Reader([Revenue.Defined, HundredAMonth, new KpiRetired(Period.Of("2026-03"))], [("2026-01", 100m), ("2026-02", 100m)]);

        var quarter = reader.Read(Period.Of("2026-Q1"));
        Assert.Equal((ScoreStatus.Green, 200m, true), (quarter.Status, quarter.Target, quarter.InUse));
        Assert.False(reader.Read(Period.Of("2026-03")).InUse);
    }

    [Fact]
    public void A_running_period_is_not_due_although_it_has_a_value()
    {
        var reading = Reader([Revenue.Defined, HundredAMonth], [("2026-11", 40m)]).Read(Period.Of("2026-11"));

        Assert.Equal((ScoreStatus.NotDue, 40m), (reading.Status, reading.Score));
    }

    [Fact]
    public void Weeks_count_in_the_month_of_their_thursday()
    {
        var weekly = new KpiDefined(Revenue.Definition with { Frequency = Frequency.Weekly });
        var reader = Reader([weekly], [("2026-W01", 1m), ("2026-W05", 10m), ("2026-W06", 100m)]);

        Assert.Equal(11m, reader.Read(Period.Of("2026-01")).Value);
    }

    [Fact]
    public void The_middle_of_a_band_is_its_target()
    {
        var band = new KpiDefined(Revenue.Definition with
        {
            Direction = Direction.Band,
            Aggregation = Aggregation.Average,
            Scale = ScaleSettings.Default with { LowerFloor = 10m, BandLow = 18m, BandHigh = 22m, UpperFloor = 30m },
        });

        var reading = Reader([band, Revenue.TargetsSet(Revenue.From("2026-01", 0m))], [("2026-01", 26m)]).Read(Period.Of("2026-01"));

        Assert.Equal((20m, 50m), (reading.Target, reading.Score));
    }

    [Fact]
    public void A_revision_of_the_definition_scores_only_from_its_period_on()
    {
        var reader = Reader(
            [
                Revenue.Defined,
                HundredAMonth,
                new KpiDefinitionRevised(2, Period.Of("2026-07"), Revenue.Definition with { Direction = Direction.Decrease }),
            ],
            [("2026-06", 120m), ("2026-07", 120m)]);

        Assert.Equal(120m, reader.Read(Period.Of("2026-06")).Score);
        Assert.Equal(80m, reader.Read(Period.Of("2026-07")).Score);
    }

    [Fact]
    public void A_sparkline_ends_with_the_period_asked_for_and_keeps_gaps() =>
        Assert.Equal(
            [null, 1m, null, 3m],
            Reader([Revenue.Defined], [("2026-01", 1m), ("2026-03", 3m), ("2026-04", 4m)]).Sparkline(Period.Of("2026-03"), count: 4));

    private static RecordedValue Value(string period, decimal? value) =>
        new(Period.Of(period), value, null, null, NotApplicable: false, Comment: null, Revision: 1);

    private static KpiReader Reader(KpiEvent[] history, (string Period, decimal Value)[] values, ScoringRules? rules = null) => new(
        Revenue.Id,
        Revenue.Kpi(history),
        new ValueSeries(values.Select(entry => Value(entry.Period, entry.Value))),
        rules ?? ScoringRules.Default,
        new DateOnly(2026, 11, 21));
}
