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

/// <summary>Signs in whoever holds the passkey; it takes the place of the password and of the second factor.</summary>
public static class SignInWithPasskey
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("passkey", Handle)
        .WithName("signInWithPasskey")
        .WithSummary("Sign in with a passkey")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new SignInWithPasskeyValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        SignInWithPasskeyRequest request, Passkeys passkeys, Sessions sessions, CurrentUser user, SessionViews views, AuditTrail trail, HttpContext context,
        CancellationToken ct)
    {
        if (await passkeys.SignInAsync(request.Credential, request.State, ct) is not { } account || !await user.LoadAsync(account.OrgId, account.Id, ct))
            return Problems.From(Passkeys.Refused);

        await trail.RecordAsync(account.OrgId, account.Id, AccessAct.SignedIn, [new("how", "passkey")], ct);
        await sessions.BeginAsync(context, account, ct);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }
}

/// <param name="Credential">JSON of what the browser answered.</param>
/// <param name="State">What <c>beginPasskeySignIn</c> answered.</param>
public sealed record SignInWithPasskeyRequest(string Credential, string State);

public sealed class SignInWithPasskeyValidator : AbstractValidator<SignInWithPasskeyRequest>
{
    public SignInWithPasskeyValidator()
    {
        RuleFor(request => request.Credential).Required().AtMost(Passkeys.LongestCredential);
        RuleFor(request => request.State).Required().AtMost(Passkeys.LongestState);
    }
}
