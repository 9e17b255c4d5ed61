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

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code.</summary>
public static class SignInWithCode
{
    private const string Purpose = "second-factor";

    private static readonly DomainError Expired = new("second_factor.expired", "This took too long. Enter address and password again.");

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("second-factor", Handle)
        .WithName("signInWithCode")
        .WithSummary("Finish signing in with a code")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new SignInWithCodeValidator())
        .ProducesProblem(401)
        .ProducesProblem(422)
        .ProducesProblem(429);

    /// <summary>What takes the place of a session until the code is there.</summary>
    public static string Challenge(SignInChallenges challenges, Account account) =>
        challenges.Make(Purpose, new PasswordGiven(account.Id, account.SecurityStamp!));

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        SignInWithCodeRequest request, SignInChallenges challenges, Accounts accounts, SecondFactors factors, Sessions sessions, CurrentUser user,
        SessionViews views, AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (challenges.Read<PasswordGiven>(Purpose, request.Challenge) is not { } given
            || await accounts.FindAsync(given.PersonId) is not { } account
            || account.SecurityStamp != given.Stamp)
        {
            return Problems.From(StatusCodes.Status401Unauthorized, Expired);
        }

        var (proof, lockedOut) = await factors.TryAsync(account.OrgId, account.Id, request.Code, ct);
        if (lockedOut is { } left)
        {
            await trail.RecordAsync(account.OrgId, account.Id, AccessAct.SignInLockedOut, [new("how", "second-factor")], ct);
            return Sessions.LockedOut(context, left);
        }

        if (proof is null)
        {
            await trail.RecordAsync(account.OrgId, account.Id, AccessAct.SignInRefused, [new("how", "second-factor")], ct);
            return Problems.From(SecondFactors.Wrong);
        }

        if (!await user.LoadAsync(account.OrgId, account.Id, ct))
            return Problems.From(StatusCodes.Status401Unauthorized, Expired);

        await trail.RecordAsync(
            account.OrgId, account.Id, AccessAct.SignedIn, [new("how", proof is FactorProof.RecoveryCode ? "recovery-code" : "second-factor")], ct);
        await sessions.BeginAsync(context, account, ct);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }

    private sealed record PasswordGiven(Guid PersonId, string Stamp);
}

/// <param name="Challenge">What the first step answered.</param>
/// <param name="Code">Six digits, or a recovery code.</param>
public sealed record SignInWithCodeRequest(string Challenge, string Code);

public sealed class SignInWithCodeValidator : AbstractValidator<SignInWithCodeRequest>
{
    public SignInWithCodeValidator()
    {
        RuleFor(request => request.Challenge).Required().AtMost(2_000);
        RuleFor(request => request.Code).Required().AtMost(40);
    }
}
