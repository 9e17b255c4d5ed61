using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Hands out the secret that an authenticator app is to share. It counts once a code confirms it.</summary>
public static class BeginAuthenticator
{
    private const string Issuer = "Scorecard";

    private static readonly DomainError On = new("second_factor.already_on", "There is a second factor already. Turn it off first.");

    public static void Map(IEndpointRouteBuilder account) => account
        .MapPost("authenticator", Handle)
        .WithName("beginAuthenticator")
        .WithSummary("Get the secret for an authenticator app")
        .RequireSignIn()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new PasswordProofValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static async Task<Results<Ok<AuthenticatorSecret>, ProblemHttpResult>> Handle(
        PasswordProofRequest request, PasswordProof proof, SecondFactors factors, CurrentUser user, CancellationToken ct)
    {
        var (account, refused) = await proof.AskAsync(request.Password, ct);
        if (account is null)
            return refused!;
        if (await factors.BeginAsync(user.OrgId, user.PersonId, ct) is not { } bytes)
            return Problems.From(On);

        var secret = Totp.Text(bytes);
        return TypedResults.Ok(new AuthenticatorSecret(
            secret, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email!)}?secret={secret}&issuer={Issuer}"));
    }
}

/// <param name="Secret">To be typed, where it cannot be scanned.</param>
/// <param name="Address">What the picture to be scanned says.</param>
public sealed record AuthenticatorSecret(string Secret, string Address);
