using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Session;

/// <summary>Begins a session. What is wrong, address or password, is not told.</summary>
public static class SignIn
{
    private static readonly DomainError Refused = new("session.refused", "The address or the password is not right.");

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("", Handle)
        .WithName("signIn")
        .WithSummary("Sign in with address and password")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new SignInValidator())
        .ProducesProblem(401)
        .ProducesProblem(429);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        SignInRequest request, Passwords passwords, SecondFactors factors, SignInChallenges challenges, Sessions sessions, CurrentUser user, SessionViews views, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        var (account, lockedOut) = await passwords.TryAsync(request.Email, request.Password, ct);
        if (lockedOut is { } left)
        {
            await trail.TypedAsync(await passwords.FindAsync(request.Email), request.Email, AccessAct.SignInLockedOut, ct);
            return Sessions.LockedOut(context, left);
        }

        if (account is null || !await user.LoadAsync(account.OrgId, account.Id, ct))
        {
            await trail.TypedAsync(await passwords.FindAsync(request.Email), request.Email, AccessAct.SignInRefused, ct);
            return Problems.From(StatusCodes.Status401Unauthorized, Refused);
        }

        if (await factors.IsOnAsync(account.OrgId, account.Id, ct))
            return TypedResults.Ok(views.ForChallenge(context, SignInWithCode.Challenge(challenges, account)));

        await trail.RecordAsync(account.OrgId, account.Id, AccessAct.SignedIn, ct);
        await sessions.BeginAsync(context, account, ct);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }
}

public sealed record SignInRequest(string Email, string Password);

public sealed class SignInValidator : AbstractValidator<SignInRequest>
{
    public SignInValidator()
    {
        RuleFor(request => request.Email).Required().AtMost(TextLimits.Email);
        RuleFor(request => request.Password).Required().AtMost(Accounts.LongestPassword);
    }
}
