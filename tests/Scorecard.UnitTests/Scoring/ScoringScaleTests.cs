using System.Globalization;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Scoring;

public sealed class ScoringScaleTests
{
    [Theory]
    [InlineData("50", "25")]
    [InlineData("200", "100")]
    [InlineData("230", "115")]
    [InlineData("240", "120")]
    [InlineData("300", "120")]
    [InlineData("0", "0")]
    [InlineData("-5", "0")]
    public void An_increase_from_nothing_starts_at_0(string value, string score) =>
        AssertScore(Increase(target: 200), value, score);

    [Theory]
    [InlineData("100", "0")]
    [InlineData("150", "50")]
    [InlineData("200", "100")]
    [InlineData("210", "110")]
    [InlineData("220", "120")]
    [InlineData("99.99", "0")]
    [InlineData("221", "120")]
    public void An_increase_with_floor_and_stretch_bends_at_the_target(string value, string score) =>
        AssertScore(Increase(target: 200, floor: 100, stretch: 220), value, score);

    [Theory]
    [InlineData("-60", "50")]
    [InlineData("-20", "100")]
    [InlineData("-100", "0")]
    [InlineData("-4", "120")]
    public void An_increase_may_run_below_zero(string value, string score) =>
        AssertScore(Increase(target: -20, floor: -100), value, score);

    [Theory]
    [InlineData("-25", "50")]
    [InlineData("0", "100")]
    [InlineData("10", "120")]
    public void An_increase_may_end_at_zero(string value, string score) =>
        AssertScore(Increase(target: 0, floor: -50), value, score);

    [Theory]
    [InlineData("10", "100")]
    [InlineData("12", "80")]
    [InlineData("20", "0")]
    [InlineData("5", "120")]
    [InlineData("8", "120")]
    [InlineData("9", "110")]
    [InlineData("0", "120")]
    [InlineData("25", "0")]
    public void A_decrease_from_nothing_is_worth_nothing_at_twice_the_target(string value, string score) =>
        AssertScore(Decrease(target: 10), value, score);

    [Theory]
    [InlineData("35000", "50")]
    [InlineData("28000", "120")]
    [InlineData("41000", "0")]
    [InlineData("40000", "0")]
    [InlineData("30000", "100")]
    public void A_decrease_with_a_floor(string value, string score) =>
        AssertScore(Decrease(target: 30000, floor: 40000), value, score);

    [Theory]
    [InlineData("14", "50")]
    [InlineData("18", "100")]
    [InlineData("20", "100")]
    [InlineData("22", "100")]
    [InlineData("26", "50")]
    [InlineData("30", "0")]
    [InlineData("31", "0")]
    [InlineData("10", "0")]
    [InlineData("9", "0")]
    public void A_band_is_best_inside(string value, string score) =>
        AssertScore(Band(10, 18, 22, 30).Required, value, score);

    [Theory]
    [InlineData("20", "100")]
    [InlineData("15", "50")]
    [InlineData("25", "50")]
    public void A_band_may_be_a_single_point(string value, string score) =>
        AssertScore(Band(10, 20, 20, 30).Required, value, score);

    [Theory]
    [InlineData("1", "100")]
    [InlineData("0", "0")]
    [InlineData("0.99", "0")]
    [InlineData("2", "100")]
    [InlineData("-1", "0")]
    public void Yes_is_everything_and_no_is_nothing(string value, string score) =>
        AssertScore(ScoringScale.Build(Direction.YesNo, TargetFigures.None).Required, value, score);

    [Theory]
    [InlineData("0", "20")]
    [InlineData("5", "60")]
    [InlineData("10", "100")]
    [InlineData("15", "70")]
    [InlineData("99", "40")]
    public void A_custom_scale_passes_through_its_points_in_either_order(string value, string score)
    {
        ScalePoint[] points = [new(0, 20), new(10, 100), new(20, 40)];

        AssertScore(Custom(points).Required, value, score);
        AssertScore(Custom([.. points.Reverse()]).Required, value, score);
    }

    [Fact]
    public void The_baseline_is_the_floor_unless_a_floor_is_given()
    {
        var byBaseline = ScoringScale.Build(Direction.Increase, new(200), baseline: 100).Required;
        var byFloor = ScoringScale.Build(Direction.Increase, new(200, Floor: 150), baseline: 100).Required;

        Assert.Equal(50m, byBaseline.Score(150));
        Assert.Equal(0m, byFloor.Score(150));
        Assert.Equal(100m, byBaseline.Floor);
        Assert.Equal(220m, byBaseline.Stretch);
    }

    [Fact]
    public void The_cap_of_the_kpi_comes_before_that_of_the_organization()
    {
        var own = ScoringScale.Build(Direction.Increase, new(100), settings: new(Cap: 150), organizationCap: 110).Required;
        var common = ScoringScale.Build(Direction.Increase, new(100), organizationCap: 110).Required;

        Assert.Equal(150m, own.Score(1000));
        Assert.Equal(110m, common.Score(1000));
    }

    [Fact]
    public void With_a_cap_of_100_nothing_is_better_than_the_target()
    {
        var scale = ScoringScale.Build(Direction.Increase, new(100, Stretch: 130), organizationCap: 100).Required;

        Assert.Equal(100m, scale.Score(125));
        Assert.Null(scale.Stretch);
    }

    [Theory]
    [InlineData(Direction.Increase, 0, null, null, null)]
    [InlineData(Direction.Decrease, 0, null, null, null)]
    [InlineData(Direction.Increase, -20, null, null, null)]
    [InlineData(Direction.Decrease, -20, null, null, null)]
    [InlineData(Direction.Increase, 200, null, 200, null)]
    [InlineData(Direction.Decrease, 200, null, 200, null)]
    [InlineData(Direction.Increase, 200, null, 250, null)]
    [InlineData(Direction.Decrease, 200, null, 150, null)]
    [InlineData(Direction.Increase, 200, 200, null, null)]
    [InlineData(Direction.Increase, 200, 250, null, null)]
    [InlineData(Direction.Increase, 200, null, null, 200)]
    [InlineData(Direction.Increase, 200, null, null, 150)]
    [InlineData(Direction.Decrease, 200, null, null, 200)]
    [InlineData(Direction.Decrease, 200, null, null, 250)]
    [InlineData(Direction.Increase, null, 100, 50, null)]
    public void A_scale_left_open_or_out_of_order_is_refused(Direction direction, int? target, int? baseline, int? floor, int? stretch)
    {
        foreach (var cap in new[] { 100m, 120m })
            AssertUndetermined(ScoringScale.Build(direction, new(target, floor, stretch), baseline, organizationCap: cap));
    }

    [Theory]
    [InlineData(10, 18, 22, null)]
    [InlineData(null, 18, 22, 30)]
    [InlineData(10, null, 22, 30)]
    [InlineData(10, 18, null, 30)]
    [InlineData(18, 18, 22, 30)]
    [InlineData(10, 18, 22, 22)]
    [InlineData(10, 22, 18, 30)]
    [InlineData(20, 20, 20, 20)]
    public void A_band_left_open_or_out_of_order_is_refused(int? lowerFloor, int? low, int? high, int? upperFloor) =>
        AssertUndetermined(Band(lowerFloor, low, high, upperFloor));

    [Fact]
    public void Custom_points_that_make_no_function_are_refused()
    {
        AssertUndetermined(Custom([]));
        AssertUndetermined(Custom([new(1, 100)]));
        AssertUndetermined(Custom([new(1, 0), new(1, 100)]));
        AssertUndetermined(Custom([new(1, 0), new(3, 50), new(2, 100)]));
        AssertUndetermined(Custom([new(1, -1), new(2, 100)]));
        AssertUndetermined(Custom([new(1, 0), new(2, 121)]));
        AssertUndetermined(Custom([.. Enumerable.Range(0, 51).Select(value => new ScalePoint(value, value))]));
    }

    [Fact]
    public void What_is_only_tracked_has_no_scale() =>
        AssertUndetermined(ScoringScale.Build(Direction.None, new(100)));

    [Theory]
    [InlineData("99.9999")]
    [InlineData("1000.1")]
    [InlineData("120.00001")]
    [InlineData("-120")]
    public void A_cap_out_of_range_is_refused(string cap) =>
        Assert.Equal(ScoringErrors.CapOutOfRange, ScoringScale.Build(Direction.Increase, new(100), organizationCap: Number(cap)).Error);

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1000000000000000")]
    [InlineData("0.0000000000000001")]
    public void A_target_that_may_not_be_recorded_is_refused_not_overflown(string target)
    {
        Assert.StartsWith("quantity.", ScoringScale.Build(Direction.Increase, new(Number(target))).Error!.Code);
        Assert.StartsWith("quantity.", ScoringScale.Build(Direction.Decrease, new(1, Floor: Number(target))).Error!.Code);
        Assert.StartsWith("quantity.", Custom([new(0, 0), new(Number(target), 100)]).Error!.Code);
    }

    [Theory]
    [InlineData("999999999999999")]
    [InlineData("0.000000000000001")]
    [InlineData("0.999999999999999")]
    [InlineData("99999999.9999999")]
    public void The_largest_and_smallest_legal_targets_score_any_value(string text)
    {
        var target = Number(text);
        foreach (var cap in new[] { 100m, 100.0001m, 120m, 1000m })
        {
            foreach (var scale in new[]
            {
                ScoringScale.Build(Direction.Increase, new(target), organizationCap: cap).Required,
                ScoringScale.Build(Direction.Decrease, new(target), organizationCap: cap).Required,
                ScoringScale.Build(Direction.Increase, new(target), baseline: -999999999999999m, organizationCap: cap).Required,
                ScoringScale.Build(Direction.Decrease, new(-target), baseline: 999999999999999m, organizationCap: cap).Required,
            })
            {
                Assert.Equal(100m, scale.Score(scale.Target!.Value));
                foreach (var value in new[] { decimal.MinValue, -1e24m, -1e-28m, 0m, 1e-28m, target, 1e24m, decimal.MaxValue })
                    Assert.InRange(scale.Score(value), 0m, cap);
            }
        }
    }

    [Fact]
    public void The_last_digit_of_a_division_never_carries_a_score_over_the_cap()
    {
        ScoringScale Month(decimal stretch) =>
            ScoringScale.Build(Direction.Increase, new(1945, Floor: 0, stretch), organizationCap: 304.45m).Required;

        var average = ScoringScale.Over([.. Enumerable.Repeat(Month(6171), 6), Month(6175)], Aggregation.Average)!;

        Assert.Equal(304.45m, average.Score(6171.5714285714285714285714285m));
    }

    [Fact]
    public void Scales_and_settings_with_the_same_points_are_equal()
    {
        Assert.Equal(Custom([new(0, 0), new(1, 100)]).Required, Custom([new(0, 0), new(1, 100)]).Required);
        Assert.NotEqual(Custom([new(0, 0), new(1, 100)]).Required, Custom([new(0, 0), new(2, 100)]).Required);
        Assert.Equal(new ScaleSettings(Points: [new(0, 0)]), new ScaleSettings(Points: [new(0, 0)]));
        Assert.NotEqual(new ScaleSettings(Points: [new(0, 0)]), new ScaleSettings(Points: [new(0, 1)]));
        Assert.NotEqual(new ScaleSettings(Cap: 110), new ScaleSettings());
    }

    internal static ScoringScale Increase(decimal target, decimal? floor = null, decimal? stretch = null) =>
        ScoringScale.Build(Direction.Increase, new(target, floor, stretch)).Required;

    internal static ScoringScale Decrease(decimal target, decimal? floor = null, decimal? stretch = null) =>
        ScoringScale.Build(Direction.Decrease, new(target, floor, stretch)).Required;

    internal static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static Domain.Kernel.Result<ScoringScale> Band(decimal? lowerFloor, decimal? low, decimal? high, decimal? upperFloor) =>
        ScoringScale.Build(Direction.Band, TargetFigures.None, settings: new(low, high, lowerFloor, upperFloor));

    private static Domain.Kernel.Result<ScoringScale> Custom(IReadOnlyList<ScalePoint> points) =>
        ScoringScale.Build(Direction.Custom, TargetFigures.None, settings: new(Points: points));

    private static void AssertScore(ScoringScale scale, string value, string score) =>
        Assert.Equal(Number(score), scale.Score(Number(value)));

    private static void AssertUndetermined(Domain.Kernel.Result<ScoringScale> refused) =>
        Assert.Equal("kpi.scale_undetermined", refused.Error?.Code);
}
