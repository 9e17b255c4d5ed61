using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

public sealed class PayPropertyTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public void The_shares_of_an_exceeded_pool_are_the_pool_whatever_the_order() => Draw.Many(500, draw =>
    {
        Rounding rounding = new(draw.Whole(0, 2) switch { 0 => 1m, 1 => 1000m, _ => 0.01m }, (RoundingMode)draw.Whole(0, 3));
        (Guid Id, Fraction Amount)[] amounts = [.. Enumerable.Range(0, draw.Whole(1, 40)).Select(_ => (Guid(draw), (Fraction)draw.Whole(0, 9_000_000) / draw.Whole(1, 7)))];
        var pool = draw.Whole(0, 20_000) * 1000m;
        var sum = amounts.Aggregate(Fraction.Zero, (total, one) => total + one.Amount);

        var shares = Pool.Share(amounts, pool, rounding);

        Assert.True(shares.Sum() <= pool);
        if (sum > pool)
            Assert.Equal(pool, shares.Sum());
        Assert.All(shares, share => Assert.Equal(0m, share % rounding.Unit));
        Assert.All(shares.Zip(amounts), pair => Assert.True(pair.First <= rounding.Unit + pair.Second.Amount));
        Assert.Equal(shares.Reverse(), Pool.Share([.. amounts.Reverse()], pool, rounding));
    });

    [Fact]
    public void A_curve_that_rises_never_pays_less_for_more() => Draw.Many(500, draw =>
    {
        var curve = Curve(draw, rising: true);
        var (low, high) = (Percent(draw), Percent(draw));

        Assert.False(curve.PaysMoreForLess());
        Assert.True(curve.FactorAt(Fraction.Min(low, high)) <= curve.FactorAt(Fraction.Max(low, high)));
    });

    [Fact]
    public void The_order_of_measures_changes_nothing() => Draw.Many(300, draw =>
    {
        PayMeasure[] measures = [.. Enumerable.Range(0, draw.Whole(1, 6)).Select(_ =>
            new PayMeasure(Guid(draw), MeasureBasis.KpiAttainment, null, draw.Whole(1, 90) / 7m, Curve(draw, rising: false)))];
        MeasuredInput[] inputs = [.. measures.Select(_ => new MeasuredInput(Percent(draw)))];
        PayRules rules = new(measures, (Combination)draw.Whole(0, 1), [], [], Cap: null, new(), PoolAmount: null);
        var turned = rules with { Measures = [.. measures.Reverse()] };

        Assert.Equal(
            new PayCalculation(rules).Factors(inputs, []).Factor,
            new PayCalculation(turned).Factors([.. inputs.Reverse()], []).Factor);
    });

    [Fact]
    public void Segments_and_gaps_cover_a_period_exactly_once() => Draw.Many(300, draw =>
    {
        List<ParticipationSegment> segments = [];
        for (var day = new DateOnly(2025, 10, 1).AddDays(draw.Whole(0, 90)); day < Last && segments.Count < 6; day = segments[^1].To.AddDays(draw.Whole(1, 60)))
            segments.Add(new(day, day.AddDays(draw.Whole(0, 200)), System.Guid.Empty, 100m));

        var parts = Participation.Within(segments, First, Last);
        var gaps = Participation.Gaps(segments, First, Last);

        Assert.Null(Participation.Check(segments));
        Assert.Equal(365, parts.Sum(part => part.Days) + gaps.Sum(gap => gap.To.DayNumber - gap.From.DayNumber + 1));
        Assert.Equal(segments.Count < 2, Participation.Check([.. segments, segments[^1]]) is null);
    });

    [Fact]
    public void Dividing_and_multiplying_by_the_same_number_loses_nothing() => Draw.Many(500, draw =>
    {
        Fraction number = draw.Quantity();
        Fraction divisor = draw.Quantity();
        if (divisor == Fraction.Zero)
            divisor = 7;

        Assert.Equal(number, number / divisor * divisor);
        Assert.Equal(number, number + divisor - divisor);
        Assert.Equal(number > divisor, number - divisor > Fraction.Zero);
    });

    [Theory]
    [InlineData("2.5", "2", "3", "2", "3")]
    [InlineData("3.5", "4", "4", "3", "4")]
    [InlineData("-2.5", "-2", "-3", "-2", "-3")]
    [InlineData("2.4", "2", "2", "2", "3")]
    public void Rounding_has_four_modes(string amount, string halfEven, string halfUp, string down, string up)
    {
        Fraction given = Number(amount);

        Assert.Equal(
            [Number(halfEven), Number(halfUp), Number(down), Number(up)],
            Enum.GetValues<RoundingMode>().Select(mode => new Rounding(1m, mode).Round(given)));
        Assert.Equal(Number(halfEven) * 1000m, new Rounding(1000m).Round(given * 1000));
    }

    private static PayCurve Curve(Draw draw, bool rising)
    {
        List<CurvePoint> points = [];
        var (attainment, factor) = (draw.Whole(0, 80), draw.Whole(0, 60));
        for (var count = draw.Whole(1, 5); points.Count < count; attainment += draw.Whole(1, 30))
        {
            points.Add(new(attainment, factor, (CurveSegment)draw.Whole(0, 2)));
            factor = rising ? factor + draw.Whole(0, 40) : draw.Whole(0, 200);
        }

        return new(points);
    }

    private static Fraction Percent(Draw draw) => (Fraction)draw.Whole(0, 1_600_000) / 10_000;

    private static Guid Guid(Draw draw) => new(draw.Whole(0, int.MaxValue - 1), (short)draw.Whole(0, 30_000), 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
