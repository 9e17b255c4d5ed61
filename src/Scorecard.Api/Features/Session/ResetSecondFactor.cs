using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>Takes away authenticator, recovery codes and passkeys of a person who lost a device, and ends the person's sessions: the password alone signs in then.</summary>
public static class ResetSecondFactor
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapDelete("{id}/second-factor", Handle)
        .WithName("resetSecondFactor")
        .WithSummary("Take away a person's second factor and passkeys")
        .RequirePermission(Permission.ManagePeople)
        .ProducesProblem(422);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, AccountSubject subject, SecondFactors factors, Passkeys passkeys, SessionStore sessions, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        if (await subject.FindOtherAsync(id, ct) is { Refused: { } refused })
            return Problems.From(refused);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.SecondFactorReset, [new("person", id.ToString())], ct);
        await factors.RemoveAsync(user.OrgId, id, ct);
        await passkeys.RemoveAllAsync(id, ct);
        await sessions.EndAllAsync(user.OrgId, id, but: null, ct);
        return TypedResults.NoContent();
    }
}
