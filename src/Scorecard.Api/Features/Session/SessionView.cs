using Microsoft.AspNetCore.Antiforgery;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <param name="CsrfToken">Goes into the header X-CSRF-TOKEN of every unsafe method; another one after signing in or out.</param>
/// <param name="Demo">Anybody may sign in as one of the sample's people.</param>
/// <param name="SendsMail">Links for those who forgot their password are sent; else an administrator hands them over.</param>
/// <param name="ByProvider">The session was begun at the identity provider.</param>
/// <param name="SetupRequired">There is no organization yet; the log has the link that sets one up.</param>
/// <param name="Challenge">Answers signing in only: the password was right, and what this goes back with, a code, is still missing.</param>
public sealed record SessionView(
    bool SignedIn,
    string CsrfToken,
    bool Demo,
    bool SetupRequired,
    bool SendsMail,
    SignInWays Ways,
    bool ByProvider,
    SessionPerson? Person,
    OrganizationView? Organization,
    IReadOnlyList<PermissionScope> Permissions,
    IReadOnlyList<GrantView> Grants,
    string? Challenge = null);

/// <summary>The ways in.</summary>
/// <param name="LocalAccounts">By a password kept here.</param>
/// <param name="Provider">What people call the identity provider that they may sign in at; null = none.</param>
public sealed record SignInWays(bool LocalAccounts, string? Provider);

public sealed record SessionPerson(Guid Id, string Name, string Email, string? Locale);

/// <param name="UnitIds">The units in which the permission is held, those below a granted one included.</param>
public sealed record PermissionScope(Permission Permission, IReadOnlyList<Guid> UnitIds);

/// <param name="UnitId">The role counts for this unit and everything below it.</param>
public sealed record GrantView(Role Role, Guid UnitId);

/// <summary>Tells a browser who it is.</summary>
public sealed class SessionViews(IAntiforgery antiforgery, CurrentUser user, People people, SetupLinks setup, AccountMails mails, SignInSettings settings, DemoMode demo)
{
    private SignInWays Ways => new(settings.LocalAccounts, settings.Oidc is { ClientId: not null } provider ? provider.Name : null);

    /// <summary>Nobody is signed in yet; a code is to come.</summary>
    public SessionView ForChallenge(HttpContext context, string challenge) => new(
        SignedIn: false, antiforgery.GetAndStoreTokens(context).RequestToken!, demo.IsOn, SetupRequired: false, mails.AreSent, Ways, ByProvider: false, Person: null, Organization: null, [], [], challenge);

    public async Task<SessionView> ForAsync(HttpContext context, CancellationToken ct)
    {
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!; // which also says that the answer is to be kept nowhere
        if (!user.IsKnown || await people.FindAsync(user.OrgId, user.PersonId, ct) is not { } person)
            return new(SignedIn: false, token, demo.IsOn, await setup.IsRequiredAsync(ct), mails.AreSent, Ways, ByProvider: false, Person: null, Organization: null, [], []);

        return new(
            SignedIn: true,
            token,
            demo.IsOn,
            SetupRequired: false,
            mails.AreSent,
            Ways,
            context.User.Way == SignInWay.Provider,
            new SessionPerson(person.Id, person.Name, person.Email, person.Locale),
            OrganizationView.Of(user.Organization),
            [.. Enum.GetValues<Permission>().Where(user.Access.MayAnywhere).Select(permission => new PermissionScope(permission, user.Access.Units(permission)))],
            [.. user.Person.Grants.Select(grant => new GrantView(grant.Role, grant.UnitId))]);
    }
}
