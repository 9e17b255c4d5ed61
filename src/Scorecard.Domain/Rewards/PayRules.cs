using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Rewards;

/// <summary>What a measure is measured by.</summary>
public enum MeasureBasis
{
    /// <summary>The attainment of a KPI over the plan's period, in percent.</summary>
    KpiAttainment,

    /// <summary>The score of a KPI over the plan's period.</summary>
    KpiScore,

    /// <summary>The score of the scorecard of the participant's unit, or of one unit for everybody.</summary>
    ScorecardScore,

    /// <summary>The final score of an objective × 100. Left out of pay unless switched on with a reason.</summary>
    ObjectiveScore,
}

/// <summary>What a missing input does.</summary>
public enum MissingInput
{
    /// <summary>The line is held: the run cannot be approved.</summary>
    Hold,

    /// <summary>It counts as an attainment of 0.</summary>
    Zero,

    /// <summary>It counts as an attainment of 100 %.</summary>
    Target,
}

/// <param name="SubjectId">A KPI, a unit, or an objective; null for the scorecard of each participant's own unit.</param>
/// <param name="Weight">Relative to the other measures; above 0. Without meaning where factors are multiplied.</param>
/// <param name="Reason">Why an objective's score pays; required for one, else null.</param>
public sealed record PayMeasure(
    Guid Id, MeasureBasis Basis, Guid? SubjectId, decimal Weight, PayCurve Curve, MissingInput Missing = MissingInput.Hold, string? Reason = null);

/// <summary>How the factors of the measures become one.</summary>
public enum Combination
{
    /// <summary>Their weighted mean.</summary>
    Additive,

    /// <summary>Their product, company × unit × person.</summary>
    Multiplicative,
}

public enum GateComparison
{
    AtLeast,
    AtMost,
}

/// <summary>What of a KPI a gate looks at.</summary>
public enum GateFigure
{
    Value,

    /// <summary>In percent.</summary>
    Attainment,
    Score,
}

public enum GateEffect
{
    /// <summary>The factor is at most the amount.</summary>
    CapAt,

    /// <summary>The factor is multiplied by the amount.</summary>
    MultiplyBy,

    /// <summary>Nothing is paid.</summary>
    Zero,
}

/// <summary>A condition that must hold for the factor to stand.</summary>
/// <param name="EverySubPeriod">It must hold in every period of the KPI's own frequency; else over the plan's whole period.</param>
/// <param name="Amount">In percent: the cap or the multiplier; without meaning for <see cref="GateEffect.Zero"/>.</param>
public sealed record PayGate(
    Guid Id, Guid KpiId, GateFigure Figure, GateComparison Comparison, decimal Limit, bool EverySubPeriod, GateEffect Effect, decimal Amount,
    MissingInput Missing = MissingInput.Hold);

/// <summary>A factor set by hand for each participant within a range, in percent; 100 where nobody set it.</summary>
public sealed record PayModifier(Guid Id, string Name, decimal Minimum, decimal Maximum);

/// <summary>How a plan turns results into amounts. Percentages are stored as such (110 = 110 %).</summary>
/// <param name="Cap">The highest factor, in percent; null = no cap.</param>
/// <param name="PoolAmount">What all amounts together may not exceed; null = no pool.</param>
/// <param name="Measures">None in a plan that only awards what is not money.</param>
/// <param name="RecoveryLimit">How much of what a period was paid originally may be taken back in one pay period, in percent; null = all of it.</param>
/// <param name="Awards">What it gives besides money; null = nothing.</param>
/// <param name="Leaderboard">Who may see how participants rank; null = nobody.</param>
public sealed record PayRules(
    IReadOnlyList<PayMeasure> Measures,
    Combination Combination,
    IReadOnlyList<PayGate> Gates,
    IReadOnlyList<PayModifier> Modifiers,
    decimal? Cap,
    Rounding Rounding,
    decimal? PoolAmount,
    decimal? RecoveryLimit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AwardRule>? Awards = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeaderboardSettings? Leaderboard = null)
{
    /// <summary>Null, or why these rules cannot be saved.</summary>
    public DomainError? Refusal()
    {
        if (Measures is [] && Awards is null or [])
            return RewardErrors.MeasuresMissing;
        if (Measures.Any(measure => measure.Weight < 0) || (Measures is not [] && Measures.All(measure => measure.Weight == 0)))
            return RewardErrors.WeightsMissing;
        if (Ids().Distinct().Count() != Ids().Count())
            return RewardErrors.RuleIdsRepeat;
        if (Measures.Any(measure => measure is { Basis: not MeasureBasis.ScorecardScore, SubjectId: null }))
            return RewardErrors.SubjectMissing;
        if (Measures.Any(measure => measure.Basis is MeasureBasis.ObjectiveScore && string.IsNullOrWhiteSpace(measure.Reason)))
            return RewardErrors.OkrReasonRequired;
        if (Modifiers.Any(modifier => modifier.Minimum < 0 || modifier.Maximum < modifier.Minimum))
            return RewardErrors.ModifierRange;
        if (Measures.Select(measure => measure.Curve.Refusal()).FirstOrDefault(error => error is not null) is { } curve)
            return curve;
        if (Rounding.Refusal() is { } rounding)
            return rounding;
        if (RecoveryLimit is < 0 or > 100)
            return RewardErrors.RecoveryLimit;
        if (PoolAmount is { } pool && (pool < 0 || pool % Rounding.Unit != 0))
            return RewardErrors.PoolNotRounded;

        if (Awards?.Select(award => award.Refusal(Measures)).FirstOrDefault(error => error is not null) is { } award)
            return award;
        if (Leaderboard?.Refusal(Measures) is { } leaderboard)
            return leaderboard;

        return Numbers().Select(Quantity.Check).FirstOrDefault(error => error is not null);
    }

    /// <summary>True where awards are all that these people can get: none of them has an amount, or was paid one before.</summary>
    public bool AwardsAlone(IEnumerable<RunParticipant> participants) =>
        Awards is { Count: > 0 }
        && participants.All(one => one.PaidBefore == 0 && (Measures is [] || one.Parts.All(part => part.Segment.TargetAmount == 0)));

    /// <summary>The KPIs that measures and the conditions of gates and awards are read from. Those of scorecards and objectives are not among them.</summary>
    public IEnumerable<Guid> KpiIds() =>
    [
        .. SubjectsOf(MeasureBasis.KpiAttainment),
        .. SubjectsOf(MeasureBasis.KpiScore),
        .. Gates.Select(gate => gate.KpiId),
        .. (Awards ?? []).Select(award => award.Condition?.KpiId).OfType<Guid>(),
    ];

    /// <summary>What the measures of a basis name; nothing of those that are each participant's own.</summary>
    public IEnumerable<Guid> SubjectsOf(MeasureBasis basis) =>
        Measures.Where(measure => measure.Basis == basis).Select(measure => measure.SubjectId).OfType<Guid>();

    private IEnumerable<Guid> Ids() =>
        [.. Measures.Select(measure => measure.Id), .. Gates.Select(gate => gate.Id), .. Modifiers.Select(modifier => modifier.Id), .. (Awards ?? []).Select(award => award.Id)];

    private IEnumerable<decimal> Numbers() =>
    [
        .. Measures.Select(measure => measure.Weight),
        .. Gates.SelectMany(gate => new[] { gate.Limit, gate.Amount }),
        .. Modifiers.SelectMany(modifier => new[] { modifier.Minimum, modifier.Maximum }),
        Cap ?? 0m,
        PoolAmount ?? 0m,
    ];
}
