using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>
/// A whole run from what was known at its knowledge time: the same facts always give the same lines, in the order of the participants'
/// ids, whatever the order they were read in.
/// </summary>
public sealed class RunCalculation
{
    private readonly PayRules _rules;
    private readonly PayCalculation _calculation;
    private readonly AwardCalculation _awards;
    private readonly Dictionary<Guid, PayFactors> _factors = [];

    public RunCalculation(RunFacts facts)
    {
        _rules = facts.Version.Rules;
        _calculation = new PayCalculation(_rules);
        Inputs = new RunInputs(facts);
        _awards = new AwardCalculation(facts, Inputs, FactorsOf);
    }

    /// <summary>What the lines computed so far rest on.</summary>
    public RunInputs Inputs { get; }

    /// <summary>What the lines computed so far share, by the order of the units' ids.</summary>
    public IReadOnlyList<UnitFactors> Units => [.. _factors.Select(unit => new UnitFactors(unit.Key, unit.Value)).OrderBy(unit => unit.UnitId)];

    /// <summary>What the awards came to; null for a plan without any.</summary>
    public IReadOnlyList<AwardOutcome>? Awards => _awards.Outcomes;

    public IReadOnlyList<RunLine> Compute(IEnumerable<RunParticipant> participants)
    {
        List<RunParticipant> sorted = [.. participants.OrderBy(participant => participant.PersonId)];
        List<RunLine> lines = [.. sorted.Select(Line)];
        List<RunLine> paid = [.. (_rules.PoolAmount is { } pool ? Shared(lines, pool) : lines).Select(line => line with { Due = DueOf(line) })];
        return _awards.AddTo(paid, sorted);
    }

    /// <summary>What everybody in a unit shares.</summary>
    public PayFactors FactorsOf(Guid unitId)
    {
        if (!_factors.TryGetValue(unitId, out var factors))
        {
            _factors[unitId] = factors = _calculation.Factors(
                [.. _rules.Measures.Select(measure => Inputs.Of(measure, unitId).Measured)], [.. _rules.Gates.Select(gate => Inputs.Of(gate).Gate!)]);
        }

        return factors;
    }

    private RunLine Line(RunParticipant participant)
    {
        List<UnitLine> units =
        [
            .. participant.Parts.GroupBy(part => part.Segment.UnitId)
                .Select(parts => new UnitLine(parts.Key, _calculation.Share(FactorsOf(parts.Key), [.. parts], participant.Modifiers))),
        ];
        if (units.Exists(unit => unit.Pay.Unrounded is null))
        {
            List<string> held = [.. units.SelectMany(unit => FactorsOf(unit.UnitId).Held).Distinct()];
            return new(participant.PersonId, units, Unrounded: null, Amount: null, participant.PaidBefore, Due: null, held, Recoverable: participant.Recoverable);
        }

        var unrounded = units.Aggregate(Fraction.Zero, (sum, unit) => sum + unit.Pay.Unrounded!.Value);
        return new(participant.PersonId, units, unrounded, _rules.Rounding.Round(unrounded), participant.PaidBefore, Due: null, [], Recoverable: participant.Recoverable);
    }

    /// <summary>Held lines take no share: until they are settled the run cannot be approved.</summary>
    private List<RunLine> Shared(List<RunLine> lines, decimal pool)
    {
        List<RunLine> paid = [.. lines.Where(line => line.Unrounded is not null)];
        var shares = Pool.Share([.. paid.Select(line => (line.PersonId, line.Unrounded!.Value))], pool, _rules.Rounding);
        var amounts = paid.Zip(shares).ToDictionary(pair => pair.First.PersonId, pair => pair.Second);
        return [.. lines.Select(line => amounts.TryGetValue(line.PersonId, out var amount) ? line with { Amount = amount } : line)];
    }

    /// <summary>What is left of a recovery beyond the plan's limit is due in the next pay period.</summary>
    private decimal? DueOf(RunLine line)
    {
        if (line.Amount - line.PaidBefore is not { } difference || difference >= 0 || _rules.RecoveryLimit is not { } limit)
            return line.Amount - line.PaidBefore;

        var recoverable = line.Recoverable ?? new Rounding(_rules.Rounding.Unit, RoundingMode.Down).Round((Fraction)line.PaidBefore * limit / 100);
        return Math.Max(difference, -recoverable);
    }
}
