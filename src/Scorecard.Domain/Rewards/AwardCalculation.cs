namespace Scorecard.Domain.Rewards;

/// <summary>
/// What a plan's awards come to in a run. Everybody counts for the unit in which they last took part within the period, so that nobody gets
/// the same award from two units, and whoever moved gets that of where they are now. Awards are not prorated.
/// </summary>
/// <param name="factorsOf">What everybody in a unit shares.</param>
/// <param name="inputs">Where conditions are read from.</param>
public sealed class AwardCalculation(RunFacts facts, RunInputs inputs, Func<Guid, PayFactors> factorsOf)
{
    /// <summary>It is not known whether an award's condition held.</summary>
    public const string AwardMissing = "award-missing";

    private readonly PayRules _rules = facts.Version.Rules;
    private readonly List<AwardOutcome> _outcomes = [];

    /// <summary>Of the awards computed so far, in the order of the rules; null for a plan without awards.</summary>
    public IReadOnlyList<AwardOutcome>? Outcomes => _rules.Awards is null or [] ? null : _outcomes;

    /// <summary>Adds to each line what its participant is awarded.</summary>
    /// <param name="participants">By the order of the lines.</param>
    public IReadOnlyList<RunLine> AddTo(IReadOnlyList<RunLine> lines, IReadOnlyList<RunParticipant> participants)
    {
        if (_rules.Awards is not { Count: > 0 } awards)
            return lines;

        var awarded = participants.Select(_ => new List<AwardLine>()).ToList();
        foreach (var award in awards)
        {
            HashSet<Guid>? units = award.UnitId is { } unitId ? [.. facts.UnitsUnder(unitId)] : null;
            var reached = participants.Index()
                .Where(one => one.Item.AwardUnitId is { } its && (units is null || units.Contains(its)))
                .ToList();
            var granted = award.Top is { } top ? ByRank(award, top, reached, units) : ByCondition(award, award.Condition!, reached, units);
            foreach (var (index, participant) in participants.Index())
            {
                var before = participant.Before(award.Id);
                if (granted.TryGetValue(index, out var line))
                    awarded[index].Add(line with { GrantedBefore = before, Due = line.Granted - before });
                else if (before != 0)
                    awarded[index].Add(new(award.Id, Granted: 0m, before, -before));
            }
        }

        return [.. lines.Zip(awarded, (line, its) => its is [] ? line : With(line, its))];
    }

    private static RunLine With(RunLine line, List<AwardLine> awards) =>
        line with { Awards = awards, Held = awards.Exists(award => award.Granted is null) ? [.. line.Held, AwardMissing] : line.Held };

    private Dictionary<int, AwardLine> ByCondition(
        AwardRule award, AwardCondition condition, List<(int Index, RunParticipant Item)> reached, HashSet<Guid>? units)
    {
        var held = inputs.Of(condition.AsGate(award.Id)).Gate!.Held;
        _outcomes.Add(new(award.Id, held, Ranked: null, Sorted(units)));
        decimal? granted = (held, condition.Missing) switch
        {
            (true, _) => award.Quantity,
            (null, MissingAward.Hold) => null,
            _ => 0m,
        };
        return reached.ToDictionary(one => one.Index, _ => new AwardLine(award.Id, granted, GrantedBefore: 0m, Due: null));
    }

    private Dictionary<int, AwardLine> ByRank(AwardRule award, AwardRanking top, List<(int Index, RunParticipant Item)> reached, HashSet<Guid>? units)
    {
        var figures = reached.Select(one => (one.Index, Figure: RankedFigures.OfAward(_rules, top, one.Item, factorsOf))).ToList();
        var ranked = Ranking.Of(figures.Where(one => one.Figure is not null), one => one.Figure!.Value);
        _outcomes.Add(new(award.Id, Held: null, ranked.Count, Sorted(units)));
        var lines = figures.Where(one => one.Figure is null).ToDictionary(one => one.Index, _ => new AwardLine(award.Id, Granted: null, GrantedBefore: 0m, Due: null));
        foreach (var ((index, figure), rank) in ranked)
            lines.Add(index, new(award.Id, rank <= top.Count ? award.Quantity : 0m, GrantedBefore: 0m, Due: null, rank, figure));
        return lines;
    }

    private static IReadOnlyList<Guid>? Sorted(HashSet<Guid>? units) => units is null ? null : [.. units.Order()];
}
