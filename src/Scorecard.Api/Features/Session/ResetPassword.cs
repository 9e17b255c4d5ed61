using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Session;

/// <summary>
/// Sets another password by a link, which works once. Every session of the person ends, and with them what somebody who knew the old password
/// may have made to stay: passkeys and API keys. Nobody is signed in: a link takes the place of the password, not of the second factor.
/// </summary>
public static class ResetPassword
{
    public static void Map(IEndpointRouteBuilder resets) => resets
        .MapPost("{token}", Handle)
        .WithName("resetPassword")
        .WithSummary("Set another password by a link; all sessions, passkeys and API keys end")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new ResetPasswordValidator())
        .ProducesProblem(429);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string token, ResetPasswordRequest request, PasswordResets resets, People people, Accounts accounts, Passkeys passkeys, ApiKeyStore keys, SignInFailures failures,
        CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        if (await people.IsCommonPasswordAsync(await resets.FindAsync(new OneTimeToken(token), ct), request.Password, ct))
            return Problems.Field("password", NewPasswords.Common); // the link is not used up

        if (await resets.UseAsync(new OneTimeToken(token), ct) is not { } found
            || !await user.LoadAsync(found.OrgId, found.PersonId, ct)
            || await accounts.FindAsync(found.PersonId) is not { } account)
        {
            return Problems.From(GetPasswordReset.NotFound);
        }

        await trail.RecordAsync(found.OrgId, found.PersonId, AccessAct.PasswordReset, ct);
        await passkeys.RemoveAllAsync(found.PersonId, ct);
        await keys.RevokeAllAsync(found.OrgId, found.PersonId, ct);
        await accounts.SetPasswordAsync(account, request.Password);
        await failures.ForgetAsync(account.Email!, ct);
        return TypedResults.NoContent();
    }
}

public sealed record ResetPasswordRequest(string Password);

public sealed class ResetPasswordValidator : AbstractValidator<ResetPasswordRequest>
{
    public ResetPasswordValidator() => RuleFor(request => request.Password).NewPassword();
}
