using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

public sealed class NeverPaidTests
{
    private static readonly Guid Kpi = Id(9);
    private static readonly PayRules Rules = new(
        [new(Id(1), MeasureBasis.KpiAttainment, Kpi, 1m, PayCurve.Default)], Combination.Additive, [], [new(Id(2), "By hand", 0m, 100m)], Cap: 150m, new(), PoolAmount: 1m);

    [Fact]
    public void Rules_that_can_pay_are_let_alone() => Assert.Empty(NeverPaid.In(
        Rules with { Gates = [Gate(1, GateFigure.Value, GateComparison.AtLeast, 1e12m), Gate(2, GateFigure.Score, GateComparison.AtLeast, 120m), Gate(3, GateFigure.Attainment, GateComparison.AtMost, 0m)] },
        120m));

    [Fact]
    public void A_cap_a_pool_a_modifier_or_a_curve_of_nothing_pays_nobody() => Assert.Equal(
        [new("cap-zero", null), new("pool-zero", null), new("modifier-zero", Id(2)), new("curve-always-zero", Id(1))],
        NeverPaid.In(
            Rules with
            {
                Cap = 0m,
                PoolAmount = 0m,
                Modifiers = [new(Id(2), "By hand", 0m, 0m)],
                Measures = [Rules.Measures[0] with { Curve = new([new(80m, 0m), new(100m, 0m)]) }],
            },
            120m));

    [Theory]
    [InlineData(GateFigure.Score, GateComparison.AtLeast, 120.1)]
    [InlineData(GateFigure.Score, GateComparison.AtMost, -0.1)]
    [InlineData(GateFigure.Attainment, GateComparison.AtMost, -0.1)]
    public void A_condition_out_of_reach_is_never_met(GateFigure figure, GateComparison comparison, decimal limit) => Assert.Equal(
        [new("gate-never-met", Id(1))], NeverPaid.In(Rules with { Gates = [Gate(1, figure, comparison, limit)] }, 120m));

    [Fact]
    public void Two_conditions_that_exclude_each_other_are_never_met_together()
    {
        var (least, most) = (Gate(1, GateFigure.Value, GateComparison.AtLeast, 5m), Gate(2, GateFigure.Value, GateComparison.AtMost, 4m));

        Assert.Equal([new("gate-never-met", Id(1)), new("gate-never-met", Id(2))], NeverPaid.In(Rules with { Gates = [least, most] }, 120m));
        Assert.Empty(NeverPaid.In(Rules with { Gates = [least, most with { Limit = 5m }] }, 120m));
        Assert.Empty(NeverPaid.In(Rules with { Gates = [least, most with { KpiId = Id(8) }] }, 120m));
    }

    private static PayGate Gate(int id, GateFigure figure, GateComparison comparison, decimal limit) =>
        new(Id(id), Kpi, figure, comparison, limit, EverySubPeriod: true, GateEffect.Zero, 0m);

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
