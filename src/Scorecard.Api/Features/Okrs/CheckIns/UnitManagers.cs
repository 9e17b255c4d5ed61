using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>
/// Who manages a unit: its unit managers and leaders; where it has none, those of the next unit above that has.
/// </summary>
internal sealed class UnitManagers(IEnumerable<Stored<Person>> people, UnitTree tree)
{
    private readonly ILookup<Guid, Guid> _managers = people
        .Where(person => person.State.Active)
        .SelectMany(person => person.State.Grants
            .Where(grant => grant.Role is Role.UnitManager or Role.Leadership)
            .Select(grant => (grant.UnitId, person.Id)))
        .Distinct()
        .ToLookup(pair => pair.UnitId, pair => pair.Id);

    public IReadOnlyList<Guid> Of(Guid unitId) =>
        tree.Ancestors(unitId).Prepend(unitId).Where(_managers.Contains).Take(1).SelectMany(unit => _managers[unit]).ToList();
}
