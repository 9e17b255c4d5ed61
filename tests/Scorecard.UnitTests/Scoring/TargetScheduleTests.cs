using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using static Scorecard.UnitTests.Scoring.ScoringScaleTests;

namespace Scorecard.UnitTests.Scoring;

public sealed class TargetScheduleTests
{
    private static readonly IReadOnlyList<Period> Quarters = [.. Period.Of("2026-Q1").To(Period.Of("2026-Q4"))];
    private static readonly IReadOnlyList<Period> FirstQuarter = [.. Period.Of("2026-01").To(Period.Of("2026-03"))];

    [Theory]
    [InlineData("100", "200", "125 150 175 200")]
    [InlineData("40", "20", "35 30 25 20")]
    [InlineData("-10", "10", "-5 0 5 10")]
    [InlineData("5", "5", "5 5 5 5")]
    public void A_straight_line_reaches_the_end_in_equal_steps(string start, string end, string targets) =>
        Assert.Equal(targets, Targets(TargetSchedule.StraightLine(Quarters, Number(start), Number(end))));

    [Fact]
    public void A_straight_line_ends_exactly_although_its_steps_do_not_divide()
    {
        var line = TargetSchedule.StraightLine(FirstQuarter, 0, 100);

        Assert.Equal(100m / 3m, line[0].Target);
        Assert.Equal(100m, line[2].Target);
        Assert.Equal("33.33 66.67 100", Targets(line.Rounded(2)));
    }

    [Fact]
    public void Growth_is_reckoned_on_the_same_period_of_last_year()
    {
        var values = new Dictionary<Period, decimal>
        {
            [Period.Of("2025-01")] = 200,
            [Period.Of("2025-03")] = -100,
            [Period.Of("2026-01")] = 999,
        };

        Assert.Equal([220m, null, -90m], TargetSchedule.GrowthOnLastYear(FirstQuarter, values, 10).Select(target => target.Target));
        Assert.Equal([190m, null, -105m], TargetSchedule.GrowthOnLastYear(FirstQuarter, values, -5).Select(target => target.Target));
    }

    [Fact]
    public void Weeks_grow_on_the_week_of_the_same_number()
    {
        var values = new Dictionary<Period, decimal> { [Period.Of("2025-W52")] = 10 };

        Assert.Equal(11m, TargetSchedule.GrowthOnLastYear([Period.Of("2026-W53")], values, 10)[0].Target);
    }

    [Fact]
    public void A_constant_is_the_same_in_each_period() =>
        Assert.Equal("7 7 7", Targets(TargetSchedule.Constant(FirstQuarter, 7)));

    [Fact]
    public void No_periods_have_no_targets() => Assert.Empty(TargetSchedule.StraightLine([], 0, 100));

    [Fact]
    public void Floor_and_stretch_are_percentages_of_the_target()
    {
        IReadOnlyList<ProposedTarget> targets = [new(FirstQuarter[0], 200), new(FirstQuarter[1], Target: null)];

        Assert.Equal(
            [new(FirstQuarter[0], 200, Floor: 160, Stretch: 220), new(FirstQuarter[1], Target: null)],
            targets.WithFloorAndStretch(floorPercent: 80, stretchPercent: 110));
        Assert.Null(targets.WithFloorAndStretch(floorPercent: 80, stretchPercent: null)[0].Stretch);
    }

    [Theory]
    [InlineData("2.345", 2, "2.35")]
    [InlineData("-2.345", 2, "-2.35")]
    [InlineData("2.5", 0, "3")]
    [InlineData("123456789012.3456", 4, "123456789012.346")]
    [InlineData("999999999999999.4", 2, "999999999999999")]
    [InlineData("999999999999999.5", 2, null)]
    [InlineData("1000000000000000", 2, null)]
    [InlineData("33.33333333333333333", 6, "33.333333")]
    public void What_is_proposed_may_be_recorded(string exact, int decimals, string? rounded)
    {
        var proposed = new[] { new ProposedTarget(FirstQuarter[0], Number(exact)) }.Rounded(decimals)[0].Target;

        Assert.Equal(rounded is null ? null : Number(rounded), proposed);
        Assert.True(proposed is null || Quantity.Check(proposed.Value) is null);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999999999999999")]
    [InlineData("-999999999999999")]
    [InlineData("0.000000000000001")]
    [InlineData("12345678.9012345")]
    [InlineData("1.500000000000000000000")]
    public void Fifteen_digits_may_be_recorded(string number) => Assert.Null(Quantity.Check(Number(number)));

    [Theory]
    [InlineData("1000000000000000", "quantity.out_of_range")]
    [InlineData("-79228162514264337593543950335", "quantity.out_of_range")]
    [InlineData("1234567890.123456", "quantity.too_precise")]
    [InlineData("0.0000000000000001", "quantity.too_precise")]
    public void More_is_refused_never_rounded(string number, string code) =>
        Assert.Equal(code, Quantity.Check(Number(number))?.Code);

    private static string Targets(IEnumerable<ProposedTarget> targets) =>
        string.Join(' ', targets.Select(target => target.Target));
}
