using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Takes a passkey away: it signs nobody in any more.</summary>
public static class RemovePasskey
{
    private static readonly DomainError NotFound = new("passkey.not_found", "There is no such passkey.");

    public static void Map(IEndpointRouteBuilder account) => account
        .MapDelete("passkeys/{id}", Handle)
        .WithName("removePasskey")
        .WithSummary("Remove a passkey")
        .RequireSignIn();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string id, Accounts accounts, Passkeys passkeys, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        if (await accounts.FindAsync(user.PersonId) is not { } account || !await passkeys.RemoveAsync(account, id))
            return Problems.From(NotFound);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.PasskeyRemoved, ct);
        return TypedResults.NoContent();
    }
}
