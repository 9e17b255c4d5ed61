using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;

namespace Scorecard.Api.Features.Session;

/// <summary>Ends the session, and says where the browser ends it at the identity provider as well. Doing it twice is no error.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapDelete("", (Delegate)Handle)
        .WithName("signOut")
        .WithSummary("Sign out")
        .AllowAnonymous();

    private static async Task<Ok<SignedOutView>> Handle(
        Sessions sessions, ProviderSessions provided, ProviderClient provider, Sites sites, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (context.User.IsSignedIn)
            await trail.RecordAsync(context.User.OrgId, context.User.PersonId, AccessAct.SignedOut, ct);

        var kept = context.User is { IsSignedIn: true, SessionId: { } id } && context.User.Way == SignInWay.Provider
            ? await provided.TakeAsync(context.User.OrgId, id, ct)
            : null;
        await sessions.EndAsync(context, ct);
        if (kept is not var (idToken, refreshToken))
            return TypedResults.Ok(new SignedOutView(ContinueAt: null));

        if (refreshToken is not null)
            await provider.RevokeAsync(refreshToken, ct);

        return TypedResults.Ok(new SignedOutView(await provider.EndAddressAsync(idToken, $"{sites.Of(context)}/sign-in", ct)));
    }
}

/// <param name="ContinueAt">Where the browser goes to sign out at the identity provider; null = there is nothing to end there.</param>
public sealed record SignedOutView(string? ContinueAt);
