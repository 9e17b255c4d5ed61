using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Session;

/// <summary>Ends the session. Doing it twice is no error.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapDelete("", (Delegate)Handle)
        .WithName("signOut")
        .WithSummary("Sign out")
        .AllowAnonymous();

    private static async Task<NoContent> Handle(Sessions sessions, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (context.User.IsSignedIn)
            await trail.RecordAsync(context.User.OrgId, context.User.PersonId, AccessAct.SignedOut, ct);

        await sessions.EndAsync(context, ct);
        return TypedResults.NoContent();
    }
}
