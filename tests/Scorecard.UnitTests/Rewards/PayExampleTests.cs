using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Rewards;

/// <summary>The worked examples of pay: revenue weighs 60, CSAT 40; target 6,000,000; first quarter of 2026.</summary>
public sealed class PayExampleTests
{
    private static readonly PayCurve Curve = PayCurve.Default;
    private static readonly PayCurve Steps = new([new(80m, 50m, CurveSegment.StepDown), new(100m, 100m, CurveSegment.StepDown), new(120m, 150m)]);
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 3, 31);
    private static readonly PayMeasure Revenue = new(Id(1), MeasureBasis.KpiAttainment, Id(11), 60m, Curve);
    private static readonly PayMeasure Csat = new(Id(2), MeasureBasis.KpiAttainment, Id(12), 40m, Curve);
    private static readonly PayGate Churn = new(
        Id(3), Id(13), GateFigure.Value, GateComparison.AtMost, 3m, EverySubPeriod: true, GateEffect.CapAt, 80m);

    private static readonly PayRules Rules = new([Revenue, Csat], Combination.Additive, [], [], Cap: null, new(), PoolAmount: null);

    [Theory]
    [InlineData("79.99", "0")]
    [InlineData("80", "50")]
    [InlineData("90", "75")]
    [InlineData("100", "100")]
    [InlineData("110", "125")]
    [InlineData("120", "150")]
    [InlineData("130", "150")]
    public void A_curve_interpolates_between_its_points(string attainment, string factor) =>
        Assert.Equal(Number(factor) / 100, Curve.FactorAt(Number(attainment)));

    [Theory]
    [InlineData("79.99", "0")]
    [InlineData("99.9", "50")]
    [InlineData("100", "100")]
    [InlineData("119.999", "100")]
    [InlineData("120", "150")]
    public void Stepping_down_pays_the_lower_point_until_the_boundary(string attainment, string factor) =>
        Assert.Equal(Number(factor) / 100, Steps.FactorAt(Number(attainment)));

    [Theory]
    [InlineData("79.99", "0")]
    [InlineData("80", "100")]
    [InlineData("99.9", "100")]
    [InlineData("100", "150")]
    public void Stepping_up_pays_the_upper_point_from_the_boundary_on(string attainment, string factor)
    {
        PayCurve curve = new([new(80m, 50m, CurveSegment.StepUp), new(100m, 100m, CurveSegment.StepUp), new(120m, 150m)]);

        Assert.Equal(Number(factor) / 100, curve.FactorAt(Number(attainment)));
    }

    [Fact]
    public void Revenue_at_110_and_CSAT_at_95_pay_110_percent()
    {
        var line = Pay(Rules, [110m, 95m]);

        Assert.Equal([Number("1.25"), Number("0.875")], line.Factors.Measures.Select(step => step.Factor!.Value));
        Assert.Equal(Number("1.1"), line.Share.Factor);
        Assert.Equal(6_600_000m, Rules.Rounding.Round(line.Share.Unrounded!.Value));
    }

    [Fact]
    public void One_month_with_too_much_churn_caps_the_factor()
    {
        var rules = Rules with { Gates = [Churn] };

        var line = Pay(rules, [110m, 95m], PayInputs.Held(Churn, [2.9m, 3.1m, 3.0m]));

        Assert.Equal(4_800_000m, rules.Rounding.Round(line.Share.Unrounded!.Value));
        Assert.Equal(new GateStep(Churn.Id, Held: false, Number("1.1"), Number("0.8")), Assert.Single(line.Factors.Gates));
    }

    [Fact]
    public void Who_joins_in_the_middle_of_the_quarter_is_paid_for_45_of_90_days()
    {
        var line = Pay(Rules, [110m, 95m], from: new(2026, 2, 15));

        Assert.Equal((45, 90), (line.Share.Amounts[0].Part.Days, line.Share.Amounts[0].Part.PeriodDays));
        Assert.Equal(3_300_000m, Rules.Rounding.Round(line.Share.Unrounded!.Value));
    }

    [Fact]
    public void A_pool_is_shared_to_the_last_won()
    {
        (Guid Id, Fraction Amount)[] equal = [(Id(3), 500_000), (Id(1), 500_000), (Id(2), 500_000)];

        Assert.Equal([333_333m, 333_334m, 333_333m], Pool.Share(equal, 1_000_000m, new()));
    }

    [Fact]
    public void A_correction_of_the_revenue_shows_as_a_difference()
    {
        var before = Rules.Rounding.Round(Pay(Rules, [110m, 95m]).Share.Unrounded!.Value);
        var after = Rules.Rounding.Round(Pay(Rules, [105m, 95m]).Share.Unrounded!.Value);

        Assert.Equal((6_600_000m, 6_150_000m, -450_000m), (before, after, after - before));
        Assert.Equal(Number("1.025"), Pay(Rules, [105m, 95m]).Share.Factor);
    }

    [Theory]
    [InlineData("89.9", false)]
    [InlineData("90.0", true)]
    public void A_gate_over_every_month_fails_by_the_one_below_the_limit(string march, bool held)
    {
        PayGate gate = new(Id(4), Id(12), GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: true, GateEffect.Zero, 0m);

        Assert.Equal(held, PayInputs.Held(gate, [91m, 90m, decimal.Parse(march, System.Globalization.CultureInfo.InvariantCulture)]).Held);
    }

    [Fact]
    public void What_is_missing_holds_the_line_unless_the_plan_says_otherwise()
    {
        var held = Pay(Rules, [110m, null]);
        var zero = Pay(Rules with { Measures = [Revenue, Csat with { Missing = MissingInput.Zero }] }, [110m, null]);
        var target = Pay(Rules with { Measures = [Revenue, Csat with { Missing = MissingInput.Target }] }, [110m, null]);

        Assert.Equal([PayCalculation.MeasureMissing], held.Factors.Held);
        Assert.Null(held.Share.Unrounded);
        Assert.Equal(Number("0.75"), zero.Share.Factor);
        Assert.Equal(Number("1.15"), target.Share.Factor);
    }

    [Fact]
    public void A_gate_that_is_not_known_holds_the_line_unless_a_month_failed_already()
    {
        var rules = Rules with { Gates = [Churn] };

        Assert.Equal([PayCalculation.GateMissing], Pay(rules, [110m, 95m], PayInputs.Held(Churn, [2m, null])).Factors.Held);
        Assert.Empty(Pay(rules, [110m, 95m], PayInputs.Held(Churn, [4m, null])).Factors.Held);
        Assert.Null(PayInputs.Held(Churn, []).Held);
    }

    [Fact]
    public void Factors_multiply_where_the_plan_says_so_and_modifiers_and_the_cap_come_last()
    {
        PayModifier modifier = new(Id(5), "individual", 80m, 120m);
        var rules = Rules with { Combination = Combination.Multiplicative, Modifiers = [modifier], Cap = 110m };
        PayCalculation calculation = new(rules);

        Assert.Equal(Number("1.09375"), Pay(rules, [110m, 95m]).Factors.Combined);
        var share = calculation.Share(
            calculation.Factors([new(110), new(95)], []), Whole(First), new Dictionary<Guid, decimal> { [modifier.Id] = 120m });
        Assert.Equal(Number("1.3125"), share.Modifiers[0].After);
        Assert.Equal(Number("1.1"), share.Factor);
        Assert.Equal(RewardErrors.ModifierOutOfRange, calculation.Check(new Dictionary<Guid, decimal> { [modifier.Id] = 121m }));
    }

    [Theory]
    [InlineData(Direction.Increase, AttainmentMode.TwoMinusRatio, "110", "110", AttainmentFormula.Ratio)]
    [InlineData(Direction.Decrease, AttainmentMode.TwoMinusRatio, "110", "90", AttainmentFormula.TwoMinusRatio)]
    [InlineData(Direction.Decrease, AttainmentMode.TwoMinusRatio, "250", "0", AttainmentFormula.TwoMinusRatio)]
    [InlineData(Direction.Decrease, AttainmentMode.TargetOverActual, "125", "80", AttainmentFormula.TargetOverActual)]
    [InlineData(Direction.Decrease, AttainmentMode.TargetOverActual, "100", "100", AttainmentFormula.TargetOverActual)]
    [InlineData(Direction.Increase, AttainmentMode.TwoMinusRatio, "125", "80", AttainmentFormula.TargetOverActual)]
    [InlineData(Direction.Increase, AttainmentMode.TwoMinusRatio, "110", "77", null)]
    public void An_attainment_says_by_which_quotient_it_came(Direction direction, AttainmentMode mode, string actual, string percent, AttainmentFormula? formula)
    {
        RunInput input = new(
            Id(1), UnitId: null, Id(11), decimal.Parse(actual, System.Globalization.CultureInfo.InvariantCulture), Target: 100m, new(Number(percent)), Gate: null, []);

        Assert.Equal(formula, PayInputs.FormulaOf(input, direction, mode));
    }

    private static (PayFactors Factors, PayShare Share) Pay(PayRules rules, decimal?[] percents, GateInput? gate = null, DateOnly? from = null)
    {
        PayCalculation calculation = new(rules);
        var factors = calculation.Factors(
            [.. percents.Select(percent => new MeasuredInput(percent is { } given ? (Fraction)given : null))], gate is null ? [] : [gate]);
        return (factors, calculation.Share(factors, Whole(from ?? First), new Dictionary<Guid, decimal>()));
    }

    private static IReadOnlyList<ProratedSegment> Whole(DateOnly from) =>
        Participation.Within([new(from, new(2026, 12, 31), Id(20), 6_000_000m)], First, Last);

    private static Fraction Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
