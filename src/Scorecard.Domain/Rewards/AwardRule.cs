using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>What an award does while it is not known whether its condition held.</summary>
public enum MissingAward
{
    /// <summary>The line is held: the run cannot be approved.</summary>
    Hold,

    /// <summary>It is not granted.</summary>
    No,
}

/// <summary>Something that is not money, for everybody whom a condition or a ranking gives it to: "one day of special leave".</summary>
/// <param name="Quantity">How much each of them gets, above 0.</param>
/// <param name="QuantityUnit">What the quantity counts, as people say it: "day", "voucher".</param>
/// <param name="UnitId">Only participants of this unit and those below may get it; null = everybody in the plan. See <see cref="AwardCalculation"/> for whose unit is what.</param>
/// <param name="Condition">Who is in the unit gets it when this holds; null for a ranking. There is exactly one of the two.</param>
/// <param name="Top">The best of the unit get it; null for a condition.</param>
public sealed record AwardRule(
    Guid Id, string Name, decimal Quantity, string QuantityUnit, Guid? UnitId, AwardCondition? Condition, AwardRanking? Top)
{
    public const int MaxAwards = 20;

    public const int MaxUnitLength = 40;

    internal DomainError? Refusal(IReadOnlyList<PayMeasure> measures)
    {
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrWhiteSpace(QuantityUnit))
            return RewardErrors.AwardNameRequired;
        if (Quantity <= 0 || Domain.Scoring.Quantity.Check(Quantity) is not null)
            return RewardErrors.AwardQuantity;
        if (Condition is null == Top is null)
            return RewardErrors.AwardKind;
        if (Top is { Count: < 1 or > AwardRanking.MaxCount })
            return RewardErrors.AwardTop;
        if (Top is not null && (Top.MeasureId is { } id ? measures.All(measure => measure.Id != id) : measures is []))
            return RewardErrors.AwardMeasure;

        return Condition is { Limit: var limit } ? Domain.Scoring.Quantity.Check(limit) : null;
    }
}

/// <summary>A figure of a KPI that has to reach a limit.</summary>
/// <param name="EverySubPeriod">In every period of the KPI's own frequency; else over the plan's whole period.</param>
public sealed record AwardCondition(
    Guid KpiId, GateFigure Figure, GateComparison Comparison, decimal Limit, bool EverySubPeriod, MissingAward Missing = MissingAward.Hold)
{
    /// <summary>The same question as a gate asks it.</summary>
    internal PayGate AsGate(Guid awardId) => new(awardId, KpiId, Figure, Comparison, Limit, EverySubPeriod, GateEffect.Zero, Amount: 0m);
}

/// <summary>The highest by a figure: see <see cref="RankedFigures"/>. Equal figures share a rank, and everybody on the last rank that counts is in.</summary>
/// <param name="Count">How many, without those who share the last rank; 1 to 1,000.</param>
/// <param name="MeasureId">The measure of the plan whose attainment or score ranks; null = all of them together.</param>
public sealed record AwardRanking(int Count, Guid? MeasureId)
{
    public const int MaxCount = 1000;
}

/// <summary>What an award comes to for one participant.</summary>
/// <param name="Granted">The quantity, or 0; null while it is not known and the line is held.</param>
/// <param name="GrantedBefore">What the runs before granted, less what they withdrew.</param>
/// <param name="Due">What this run grants, or withdraws below 0: the quantity less what was granted before; null while held.</param>
/// <param name="Rank">Of a ranking: 1 = highest, shared by equal figures; null for a condition, and for whoever does not rank.</param>
/// <param name="Figure">What the rank goes by, exact.</param>
public sealed record AwardLine(
    Guid AwardId,
    decimal? Granted,
    decimal GrantedBefore,
    decimal? Due,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Rank = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Fraction? Figure = null);

/// <summary>What everybody whom an award is about shares.</summary>
/// <param name="Held">Whether its condition held; null where that is not known, and for a ranking.</param>
/// <param name="Ranked">How many were ranked; null for a condition.</param>
/// <param name="UnitIds">The units that it reached in this run; null = everybody in the plan.</param>
public sealed record AwardOutcome(
    Guid AwardId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Held,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Ranked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? UnitIds);
