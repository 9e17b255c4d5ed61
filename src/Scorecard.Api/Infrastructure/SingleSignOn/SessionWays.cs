using System.Security.Claims;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Whether the way by which a session was begun still lets its person in.</summary>
public sealed class SessionWays(SignInSettings settings, DemoMode demo, ProviderSessions provided, SessionStore store, ProviderAdmission admission, CurrentUser user)
{
    /// <summary>False when passwords were switched off since, and when the provider does not renew the session, which then is over.</summary>
    public async Task<bool> AllowAsync(ClaimsPrincipal session, Guid id, CancellationToken ct)
    {
        if (session.Way != SignInWay.Provider)
            return settings.LocalAccounts || demo.IsOn || session.Way == SignInWay.Setup;

        if (settings.Oidc?.ClientId is not null && await provided.ContinueAsync(session.OrgId, id, claims => AdmitAsync(session, claims, ct), ct))
            return true;

        await store.EndAsync(session.OrgId, session.PersonId, id, ct);
        return false;
    }

    private async Task<bool> AdmitAsync(ClaimsPrincipal session, TokenClaims claims, CancellationToken ct) =>
        await admission.AdmitAsync(claims, ct) is null && user.PersonId == session.PersonId;
}
