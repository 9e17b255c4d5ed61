using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Gives the account another password. Its other sessions end; this one goes on.</summary>
public static class ChangePassword
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("password", Handle)
        .WithName("changePassword")
        .WithSummary("Change one's password; other sessions end")
        .RequireSignIn()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new ChangePasswordValidator())
        .ProducesProblem(429);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChangePasswordRequest request, PasswordProof proof, CurrentUser user, People people, Sessions sessions, PasswordResets resets, Accounts accounts, AuditTrail trail,
        HttpContext context, CancellationToken ct)
    {
        var (account, refused) = await proof.AskAsync(request.CurrentPassword, ct);
        if (account is null)
            return refused!;

        if (await people.FindAsync(user.OrgId, user.PersonId, ct) is { } person && person.IsCommonPassword(request.NewPassword))
            return Problems.Field("newPassword", NewPasswords.Common);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.PasswordChanged, ct);
        await accounts.SetPasswordAsync(account, request.NewPassword);
        await resets.EndAsync(user.OrgId, user.PersonId, ct);
        await sessions.BeginAsync(context, account, ct);
        return TypedResults.NoContent();
    }
}

public sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword);

public sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordRequest>
{
    public ChangePasswordValidator()
    {
        RuleFor(request => request.CurrentPassword).Required().AtMost(Accounts.LongestPassword);
        RuleFor(request => request.NewPassword).NewPassword();
    }
}
