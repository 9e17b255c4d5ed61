using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>What somebody ranks by from one unit in which they worked.</summary>
/// <param name="Days">Days of the period there: the weight of its figure.</param>
/// <param name="Figure">A percentage of a measure, a share where all of them are combined; before one's own modifiers.</param>
public sealed record AwardPart(Guid UnitId, int Days, Fraction Figure);

/// <summary>Where a unit stands among those in which the ranked people last took part.</summary>
/// <param name="Rank">1 = highest.</param>
/// <param name="Ranked">How many units.</param>
/// <param name="Sharing">How many units share the rank, this one included.</param>
public sealed record UnitStanding(Guid UnitId, Fraction Figure, int Rank, int Ranked, int Sharing);

/// <summary>How the rank of one line came about, from what its run keeps.</summary>
/// <param name="Sharing">How many people share the rank, the person included.</param>
/// <param name="Reached">How many are on the ranks that count; more than the award's number where some are equal.</param>
/// <param name="Parts">In order of time; their mean by days, times one's own modifiers where all measures rank, is the figure. Empty where the line is held.</param>
/// <param name="Unit">Null unless everybody ranks by the score of their own unit, this person by that of one, and there are several.</param>
public sealed record AwardStanding(int Sharing, int Reached, IReadOnlyList<AwardPart> Parts, UnitStanding? Unit)
{
    /// <param name="lines">All lines of the run.</param>
    /// <returns>Null for a condition, and for whoever does not rank.</returns>
    public static AwardStanding? Of(RunBasis basis, Guid awardId, RunLine own, IReadOnlyList<RunLine> lines)
    {
        if (basis.Rules.Awards?.FirstOrDefault(award => award.Id == awardId)?.Top is not { } top || RankOf(own, awardId) is not { } rank)
            return null;

        var figures = basis.Units.ToDictionary(unit => unit.UnitId, unit => RankedFigures.Figure(unit.Pay, top.MeasureId));
        List<RunLine> ranked = [.. lines.Where(line => RankOf(line, awardId) is not null)];
        return new(
            ranked.Count(line => RankOf(line, awardId) == rank),
            ranked.Count(line => RankOf(line, awardId) <= top.Count),
            PartsOf(own, figures),
            own.Units is [var only] && RanksByUnit(basis.Rules, top) ? UnitOf(only.UnitId, [.. ranked.Select(LastUnit).Distinct().Order()], figures) : null);
    }

    private static int? RankOf(RunLine line, Guid awardId) => line.Awards?.FirstOrDefault(award => award.AwardId == awardId)?.Rank;

    private static List<AwardPart> PartsOf(RunLine line, Dictionary<Guid, Fraction?> figures)
    {
        List<AwardPart> parts =
        [
            .. from unit in line.Units
               let days = unit.Pay.Amounts.Sum(amount => amount.Part.Days)
               where days > 0 && figures[unit.UnitId] is not null
               select new AwardPart(unit.UnitId, days, figures[unit.UnitId]!.Value),
        ];
        return parts.Count == line.Units.Count ? parts : [];
    }

    /// <summary>Where one's own modifiers count, or all measures are those of the plan, no unit competes with another.</summary>
    private static bool RanksByUnit(PayRules rules, AwardRanking top) =>
        (top.MeasureId is not null || rules.Modifiers is [])
        && rules.Measures.Any(measure => (top.MeasureId is null || measure.Id == top.MeasureId) && measure is { Basis: MeasureBasis.ScorecardScore, SubjectId: null });

    private static Guid LastUnit(RunLine line) =>
        line.Units.MaxBy(unit => unit.Pay.Amounts.Select(amount => amount.Part.To).DefaultIfEmpty().Max())!.UnitId;

    private static UnitStanding? UnitOf(Guid unitId, IReadOnlyList<Guid> units, Dictionary<Guid, Fraction?> figures)
    {
        var ranked = Ranking.Of(units.Where(unit => figures[unit] is not null), unit => figures[unit]!.Value);
        return ranked.Count > 1 && ranked.FirstOrDefault(one => one.Item == unitId) is { } own
            ? new(unitId, figures[unitId]!.Value, own.Rank, ranked.Count, ranked.Count(one => one.Rank == own.Rank))
            : null;
    }
}
