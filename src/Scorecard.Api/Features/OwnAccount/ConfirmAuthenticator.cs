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

/// <summary>Turns the second factor on, once the app shows that it has the secret. Sessions elsewhere, begun without it, end.</summary>
public static class ConfirmAuthenticator
{
    public static void Map(IEndpointRouteBuilder account) => account
        .MapPost("authenticator/confirmations", Handle)
        .WithName("confirmAuthenticator")
        .WithSummary("Turn the second factor on by a first code")
        .RequireSignIn()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new ConfirmAuthenticatorValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<Ok<RecoveryCodeList>, ProblemHttpResult>> Handle(
        ConfirmAuthenticatorRequest request, SecondFactors factors, CurrentUser user, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        var code = request.Code.Replace(" ", "", StringComparison.Ordinal);
        if (await factors.ConfirmAsync(user.OrgId, user.PersonId, code, context.User.SessionId, ct) is not { } codes)
            return Problems.From(SecondFactors.Wrong);

        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.SecondFactorAdded, ct);
        return TypedResults.Ok(new RecoveryCodeList(codes));
    }
}

/// <param name="Code">Six digits.</param>
public sealed record ConfirmAuthenticatorRequest(string Code);

/// <param name="Codes">Shown this once; each works once in place of the app.</param>
public sealed record RecoveryCodeList(IReadOnlyList<string> Codes);

public sealed class ConfirmAuthenticatorValidator : AbstractValidator<ConfirmAuthenticatorRequest>
{
    public ConfirmAuthenticatorValidator() => RuleFor(request => request.Code).Required().AtMost(20);
}
