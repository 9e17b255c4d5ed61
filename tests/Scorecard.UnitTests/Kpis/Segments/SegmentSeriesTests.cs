using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using static Scorecard.UnitTests.Kpis.Segments.Channels;

namespace Scorecard.UnitTests.Kpis.Segments;

public class SegmentSeriesTests
{
    private static readonly DateOnly Today = new(2026, 5, 2);

    private static readonly Period March = Period.Of("2026-03");

    private static readonly Kpi Told = Revenue.Kpi(new KpiDefined(Definition), Revenue.TargetsSet(Revenue.From("2026-01", 100m)), Revenue.Activated);

    private static readonly RecordedValue[] Complete = [Value("2026-03", Online, 40), Value("2026-03", Store, 30), Value("2026-03", Partner, 20)];

    [Fact]
    public void A_complete_dimension_stands_for_a_total_that_was_not_recorded()
    {
        var reading = Book(Told, Complete).ReaderOf(Revenue.Id)!.Read(March);

        Assert.Equal((90m, ScoreStatus.Green), (reading.Value, reading.Status));
        Assert.Equal(0, reading.Revision);
        Assert.Equal(TermNames.ValueOfSegments, Assert.Single(reading.ExplainValue().Terms).Name);
    }

    [Fact]
    public void A_total_that_was_recorded_stands_and_the_difference_is_told()
    {
        RecordedValue[] values = [.. Complete, Value("2026-03", null, 95)];

        Assert.Equal(95, Book(Told, values).ReaderOf(Revenue.Id)!.Read(March).Value);
        Assert.Equal((90m, 5m), Breakdown(Told, values, March) is var told ? (told.RolledUp, told.Difference) : default);
    }

    [Fact]
    public void A_total_that_was_withdrawn_gives_way_to_the_segments_and_keeps_its_revision()
    {
        var series = Book(Told, [.. Complete, Value("2026-03", null, null) with { Revision = 2 }]).SeriesOf(Revenue.Id);

        Assert.Equal((90m, 2, ValueOrigin.Segments), series.At(March) is { } total ? (total.Value, total.Revision, total.Origin) : default);
    }

    [Fact]
    public void Without_one_segment_there_is_no_total_and_the_explanation_names_it()
    {
        var reading = Book(Told, Complete[..2]).ReaderOf(Revenue.Id)!.Read(March);

        Assert.Null(reading.Value);
        Assert.Equal(ScoreStatus.Outdated, reading.Status);
        Assert.Equal((TermNames.SegmentsMissing, "Partners"), Assert.Single(reading.ExplainValue().Terms) is var term ? (term.Name, term.Label) : default);
    }

    [Fact]
    public void Totals_made_of_ratios_are_weighted_over_time()
    {
        var kpi = Revenue.Kpi(new KpiDefined(Definition with
        {
            Aggregation = Aggregation.Ratio,
            RatioFactor = 100m,
            UnitKind = UnitKind.Percent,
            Segments = new Segmentation([Channel with { Members = [.. Channel.Members.Take(2)] }]),
        }));

        var reading = Book(
            kpi,
            Parts("2026-01", Online, 4, 100), Parts("2026-01", Store, 6, 100), Parts("2026-02", Online, 20, 200), Parts("2026-02", Store, 10, 100),
            Parts("2026-03", null, 8, 100)).ReaderOf(Revenue.Id)!.Read(Period.Of("2026-Q1"));

        Assert.Equal(8m, reading.Value);
        Assert.False(reading.Unweighted);
    }

    [Fact]
    public void A_member_is_expected_only_while_a_definition_has_it()
    {
        var kpi = Revenue.Kpi(
            new KpiDefined(Definition with { Segments = new Segmentation([Channel with { Members = [.. Channel.Members.Take(2)] }]) }),
            new KpiDefinitionRevised(2, March, Definition));
        RecordedValue[] values = [Value("2026-02", Online, 1), Value("2026-02", Store, 2), Value("2026-03", Online, 3), Value("2026-03", Store, 4)];

        var book = Book(kpi, values);

        Assert.Equal(3, book.ReaderOf(Revenue.Id)!.Read(March.Previous).Value);
        Assert.Null(book.ReaderOf(Revenue.Id)!.Read(March).Value);
        Assert.Equal([Online, Store, Partner], SegmentLine.Of(kpi, March.Previous.To(March)).Select(line => line.Key));
    }

    [Fact]
    public void A_breakdown_tells_share_period_before_and_year_before()
    {
        RecordedValue[] values = [.. Complete, Value("2026-02", Online, 35), Value("2025-03", Online, 30)];

        var told = Breakdown(Told, values, March);
        var row = told.Rows[0];

        Assert.Equal((40m, 35m, 30m), (row.Value, row.Previous, row.YearBefore));
        Assert.Equal([40m / 90m, 30m / 90m, 20m / 90m], told.Rows.Select(told.ShareOf));
    }

    [Fact]
    public void A_breakdown_of_a_quarter_adds_up_over_time_and_tells_what_is_missing()
    {
        var told = Breakdown(Told, [.. Complete, Value("2026-02", Online, 35)], Period.Of("2026-Q1"));

        Assert.Equal([75m, 30m, 20m], told.Rows.Select(row => row.Value));
        Assert.Equal([(2, 3), (1, 3), (1, 3)], told.Rows.Select(row => (row.Present, row.Expected)));
        Assert.Equal((null, Reasons.NoData), (told.RolledUp, told.Reason));
        Assert.All(told.Rows, row => Assert.Null(told.ShareOf(row)));
    }

    [Fact]
    public void Shares_need_segments_that_add_up_to_a_sum_without_losses()
    {
        var averaged = Revenue.Kpi(new KpiDefined(Definition with { Aggregation = Aggregation.Average }));

        Assert.Null(Breakdown(averaged, Complete, March) is var told ? told.ShareOf(told.Rows[0]) : 0);
        Assert.Null(Breakdown(Told, [.. Complete[..2], Value("2026-03", Partner, -5)], March) is var loss ? loss.ShareOf(loss.Rows[0]) : 0);
    }

    private static SeriesBook Book(Kpi kpi, params RecordedValue[] values) => new(
        ScoringRules.Default,
        Today,
        new Dictionary<Guid, Kpi> { [Revenue.Id] = kpi },
        new Dictionary<Guid, ValueSeries> { [Revenue.Id] = new(values) });

    private static SegmentBreakdown Breakdown(Kpi kpi, RecordedValue[] values, Period asked)
    {
        var book = Book(kpi, values);
        return SegmentBreakdown.Of(
            book.ReaderOf(Revenue.Id)!, book.SeriesOf(Revenue.Id), kpi.Latest.Segments!.Dimensions[0], asked, Span.Period, ScoringRules.Default, Today);
    }
}
