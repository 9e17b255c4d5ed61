using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Adds up what is simulated besides money: by period, by unit, person by person, beside the other version where there is one.</summary>
public sealed class SimulatedAwards(OrganizationContext organization, IReadOnlyDictionary<Guid, PersonData> names)
{
    private readonly List<(Period Period, AwardRule Award, Sum Sum)> _periods = [];
    private readonly Dictionary<(Guid Unit, Guid Award), Sum> _units = [];
    private readonly Dictionary<(Guid Person, Guid Award), Sum> _people = [];
    private readonly Dictionary<Guid, AwardRule> _rules = [];
    private bool _comparing;

    public IReadOnlyList<SimulatedAward> ByPeriod =>
        [.. _periods.Select(one => new SimulatedAward(one.Period, one.Award.Id, one.Award.Name, one.Award.QuantityUnit, one.Sum.Granted, Compared(one.Sum)))];

    public IReadOnlyList<SimulatedUnitAward> ByUnit =>
    [
        .. _units.Select(one => new SimulatedUnitAward(
                one.Key.Unit, organization.NameOf(one.Key.Unit), one.Key.Award, NameOf(one.Key.Award), UnitOf(one.Key.Award), one.Value.Granted, Compared(one.Value)))
            .OrderBy(one => one.UnitName, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.AwardId),
    ];

    public IReadOnlyList<SimulatedPersonAward> ByPerson =>
    [
        .. _people.Select(one => new SimulatedPersonAward(
                names.RefOf(one.Key.Person) ?? new PersonRef(one.Key.Person, ""), one.Key.Award, NameOf(one.Key.Award), UnitOf(one.Key.Award), one.Value.Granted, Compared(one.Value)))
            .OrderBy(one => one.Person.Name, StringComparer.Ordinal).ThenBy(one => one.Person.Id).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.AwardId),
    ];

    /// <param name="compared">By the other version; null without one.</param>
    public void Add(Period period, SimulatedLines simulated, SimulatedLines? compared)
    {
        _comparing |= compared is not null;
        foreach (var rule in (simulated.Rules.Awards ?? []).Concat(compared?.Rules.Awards ?? []))
            _rules.TryAdd(rule.Id, rule);
        foreach (var award in (simulated.Rules.Awards ?? []).Concat(compared?.Rules.Awards ?? []).DistinctBy(rule => rule.Id))
        {
            Sum sum = new();
            Count(simulated, award.Id, sum, one => one.Simulated);
            if (compared is not null)
                Count(compared, award.Id, sum, one => one.Compared);
            _periods.Add((period, award, sum));
        }
    }

    private static SimulatedGrant Of(Tally tally) => new(tally.People.Count, tally.Quantity, tally.Held);

    private static Sum Of<TKey>(Dictionary<TKey, Sum> sums, TKey key)
        where TKey : notnull
    {
        if (!sums.TryGetValue(key, out var sum))
            sums[key] = sum = new();
        return sum;
    }

    private SimulatedGrant? Compared(Sum sum) => _comparing ? Of(sum.Compared) : null;

    private string NameOf(Guid awardId) => _rules[awardId].Name;

    private string UnitOf(Guid awardId) => _rules[awardId].QuantityUnit;

    private void Count(SimulatedLines lines, Guid awardId, Sum period, Func<Sum, Tally> side)
    {
        var units = lines.Participants.ToDictionary(one => one.PersonId, one => one.AwardUnitId);
        foreach (var (personId, award) in lines.Lines
            .SelectMany(line => (line.Awards ?? []).Select(award => (line.PersonId, award)))
            .Where(one => one.award.AwardId == awardId && one.award.Granted != 0))
        {
            foreach (var sum in new[] { period, Of(_units, (units[personId]!.Value, awardId)), Of(_people, (personId, awardId)) })
                side(sum).Add(personId, award.Granted);
        }
    }

    private sealed class Sum
    {
        public Tally Simulated { get; } = new();

        public Tally Compared { get; } = new();

        public SimulatedGrant Granted => Of(Simulated);
    }

    private sealed class Tally
    {
        public HashSet<Guid> People { get; } = [];

        public decimal Quantity { get; private set; }

        public int Held { get; private set; }

        public void Add(Guid personId, decimal? granted)
        {
            if (granted is { } quantity)
            {
                People.Add(personId);
                Quantity += quantity;
            }
            else
            {
                Held++;
            }
        }
    }
}

/// <param name="People">To how many it is granted, each counted once.</param>
/// <param name="Quantity">Of all of them together.</param>
/// <param name="Held">How often it is not known.</param>
public sealed record SimulatedGrant(int People, decimal Quantity, int Held);

/// <param name="QuantityUnit">What the quantity counts.</param>
/// <param name="Compared">By the version set beside it, nothing where that has no such award; null without one.</param>
public sealed record SimulatedAward(Period Period, Guid AwardId, string Name, string QuantityUnit, SimulatedGrant Granted, SimulatedGrant? Compared);

/// <param name="QuantityUnit">What the quantity counts.</param>
/// <param name="Compared">By the version set beside it; null without one.</param>
public sealed record SimulatedUnitAward(
    Guid UnitId, string UnitName, Guid AwardId, string Name, string QuantityUnit, SimulatedGrant Granted, SimulatedGrant? Compared);

/// <param name="QuantityUnit">What the quantity counts.</param>
/// <param name="Compared">By the version set beside it; null without one.</param>
public sealed record SimulatedPersonAward(
    PersonRef Person, Guid AwardId, string Name, string QuantityUnit, SimulatedGrant Granted, SimulatedGrant? Compared);
