using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Changes of a KPI by those who may define KPIs in its unit.</summary>
public sealed class KpiCommands(CommandRunner commands, CurrentUser user)
{
    public Task<Outcome> ChangeAsync(
        Guid id, int expectedVersion, Func<Kpi, Decision<KpiEvent>> decide, CancellationToken ct, string? reason = null) =>
        ChangeAsync(id, expectedVersion, Needs.Nothing, (kpi, _) => decide(kpi), ct, reason);

    /// <param name="needs">What else the decision looks at.</param>
    public Task<Outcome> ChangeAsync(
        Guid id, int expectedVersion, Needs needs, Func<Kpi, Facts, Decision<KpiEvent>> decide, CancellationToken ct, string? reason = null) =>
        commands.ChangeAsync<Kpi, KpiEvent>(
            id,
            expectedVersion,
            needs,
            (kpi, facts) =>
            {
                user.Require(Permission.DefineKpis, kpi.Latest.OwnerUnitId, Kpi.Category);
                return decide(kpi, facts);
            },
            ct,
            reason);

    /// <summary>What must be known to decide about a definition.</summary>
    public static Needs NeedsOf(Guid id, KpiDefinition definition) => new()
    {
        AllOf = definition.ParentKpiId is null ? [] : [Kpi.Category],
        Some = definition.OwnerPersonId is { } personId ? [(Person.Category, personId)] : [],
        Versions = [(KpiValues.Category, id)],
    };

    /// <summary>
    /// Whether unit, person and parent of a definition are there to be named, and the caller may define KPIs in the unit. What the
    /// definition before it named already is not questioned again.
    /// </summary>
    public DomainError? Refusal(KpiDefinition definition, KpiDefinition? before, Facts facts)
    {
        if (definition.OwnerUnitId != before?.OwnerUnitId)
        {
            user.Require(Permission.DefineKpis, definition.OwnerUnitId, Unit.Category);
            if (user.Organization.Tree.Find(definition.OwnerUnitId) is { Closed: true })
                return UnitErrors.Closed;
        }

        if (definition.OwnerPersonId is { } personId && personId != before?.OwnerPersonId)
        {
            if (facts.Find<Person>(personId) is not { State: var person })
                return PersonErrors.NotFound;
            if (!person.Active)
                return PersonErrors.Deactivated;
        }

        return definition.ParentKpiId is { } parentId && parentId != before?.ParentKpiId && !MayRead(facts.Find<Kpi>(parentId))
            ? KpiErrors.ParentNotFound
            : null;
    }

    public KpiFacts FactsOf(Guid id, KpiDefinition definition, Facts facts) => new(
        id,
        HasValues: facts.VersionOf(new StreamId(user.OrgId, KpiValues.Category, id)) > 0,
        [.. Chain(definition.ParentKpiId, facts)]);

    public bool MayRead(Stored<Kpi>? kpi) => kpi is not null && user.May(Permission.Read, kpi.State.Latest.OwnerUnitId);

    private static IEnumerable<Guid> Chain(Guid? parentId, Facts facts)
    {
        if (parentId is null)
            yield break;

        var parents = facts.All<Kpi>().DistinctBy(kpi => kpi.Id).ToDictionary(kpi => kpi.Id, kpi => kpi.State.Latest.ParentKpiId);
        HashSet<Guid> seen = [];
        while (parentId is { } id && seen.Add(id))
        {
            yield return id;
            parentId = parents.GetValueOrDefault(id);
        }
    }
}
