namespace Scorecard.Domain.Rewards;

/// <summary>What of the rules alone keeps a plan from paying, whatever is reached.</summary>
/// <param name="Code">cap-zero, pool-zero, modifier-zero, curve-always-zero or gate-never-met.</param>
/// <param name="RuleId">The measure, gate or modifier; null where it is about the whole plan.</param>
public sealed record NeverPaid(string Code, Guid? RuleId)
{
    /// <param name="highestScore">No score is above it.</param>
    public static IEnumerable<NeverPaid> In(PayRules rules, decimal highestScore) =>
    [
        .. rules.Cap == 0m ? [new NeverPaid("cap-zero", null)] : Array.Empty<NeverPaid>(),
        .. rules.PoolAmount == 0m ? [new NeverPaid("pool-zero", null)] : Array.Empty<NeverPaid>(),
        .. rules.Modifiers.Where(modifier => modifier.Maximum == 0m).Select(modifier => new NeverPaid("modifier-zero", modifier.Id)),
        .. rules.Measures.Where(measure => measure.Curve.Points.All(point => point.Factor == 0m)).Select(measure => new NeverPaid("curve-always-zero", measure.Id)),
        .. rules.Gates.Where(gate => IsOutOfReach(gate, highestScore) || rules.Gates.Any(other => Exclude(gate, other))).Select(gate => new NeverPaid("gate-never-met", gate.Id)),
    ];

    /// <summary>Scores lie between 0 and the highest, attainments are 0 or more; a value may be anything.</summary>
    private static bool IsOutOfReach(PayGate gate, decimal highestScore) => gate switch
    {
        { Figure: GateFigure.Value } => false,
        { Comparison: GateComparison.AtMost } => gate.Limit < 0m,
        { Figure: GateFigure.Score } => gate.Limit > highestScore,
        _ => false,
    };

    /// <summary>No figure is at least the one limit and at most the other.</summary>
    private static bool Exclude(PayGate one, PayGate other) =>
        (one.KpiId, one.Figure, one.EverySubPeriod) == (other.KpiId, other.Figure, other.EverySubPeriod)
        && one.Comparison != other.Comparison
        && (one.Comparison is GateComparison.AtLeast ? one.Limit > other.Limit : one.Limit < other.Limit);
}
