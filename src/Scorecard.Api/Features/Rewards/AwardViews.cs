using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What an award of a run comes to for one person.</summary>
/// <param name="QuantityUnit">What the quantity counts.</param>
/// <param name="Granted">The quantity, or 0; null while it is not known and the line is held.</param>
/// <param name="GrantedBefore">What the runs before granted, less what they withdrew.</param>
/// <param name="Due">What this run grants, or withdraws below 0; null while held.</param>
public sealed record LineAward(Guid AwardId, string Name, string QuantityUnit, decimal? Granted, decimal GrantedBefore, decimal? Due)
{
    internal static IReadOnlyList<LineAward> Of(RunLine line, PayRules rules) =>
    [
        .. (line.Awards ?? []).Select(award =>
        {
            var rule = rules.Awards!.First(one => one.Id == award.AwardId);
            return new LineAward(rule.Id, rule.Name, rule.QuantityUnit, award.Granted, award.GrantedBefore, award.Due);
        }),
    ];
}

/// <param name="UnitName">The unit that the award is for, with those below; null = everybody in the plan.</param>
/// <param name="Name">Of the KPI of the condition, or of the KPI or unit whose scorecard ranks; null where all measures rank together, or it is not known any more.</param>
/// <param name="Held">Whether the condition held; null = not known, or a ranking.</param>
/// <param name="Granted">The quantity, or 0; null while it is not known and the line is held.</param>
/// <param name="GrantedBefore">What the runs before granted, less what they withdrew.</param>
/// <param name="Due">What this run grants, or withdraws below 0; null while held.</param>
/// <param name="Rank">1 = highest; null for a condition, and for whoever does not rank.</param>
/// <param name="Ranked">How many were ranked; null for a condition.</param>
/// <param name="Figure">What the person ranks by: a percentage of a measure, a share where all of them are combined.</param>
/// <param name="Standing">How the rank came about; null for a condition, and for whoever does not rank.</param>
/// <param name="Evidence">The values that the condition looked at.</param>
/// <param name="MayOpen">The reader may see the KPI itself, beyond the figures of this run.</param>
public sealed record StatementAward(
    AwardRule Award,
    string? UnitName,
    string? Name,
    bool? Held,
    decimal? Granted,
    decimal GrantedBefore,
    decimal? Due,
    int? Rank,
    int? Ranked,
    decimal? Figure,
    StatementStanding? Standing,
    IReadOnlyList<StatementValue> Evidence,
    bool MayOpen);

/// <param name="Sharing">How many people share the rank, the person included.</param>
/// <param name="Reached">How many are on the ranks that count; more than the award's number where some are equal.</param>
/// <param name="Parts">By unit in order of time: their mean by days, times one's own modifiers where all measures rank, is the figure.</param>
/// <param name="Unit">Null unless everybody ranks by the score of their own unit, this person by that of one, and there are several.</param>
public sealed record StatementStanding(int Sharing, int Reached, IReadOnlyList<StandingPart> Parts, StandingUnit? Unit);

/// <param name="Days">Of the period, in this unit.</param>
/// <param name="Figure">A percentage of a measure, a share where all of them are combined; before modifiers.</param>
public sealed record StandingPart(Guid UnitId, string UnitName, int Days, decimal Figure);

/// <param name="Rank">Among the units in which the ranked people last took part; 1 = highest.</param>
/// <param name="Ranked">How many units.</param>
/// <param name="Sharing">How many units share the rank, this one included.</param>
public sealed record StandingUnit(Guid UnitId, string UnitName, decimal Figure, int Rank, int Ranked, int Sharing);
