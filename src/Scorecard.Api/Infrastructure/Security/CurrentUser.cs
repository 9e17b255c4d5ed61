using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// Who asks, and what that person may do: looked up once for each request, so that a revoked role ends with the next one.
/// </summary>
public sealed class CurrentUser(PostgresEventStore store, Aggregates aggregates, TimeProvider clock)
{
    private OrganizationContext? _organization;

    /// <summary>False for nobody, and for somebody who has been deactivated.</summary>
    public bool IsKnown => _organization is not null;

    public Guid OrgId => Organization.Id;

    public Guid PersonId { get; private set; }

    public Person Person { get; private set; } = Person.Initial;

    public Access Access { get; private set; } = Access.None;

    /// <summary>Settings and units as they are now. Answers for a moment in the past take theirs from <see cref="Reader"/>.</summary>
    public OrganizationContext Organization => _organization ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>False when there is no such active person.</summary>
    public async Task<bool> LoadAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var facts = new Facts(
            aggregates,
            await store.ReadAsync(new ReadRequest(orgId) { AllOf = OrganizationContext.Kinds, Some = [(Person.Category, personId)] }, ct));
        if (facts.Find<Person>(personId) is not { State: { Active: true } person })
            return false;

        (PersonId, Person) = (personId, person);
        _organization = OrganizationContext.From(orgId, facts, clock.GetUtcNow());
        Access = _organization is null ? Access.None : Access.Of(person, _organization.Tree);
        return IsKnown;
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
}
