using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Ends all of one's sessions but the one that asks.</summary>
public static class EndOtherSessions
{
    public static void Map(IEndpointRouteBuilder account) => account
        .MapDelete("sessions", Handle)
        .WithName("endOtherSessions")
        .WithSummary("End all of one's other sessions")
        .RequireSignIn();

    private static async Task<NoContent> Handle(SessionStore sessions, CurrentUser user, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.SessionsEnded, [new("how", "others")], ct);
        await sessions.EndAllAsync(user.OrgId, user.PersonId, but: context.User.SessionId, ct);
        return TypedResults.NoContent();
    }
}
