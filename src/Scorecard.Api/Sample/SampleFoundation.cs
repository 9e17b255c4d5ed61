using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Sample;

/// <summary>The organization, its units and its people, as the administrator sets them up.</summary>
internal sealed class SampleFoundation(CompanyFile company)
{
    private static readonly DateOnly Day = new(2024, 10, 7);

    private readonly UnitTree _units = new(company.Units.Select(unit =>
        new UnitNode(SampleIds.Unit(unit.Code), unit.Parent is { } parent ? SampleIds.Unit(parent) : null)));

    public Guid Administrator => SampleIds.Person(company.People.First(person => person.Role is Role.Administrator).Key);

    public IReadOnlyCollection<Guid> Above(string unit) => _units.Ancestors(SampleIds.Unit(unit));

    public IEnumerable<SampleStep> Steps()
    {
        var start = SampleCalendar.During(Day, "foundation");
        yield return new(start, Administrator, (desk, ct) => desk.CreateAsync<Organization, OrganizationEvent>(
            SampleIds.Organization, Needs.Nothing, (state, _) => state.Found(Settings()), ct));

        foreach (var (index, unit) in company.Units.Index())
            yield return new(start.AddMinutes(1 + index), Administrator, (desk, ct) => DefineAsync(desk, unit, company.Units.Take(index), ct));

        foreach (var (index, person) in company.People.Index())
            yield return new(start.AddMinutes(10 + (2 * index)), Administrator, (desk, ct) => AddAsync(desk, person, ct));
    }

    private OrganizationSettings Settings() => new(
        company.Name, company.Locale, company.TimeZone, company.Currency, company.FiscalYearStartMonth, GraceDays: company.GraceDays);

    private static Task DefineAsync(SampleDesk desk, UnitSpec unit, IEnumerable<UnitSpec> earlier, CancellationToken ct)
    {
        Guid? above = unit.Parent is { } parent ? SampleIds.Unit(parent) : null;
        var tree = new UnitTree(earlier.Select(other =>
            new UnitNode(SampleIds.Unit(other.Code), other.Parent is { } over ? SampleIds.Unit(over) : null)));
        var id = SampleIds.Unit(unit.Code);
        return desk.CreateAsync<Unit, UnitEvent>(id, Needs.Nothing, (state, _) => state.Define(id, unit.Code, unit.Name, above, tree), ct);
    }

    private async Task AddAsync(SampleDesk desk, PersonSpec person, CancellationToken ct)
    {
        var (id, unit) = (SampleIds.Person(person.Key), SampleIds.Unit(person.Unit));
        await desk.CreateAsync<Person, PersonEvent>(id, Needs.Nothing, (state, _) => state.Add(unit, _units), ct);
        await desk.ChangeAsync<Person, PersonEvent>(id, state => state.GrantRole(person.Role, unit, _units), ct);
    }
}
