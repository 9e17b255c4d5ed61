using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Adds up what was simulated, period by period.</summary>
public sealed class SimulationBuilder(OrganizationContext organization, IReadOnlyDictionary<Guid, PersonData> names, PayRules rules)
{
    private readonly List<SimulatedPeriod> _periods = [];
    private readonly Dictionary<Guid, (decimal Amount, decimal Compared)> _people = [];
    private readonly Dictionary<Guid, (Fraction Amount, Fraction Compared)> _units = [];
    private readonly SimulatedAwards _awards = new(organization, names);
    private readonly decimal[] _better = new decimal[rules.Measures.Count];
    private bool _awardsOnly = true;

    /// <param name="cases">As simulated, then with one measure after the other a point better.</param>
    /// <param name="compared">By the other version; null without one.</param>
    public void Add(Period period, IReadOnlyList<SimulatedLines> cases, SimulatedLines? compared)
    {
        var simulated = cases[0];
        var total = TotalOf(simulated.Lines);
        _periods.Add(new(
            period,
            simulated.Lines.Count,
            simulated.Lines.Count(line => line.Held is not []),
            PoolCut.Of(simulated.Rules, simulated.Lines)?.Sum.ToDecimal(),
            total,
            compared is null ? null : TotalOf(compared.Lines)));
        _awards.Add(period, simulated, compared);
        _awardsOnly &= simulated.Rules.AwardsAlone(simulated.Participants) && (compared is null || compared.Rules.AwardsAlone(compared.Participants));
        for (var measure = 0; measure < _better.Length; measure++)
            _better[measure] += TotalOf(cases[measure + 1].Lines) - total;

        foreach (var line in simulated.Lines)
            Count(line, (sum, more) => (sum.Amount + more, sum.Compared), (sum, more) => (sum.Amount + more, sum.Compared));
        foreach (var line in compared?.Lines ?? [])
            Count(line, (sum, more) => (sum.Amount, sum.Compared + more), (sum, more) => (sum.Amount, sum.Compared + more));
    }

    public RewardSimulation Build()
    {
        var comparing = _periods.Any(period => period.Compared is not null);
        return new(
            organization.Settings.Currency,
            _periods,
            _periods.Sum(period => period.Total),
            comparing ? _periods.Sum(period => period.Compared ?? 0m) : null,
            [
                .. _units.Select(unit => new SimulatedUnit(
                    unit.Key, organization.NameOf(unit.Key), unit.Value.Amount.ToDecimal(), comparing ? unit.Value.Compared.ToDecimal() : null)).OrderBy(unit => unit.UnitName, StringComparer.Ordinal),
            ],
            [
                .. _people.Select(person => new SimulatedPerson(
                    names.RefOf(person.Key) ?? new PersonRef(person.Key, ""), person.Value.Amount, comparing ? person.Value.Compared : null)).OrderBy(person => person.Person.Name, StringComparer.Ordinal),
            ],
            [.. rules.Measures.Zip(_better, (measure, cost) => new MeasureSensitivity(measure.Id, cost))],
            _awards.ByPeriod,
            _awards.ByUnit,
            _awards.ByPerson,
            _awardsOnly);
    }

    private static decimal TotalOf(IReadOnlyList<RunLine> lines) => lines.Sum(line => line.Amount ?? 0m);

    private void Count(
        RunLine line,
        Func<(decimal Amount, decimal Compared), decimal, (decimal, decimal)> person,
        Func<(Fraction Amount, Fraction Compared), Fraction, (Fraction, Fraction)> unit)
    {
        _people[line.PersonId] = person(_people.GetValueOrDefault(line.PersonId), line.Amount ?? 0m);
        foreach (var part in line.Units)
            _units[part.UnitId] = unit(_units.GetValueOrDefault(part.UnitId), part.Pay.Unrounded ?? Fraction.Zero);
    }
}

/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Compared">By the version set beside it; null without one.</param>
/// <param name="Units">Before rounding and pool.</param>
/// <param name="Sensitivity">What one more point of each measure costs, in all periods together.</param>
/// <param name="Awards">What each award comes to in each period.</param>
/// <param name="UnitAwards">In all periods together, by the unit that counts for awards; only where it is granted, or not known.</param>
/// <param name="PersonAwards">In all periods together; only of people to whom it is granted, or of whom it is not known.</param>
/// <param name="AwardsOnly">Nobody has an amount to be paid: the amounts are all 0 and mean nothing.</param>
public sealed record RewardSimulation(
    string Currency,
    IReadOnlyList<SimulatedPeriod> Periods,
    decimal Total,
    decimal? Compared,
    IReadOnlyList<SimulatedUnit> Units,
    IReadOnlyList<SimulatedPerson> People,
    IReadOnlyList<MeasureSensitivity> Sensitivity,
    IReadOnlyList<SimulatedAward> Awards,
    IReadOnlyList<SimulatedUnitAward> UnitAwards,
    IReadOnlyList<SimulatedPersonAward> PersonAwards,
    bool AwardsOnly);

/// <param name="Held">Lines that could not be computed because something is missing; they count as 0.</param>
/// <param name="BeforePool">Sum of all amounts before the pool cut them, unrounded; null where they fit into it.</param>
public sealed record SimulatedPeriod(Period Period, int Lines, int Held, decimal? BeforePool, decimal Total, decimal? Compared);

public sealed record SimulatedUnit(Guid UnitId, string UnitName, decimal Amount, decimal? Compared);

public sealed record SimulatedPerson(PersonRef Person, decimal Amount, decimal? Compared);

public sealed record MeasureSensitivity(Guid MeasureId, decimal Cost);
