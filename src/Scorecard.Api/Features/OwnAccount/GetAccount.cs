using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>How one signs in.</summary>
public static class GetAccount
{
    public static void Map(IEndpointRouteBuilder account) => account
        .MapGet("", Handle)
        .WithName("getAccount")
        .WithSummary("How one signs in")
        .RequireSignIn();

    private static async Task<Ok<AccountView>> Handle(
        CurrentUser user, Accounts accounts, SecondFactors factors, Passkeys passkeys, CancellationToken ct)
    {
        var own = await accounts.FindAsync(user.PersonId);
        return TypedResults.Ok(new AccountView(
            own?.PasswordHash is not null,
            await factors.LeftAsync(user.OrgId, user.PersonId, ct),
            own is null ? [] : await passkeys.OfAsync(own)));
    }
}

/// <param name="HasPassword">False where one signs in elsewhere, and in a demo.</param>
/// <param name="RecoveryCodesLeft">Null when there is no second factor.</param>
public sealed record AccountView(bool HasPassword, int? RecoveryCodesLeft, IReadOnlyList<PasskeyView> Passkeys);
