using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Scoring;

public sealed class ValueAggregationTests
{
    private static readonly IReadOnlyList<Period> FirstQuarter = [Period.Month(2026, 1), Period.Month(2026, 2), Period.Month(2026, 3)];

    [Fact]
    public void A_ratio_divides_the_sums_not_the_quotients()
    {
        var percent = Over(Aggregation.Ratio, [Parts(1, 10, 200), Parts(2, 30, 300)], factor: 100);

        Assert.Equal(8m, percent.Value);
        Assert.False(percent.Unweighted);
        Assert.Equal(2, percent.Present);
        Assert.Equal(3, percent.Expected);
    }

    [Fact]
    public void A_ratio_without_its_parts_is_the_plain_average_and_says_so()
    {
        var plain = Over(Aggregation.Ratio, [Value(1, 5), Value(2, 10)], factor: 100);
        var mixed = Over(Aggregation.Ratio, [Value(1, 5), Parts(2, 30, 300)], factor: 100);

        Assert.Equal(7.5m, plain.Value);
        Assert.Equal(7.5m, mixed.Value);
        Assert.True(plain.Unweighted);
        Assert.True(mixed.Unweighted);
    }

    [Fact]
    public void A_ratio_of_a_single_period_needs_no_weights()
    {
        var single = ValueAggregation.Over([Period.Month(2026, 1)], [Value(1, 5)], Aggregation.Ratio, factor: 100);

        Assert.Equal(5m, single.Value);
        Assert.False(single.Unweighted);
    }

    [Theory]
    [InlineData(Aggregation.Sum, 18)]
    [InlineData(Aggregation.Average, 6)]
    [InlineData(Aggregation.Last, 3)]
    [InlineData(Aggregation.Min, 3)]
    [InlineData(Aggregation.Max, 8)]
    public void Each_rule_makes_one_value_in_the_order_of_the_periods(Aggregation rule, int expected) =>
        Assert.Equal(expected, Over(rule, [Value(3, 3), Value(1, 7), Value(2, 8)]).Value);

    [Fact]
    public void Last_is_the_last_one_present() =>
        Assert.Equal(8m, Over(Aggregation.Last, [Value(1, 7), Value(2, 8)]).Value);

    [Fact]
    public void Zero_is_a_value_and_a_gap_is_not()
    {
        var average = Over(Aggregation.Average, [Value(1, 0), Value(3, 10)]);

        Assert.Equal(5m, average.Value);
        Assert.Equal((2, 3), (average.Present, average.Expected));
        Assert.Equal(Period.Month(2026, 2), average.FirstMissing);
    }

    [Fact]
    public void What_does_not_apply_is_not_expected()
    {
        var average = Over(Aggregation.Average, [Value(1, 4), NotApplicable(2), Value(3, 10)]);

        Assert.Equal(7m, average.Value);
        Assert.Equal((2, 2), (average.Present, average.Expected));
        Assert.Null(average.FirstMissing);
    }

    [Fact]
    public void Nothing_that_applies_is_not_the_same_as_no_data()
    {
        var none = Over(Aggregation.Sum, [NotApplicable(1), NotApplicable(2), NotApplicable(3)]);

        Assert.True(none.NotApplicable);
        Assert.Equal(Reasons.NotApplicable, none.Figure.Reason);
        Assert.Equal(Reasons.NoData, Over(Aggregation.Sum, []).Figure.Reason);
        Assert.Equal(Reasons.NoData, ValueAggregation.Over([], [], Aggregation.Sum).Figure.Reason);
    }

    [Fact]
    public void Values_of_other_periods_are_left_out() =>
        Assert.Equal(1m, Over(Aggregation.Sum, [Value(1, 1), Value(4, 100)]).Value);

    [Fact]
    public void Two_values_for_one_period_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => Over(Aggregation.Sum, [Value(1, 1), Value(1, 2)]));

    [Fact]
    public void A_ratio_over_nothing_says_so()
    {
        var ratio = Over(Aggregation.Ratio, [Parts(1, 5, 0), Parts(2, 0, 0)]);

        Assert.Null(ratio.Value);
        Assert.Equal(Reasons.DivisionByZero, ratio.Figure.Reason);
        Assert.Equal(2, ratio.Present);
    }

    [Fact]
    public void A_month_without_visitors_does_not_spoil_the_ratio() =>
        Assert.Equal(10m, Over(Aggregation.Ratio, [Parts(1, 0, 0), Parts(2, 30, 300)], factor: 100).Value);

    [Fact]
    public void Half_a_ratio_counts_with_its_value_or_not_at_all()
    {
        var half = new PeriodValue(Period.Month(2026, 1), Value: null, Numerator: 5);

        Assert.Equal(Reasons.NoData, Over(Aggregation.Ratio, [half]).Figure.Reason);
        Assert.Equal(3m, Over(Aggregation.Ratio, [half with { Value = 3 }]).Value);
    }

    [Fact]
    public void Numbers_at_the_legal_limits_never_overflow()
    {
        const decimal large = 999999999999999m, small = 0.000000000000001m;

        var tooLarge = Over(Aggregation.Ratio, [Parts(1, large, small)], factor: 1_000_000_000m);
        var stillFits = Over(Aggregation.Ratio, [Parts(1, 999999999m, small)]);
        var calculated = Over(Aggregation.Sum, [Value(1, decimal.MaxValue), Value(2, decimal.MaxValue)]);

        Assert.Equal(Reasons.OutOfRange, tooLarge.Figure.Reason);
        Assert.Equal(999999999000000000000000m, stillFits.Value);
        Assert.Equal(Reasons.OutOfRange, calculated.Figure.Reason);
        Assert.Equal(10_000_000_000m, Over(Aggregation.Ratio, [Parts(1, 1e23m, 1e22m)], factor: 1_000_000_000m).Value);
        Assert.Equal(3 * large, Over(Aggregation.Sum, [Value(1, large), Value(2, large), Value(3, large)]).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_001)]
    public void A_factor_out_of_range_is_refused(int factor) =>
        Assert.Equal(ScoringErrors.RatioFactorOutOfRange, ValueAggregation.CheckFactor(factor));

    [Fact]
    public void Targets_add_up_like_the_values()
    {
        var monthly = ScoringScaleTests.Increase(target: 100, floor: 50, stretch: 130);
        var better = ScoringScaleTests.Increase(target: 120, floor: 60, stretch: 140);

        var sum = ScoringScale.Over([monthly, monthly, better], Aggregation.Sum)!;
        var average = ScoringScale.Over([monthly, better], Aggregation.Ratio)!;
        var last = ScoringScale.Over([monthly, better], Aggregation.Last)!;

        Assert.Equal((160m, 320m, 400m), (sum.Floor, sum.Target, sum.Stretch));
        Assert.Equal((55m, 110m, 135m), (average.Floor, average.Target, average.Stretch));
        Assert.Equal(better, last);
    }

    [Fact]
    public void A_part_of_the_targets_is_not_the_target_of_the_sum()
    {
        var monthly = ScoringScaleTests.Increase(target: 100);

        Assert.Null(ScoringScale.Over([null, monthly], Aggregation.Sum));
        Assert.Equal(monthly, ScoringScale.Over([null, monthly], Aggregation.Average));
        Assert.Null(ScoringScale.Over([null, null], Aggregation.Average));
        Assert.Null(ScoringScale.Over([], Aggregation.Sum));
    }

    [Fact]
    public void Scales_of_two_shapes_cannot_be_added_up()
    {
        var (up, down) = (ScoringScaleTests.Increase(target: 100), ScoringScaleTests.Decrease(target: 100));

        Assert.Null(ScoringScale.Over([up, down], Aggregation.Sum));
        Assert.Equal(down, ScoringScale.Over([up, down], Aggregation.Average));
    }

    [Fact]
    public void The_explanation_names_each_period_present_or_not()
    {
        var explanation = Over(Aggregation.Ratio, [Parts(1, 10, 200), Parts(2, 30, 300)], factor: 100).Explain("%");

        Assert.Equal((Rules.ValueRatio, 8m, "%"), (explanation.Rule, explanation.Result, explanation.Unit));
        Assert.Equal(
            ["2026-01 numerator 10", "2026-01 denominator 200", "2026-02 numerator 30", "2026-02 denominator 300", "2026-03 value-missing "],
            explanation.Terms.Select(term => $"{term.Period} {term.Name} {term.Value}"));
        Assert.Equal(
            ["present 2", "expected 3", "factor 100"],
            explanation.Settings.Select(setting => $"{setting.Name} {setting.Value}"));
    }

    private static AggregatedValue Over(Aggregation rule, IEnumerable<PeriodValue> values, decimal factor = 1) =>
        ValueAggregation.Over(FirstQuarter, values, rule, factor);

    private static PeriodValue Value(int month, decimal value) => new(Period.Month(2026, month), value);

    private static PeriodValue Parts(int month, decimal numerator, decimal denominator) =>
        new(Period.Month(2026, month), Value: null, numerator, denominator);

    private static PeriodValue NotApplicable(int month) => new(Period.Month(2026, month), Value: null, NotApplicable: true);
}
