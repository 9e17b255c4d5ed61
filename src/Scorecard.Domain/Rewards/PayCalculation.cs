using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>
/// What a plan's rules make of one participant's results (domain.md, section 7, steps 2 to 8). Exact: rounding (step 9) and the pool
/// (step 10) come after it.
/// </summary>
public sealed class PayCalculation(PayRules rules)
{
    /// <summary>A measure has no input and its rule is to hold.</summary>
    public const string MeasureMissing = "measure-missing";

    /// <summary>It is not known whether a gate's condition held.</summary>
    public const string GateMissing = "gate-missing";

    private readonly Fraction _weights = rules.Measures.Aggregate(Fraction.Zero, (sum, measure) => sum + measure.Weight);

    /// <summary>What everybody in a unit shares.</summary>
    /// <param name="measured">By the order of the measures.</param>
    /// <param name="gates">By the order of the gates.</param>
    public PayFactors Factors(IReadOnlyList<MeasuredInput> measured, IReadOnlyList<GateInput> gates)
    {
        List<string> held = [];
        List<FactorStep> factors = [.. rules.Measures.Zip(measured, FactorOf)];
        if (factors.Any(factor => factor.Factor is null))
            held.Add(MeasureMissing);
        if (rules.Gates.Zip(gates).Any(pair => pair is { Second.Held: null, First.Missing: MissingInput.Hold }))
            held.Add(GateMissing);
        if (held is not [])
            return new(factors, Combined: null, [], Factor: null, held);

        var combined = Combine(factors);
        var factor = combined;
        List<GateStep> passed = [];
        foreach (var (gate, input) in rules.Gates.Zip(gates))
        {
            var step = Pass(gate, input, factor);
            passed.Add(step);
            factor = step.After;
        }

        return new(factors, combined, passed, factor, []);
    }

    /// <summary>What a participant gets of it.</summary>
    /// <param name="parts">The participant's segments inside the period, in the unit of the factors.</param>
    /// <param name="modifiers">What was set, in percent and within the range, by id; 100 where nothing was.</param>
    public PayShare Share(PayFactors factors, IReadOnlyList<ProratedSegment> parts, IReadOnlyDictionary<Guid, decimal> modifiers)
    {
        if (factors.Factor is not { } factor)
            return PayShare.Nothing;

        List<ModifierStep> modified = [];
        foreach (var modifier in rules.Modifiers)
        {
            var percent = modifiers.GetValueOrDefault(modifier.Id, 100m);
            factor = factor * percent / 100;
            modified.Add(new(modifier.Id, percent, factor));
        }

        factor = Fraction.Max(Fraction.Zero, rules.Cap is { } cap ? Fraction.Min(factor, (Fraction)cap / 100) : factor);
        List<AmountStep> amounts = [.. parts.Select(part => new AmountStep(part, part.Segment.TargetAmount * factor * part.Proration))];
        return new(modified, factor, amounts, amounts.Aggregate(Fraction.Zero, (sum, step) => sum + step.Amount));
    }

    /// <summary>Null, or why what was set for a participant is not allowed.</summary>
    public DomainError? Check(IReadOnlyDictionary<Guid, decimal> modifiers) =>
        modifiers.All(set => rules.Modifiers.Any(modifier => modifier.Id == set.Key && set.Value >= modifier.Minimum && set.Value <= modifier.Maximum))
            ? null
            : RewardErrors.ModifierOutOfRange;

    private static FactorStep FactorOf(PayMeasure measure, MeasuredInput input)
    {
        var percent = input.Percent ?? measure.Missing switch
        {
            MissingInput.Hold => (Fraction?)null,
            MissingInput.Zero => Fraction.Zero,
            MissingInput.Target => 100,
        };
        return new(measure.Id, percent, percent is { } given ? measure.Curve.FactorAt(given) : null, input.Percent is null);
    }

    private static GateStep Pass(PayGate gate, GateInput input, Fraction factor)
    {
        var holds = input.Held ?? gate.Missing is MissingInput.Target;
        if (holds)
            return new(gate.Id, input.Held, factor, factor);

        var after = gate.Effect switch
        {
            GateEffect.CapAt => Fraction.Min(factor, (Fraction)gate.Amount / 100),
            GateEffect.MultiplyBy => factor * gate.Amount / 100,
            GateEffect.Zero => Fraction.Zero,
        };
        return new(gate.Id, input.Held, factor, after);
    }

    /// <summary>0 without measures: a plan of awards alone pays no money.</summary>
    private Fraction Combine(IReadOnlyList<FactorStep> factors) => factors is [] ? Fraction.Zero : rules.Combination switch
    {
        Combination.Additive => rules.Measures.Zip(factors).Aggregate(Fraction.Zero, (sum, pair) => sum + (pair.First.Weight * pair.Second.Factor!.Value)) / _weights,
        Combination.Multiplicative => factors.Aggregate(Fraction.One, (product, step) => product * step.Factor!.Value),
    };
}
