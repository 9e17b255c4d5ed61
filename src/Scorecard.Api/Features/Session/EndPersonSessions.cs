using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>Signs a person out everywhere, such as after the loss of a laptop. Who knows the password can sign in again.</summary>
public static class EndPersonSessions
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapDelete("{id}/sessions", Handle)
        .WithName("endPersonSessions")
        .WithSummary("Sign a person out everywhere")
        .RequirePermission(Permission.ManagePeople)
        .ProducesProblem(422);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, AccountSubject subject, SessionStore sessions, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        if (await subject.FindAsync(id, ct) is { Refused: { } refused })
            return Problems.From(refused);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.SessionsEnded, [new("person", id.ToString())], ct);
        await sessions.EndAllAsync(user.OrgId, id, but: null, ct);
        return TypedResults.NoContent();
    }
}
