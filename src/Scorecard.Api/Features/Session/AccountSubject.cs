using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>Finds somebody whose account an administrator is about to touch.</summary>
public sealed class AccountSubject(Reader reader, People people, CurrentUser user)
{
    /// <summary>As <see cref="FindAsync"/>, but never oneself: a browser left alone must not be enough to take one's own account over.</summary>
    /// <exception cref="RefusedException">The right is missing.</exception>
    public async Task<(PersonData? Person, DomainError? Refused)> FindOtherAsync(Guid id, CancellationToken ct) =>
        id == user.PersonId ? (null, PersonErrors.Oneself) : await FindAsync(id, ct);

    /// <summary>
    /// The person, or why not. Whoever touches an account could act as that person: so it takes the right to manage people wherever the
    /// person has a role.
    /// </summary>
    /// <exception cref="RefusedException">The right is missing.</exception>
    public async Task<(PersonData? Person, DomainError? Refused)> FindAsync(Guid id, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new() { Some = [(Person.Category, id)] }, ct);
        if (read.Facts.Find<Person>(id) is not { } person || await people.FindAsync(user.OrgId, id, ct) is not { } data)
            return (null, PersonErrors.NotFound);

        PersonAccess.RequireManageAccount(user, person.State);
        return person.State.Active ? (data, null) : (null, PersonErrors.Deactivated);
    }
}
