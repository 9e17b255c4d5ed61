using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using static Scorecard.UnitTests.Kpis.Segments.Channels;

namespace Scorecard.UnitTests.Kpis.Segments;

public class SegmentTotalTests
{
    private static readonly Period March = Period.Of("2026-03");

    [Theory]
    [InlineData(Aggregation.Sum, 60)]
    [InlineData(Aggregation.Last, 60)]
    [InlineData(Aggregation.Average, 20)]
    [InlineData(Aggregation.Min, 10)]
    [InlineData(Aggregation.Max, 30)]
    public void Segments_make_the_total_by_what_suits_the_aggregation(Aggregation aggregation, int total) => Assert.Equal(
        total,
        Total(Definition with { Aggregation = aggregation }, Value("2026-03", Online, 10), Value("2026-03", Store, 20), Value("2026-03", Partner, 30)).Figure.Value);

    [Fact]
    public void The_last_value_of_a_percentage_is_averaged_over_segments() => Assert.Equal(
        20,
        Total(
            Definition with { Aggregation = Aggregation.Last, UnitKind = UnitKind.Percent },
            Value("2026-03", Online, 10), Value("2026-03", Store, 20), Value("2026-03", Partner, 30)).Figure.Value);

    [Fact]
    public void Time_and_segments_are_added_up_by_rules_of_their_own() => Assert.Equal(
        30,
        Total(
            Definition with { Segments = new Segmentation([Channel with { RollUp = SegmentRollUp.Max }]) },
            Value("2026-03", Online, 10), Value("2026-03", Store, 20), Value("2026-03", Partner, 30)).Figure.Value);

    [Fact]
    public void Ratios_add_up_their_parts()
    {
        var total = Total(Ratio, Parts("2026-03", Online, 10, 200), Parts("2026-03", Store, 30, 250), Parts("2026-03", Partner, 0, 50));

        Assert.Equal(8m, total.Figure.Value);
        Assert.Equal((40m, 500m), (total.Numerator, total.Denominator));
    }

    [Fact]
    public void A_ratio_without_its_parts_makes_no_total() => Assert.Equal(
        Figure.None(Reasons.SegmentsWithoutParts),
        Total(Ratio, Value("2026-03", Online, 10), Parts("2026-03", Store, 30, 300), Parts("2026-03", Partner, 1, 2)).Figure);

    [Fact]
    public void Denominators_that_cancel_out_make_no_total() => Assert.Equal(
        Figure.None(Reasons.DivisionByZero),
        Total(Ratio, Parts("2026-03", Online, 10, 1), Parts("2026-03", Store, 30, -2), Parts("2026-03", Partner, 1, 1)).Figure);

    [Fact]
    public void A_member_without_a_value_is_named()
    {
        var total = Total(Definition, Value("2026-03", Store, 20), Value("2026-03", Online, null));

        Assert.Equal(Figure.None(Reasons.SegmentsMissing), total.Figure);
        Assert.Equal([Online, Partner], total.Missing);
        Assert.False(total.Stands);
    }

    [Fact]
    public void A_member_that_does_not_apply_is_neither_missing_nor_counted() => Assert.Equal(
        15,
        Total(Definition with { Aggregation = Aggregation.Average }, Value("2026-03", Online, 10), None("2026-03", Store), Value("2026-03", Partner, 20)).Figure.Value);

    [Fact]
    public void Nothing_applies_to_the_total_when_it_applies_to_no_member()
    {
        var total = Total(Definition, None("2026-03", Online), None("2026-03", Store), None("2026-03", Partner));

        Assert.True(total.Stands);
        Assert.True(total.Standing(March, recorded: null).NotApplicable);
    }

    [Fact]
    public void Members_that_overlap_make_no_total() => Assert.Equal(
        Figure.None(Reasons.SegmentsOverlap),
        Total(
            Definition with { Segments = new Segmentation([Channel with { RollUp = SegmentRollUp.None }]) },
            Value("2026-03", Online, 10), Value("2026-03", Store, 20), Value("2026-03", Partner, 30)).Figure);

    [Theory]
    [InlineData(Aggregation.Last, 0)]
    [InlineData(Aggregation.Max, 1)]
    public void Yes_needs_every_segment_or_any_by_the_aggregation(Aggregation aggregation, int total) => Assert.Equal(
        total,
        Total(
            Definition with { Direction = Direction.YesNo, Aggregation = aggregation },
            Value("2026-03", Online, 1), Value("2026-03", Store, 0), Value("2026-03", Partner, 1)).Figure.Value);

    [Fact]
    public void A_sum_too_large_to_be_kept_makes_no_total()
    {
        var members = Enumerable.Range(0, 2).Select(i => new DimensionMember($"m{i}", $"Member {i}")).ToList();
        var dimension = new KpiDimension("channel", "Channel", members);
        var definition = Definition with { Aggregation = Aggregation.Sum };

        var total = SegmentTotal.Of(definition, dimension, segment => Value("2026-03", segment, 900_000_000_000_000_000_000_000m));

        Assert.Equal(Figure.None(Reasons.OutOfRange), total.Figure);
    }

    [Fact]
    public void The_first_dimension_that_is_complete_makes_the_total()
    {
        var region = new KpiDimension("region", "Region", [new("seoul", "Seoul")]);
        var definition = Definition with { Segments = new Segmentation([Channel, region]) };
        var values = new ValueSeries([Value("2026-03", Online, 10), Value("2026-03", new("region", "seoul"), 70)]);

        var totals = SegmentTotals.Of(definition, values, March);

        Assert.Equal(70, totals.Made?.Figure.Value);
        Assert.Empty(totals.Missing);
    }

    [Fact]
    public void The_total_is_what_the_aggregation_says_in_whatever_order_it_comes() => Draw.Many(300, draw =>
    {
        var members = Enumerable.Range(0, draw.Whole(1, 12)).Select(i => new DimensionMember($"m{i}", $"Member {i}")).ToList();
        var figures = members.ToDictionary(member => member.Code, _ => draw.Between(-1000, 1000));
        var aggregation = draw.One(Aggregation.Sum, Aggregation.Average, Aggregation.Min, Aggregation.Max, Aggregation.Last);
        var definition = Definition with { Aggregation = aggregation };

        decimal? TotalOf(IEnumerable<DimensionMember> order) => SegmentTotal.Of(
            definition,
            new KpiDimension("channel", "Channel", [.. order]),
            segment => Value("2026-03", segment, figures[segment.Member])).Figure.Value;

        var expected = aggregation switch
        {
            Aggregation.Average => figures.Values.Average(),
            Aggregation.Min => figures.Values.Min(),
            Aggregation.Max => figures.Values.Max(),
            _ => figures.Values.Sum(),
        };
        Assert.Equal(expected, TotalOf(members));
        Assert.Equal(TotalOf(members), TotalOf(members.OrderBy(_ => draw.Whole(0, 1000))));
    });

    [Fact]
    public void A_ratio_of_segments_is_the_ratio_of_their_sums_and_lies_between_them() => Draw.Many(300, draw =>
    {
        var members = Enumerable.Range(0, draw.Whole(1, 8)).Select(i => new DimensionMember($"m{i}", $"Member {i}")).ToList();
        var parts = members.ToDictionary(member => member.Code, _ => (Above: draw.Between(0, 1000), Below: draw.Between(1, 1000)));

        var total = SegmentTotal.Of(
            Ratio, new KpiDimension("channel", "Channel", members), segment => Parts("2026-03", segment, parts[segment.Member].Above, parts[segment.Member].Below));

        var ratios = parts.Values.Select(part => part.Above / part.Below * 100m).ToList();
        Assert.Equal(parts.Values.Sum(part => part.Above) * 100m / parts.Values.Sum(part => part.Below), total.Figure.Value);
        Assert.InRange(total.Figure.Value!.Value, ratios.Min() - 0.0000001m, ratios.Max() + 0.0000001m);
    });

    private static KpiDefinition Ratio => Definition with { Aggregation = Aggregation.Ratio, RatioFactor = 100m, UnitKind = UnitKind.Percent };

    private static SegmentTotal Total(KpiDefinition definition, params RecordedValue[] values)
    {
        var series = new ValueSeries(values);
        return SegmentTotal.Of(definition, definition.Segments!.Dimensions[0], segment => series.At(March, segment));
    }
}
