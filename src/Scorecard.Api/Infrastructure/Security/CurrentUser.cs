using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// Who asks, and what that person may do: looked up once for each request, so that a revoked role ends with the next one.
/// </summary>
public sealed class CurrentUser(PostgresEventStore store, Aggregates aggregates, OrganizationRows rows, ReadMemory memory, TimeProvider clock)
{
    private const int BytesOfFound = 4096;

    private OrganizationContext? _organization;

    /// <summary>False for nobody, and for somebody who has been deactivated.</summary>
    public bool IsKnown => _organization is not null;

    public Guid OrgId => Organization.Id;

    public Guid PersonId { get; private set; }

    public Person Person { get; private set; } = Person.Initial;

    public Access Access { get; private set; } = Access.None;

    /// <summary>The key that acts for the person, and what it was made for; null where the person acts.</summary>
    public ActingKey? Key { get; private set; }

    /// <summary>Settings and units as they are now. Answers for a moment in the past take theirs from <see cref="Reader"/>.</summary>
    public OrganizationContext Organization => _organization ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>What was visible when the caller was looked up.</summary>
    public Visibility Visible { get; private set; }

    /// <summary>False when there is no such active person.</summary>
    public async Task<bool> LoadAsync(Guid orgId, Guid personId, CancellationToken ct) =>
        await LoadAsync(orgId, personId, await Visibility.ReadAsync(rows, orgId, ct), ct);

    /// <inheritdoc cref="LoadAsync(Guid, Guid, CancellationToken)"/>
    /// <param name="visible">Read before.</param>
    public async Task<bool> LoadAsync(Guid orgId, Guid personId, Visibility visible, CancellationToken ct)
    {
        var key = (nameof(CurrentUser), orgId, personId, visible);
        var found = memory.Find<Found>(key);
        if (found is null)
        {
            found = await FindAsync(orgId, personId, ct);
            if (found is null)
                return false;
            memory.Keep(key, found, BytesOfFound);
        }

        (PersonId, Person, Access, Visible) = (personId, found.Person, found.Access, visible);
        _organization = found.Organization.On(clock.GetUtcNow());
        return true;
    }

    /// <summary>From now on only what a key of the person may.</summary>
    public void ActBy(ActingKey key) => (Key, Access) = (key, Access.NarrowedTo(key.Scope, Organization.Tree));

    /// <summary>Looks at an organization from outside of it, as nobody, who may do nothing: for the command line. False when there is none.</summary>
    public async Task<bool> LoadNobodyAsync(Guid orgId, CancellationToken ct)
    {
        Visible = await Visibility.ReadAsync(rows, orgId, ct);
        var facts = new Facts(aggregates, await store.ReadAsync(new ReadRequest(orgId) { AllOf = OrganizationContext.Kinds }, ct));
        _organization = OrganizationContext.From(orgId, facts, clock.GetUtcNow());
        return IsKnown;
    }

    private async Task<Found?> FindAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var facts = new Facts(
            aggregates,
            await store.ReadAsync(new ReadRequest(orgId) { AllOf = OrganizationContext.Kinds, Some = [(Person.Category, personId)] }, ct));
        return facts.Find<Person>(personId) is { State: { Active: true } person }
            && OrganizationContext.From(orgId, facts, clock.GetUtcNow()) is { } organization
            ? new Found(person, organization, Access.Of(person, organization.Tree))
            : null;
    }

    public bool May(Permission permission, Guid unitId) => Access.May(permission, unitId);

    /// <summary>Goes on only with the permission in the unit. Otherwise 403 where the unit may be read, 404 where it may not.</summary>
    /// <param name="subject">What the 404 calls it: <c>kpi</c> gives <c>kpi.not_found</c>.</param>
    public void Require(Permission permission, Guid unitId, string subject)
    {
        if (May(permission, unitId))
            return;

        throw May(Permission.Read, unitId)
            ? new RefusedException(StatusCodes.Status403Forbidden, Problems.Forbidden)
            : RefusedException.NotFound(subject);
    }

    private sealed record Found(Person Person, OrganizationContext Organization, Access Access);
}

/// <summary>An API key that acts for a person.</summary>
public sealed record ActingKey(Guid Id, KeyScope Scope);
