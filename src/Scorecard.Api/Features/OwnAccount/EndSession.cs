using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Ends one of one's own sessions, in whatever browser: it is over with its next request.</summary>
public static class EndSession
{
    private static readonly DomainError NotFound = new("session.not_found", "This session is over.");

    public static void Map(IEndpointRouteBuilder account) => account
        .MapDelete("sessions/{id}", Handle)
        .WithName("endSession")
        .WithSummary("End one of one's own sessions")
        .RequireSignIn();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, SessionStore sessions, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        if (!await sessions.EndAsync(user.OrgId, user.PersonId, id, ct))
            return Problems.From(NotFound);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.SessionsEnded, [new("how", "one")], ct);
        return TypedResults.NoContent();
    }
}
