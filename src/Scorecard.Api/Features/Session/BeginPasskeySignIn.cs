using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.SingleSignOn;

namespace Scorecard.Api.Features.Session;

/// <summary>Says what a browser needs to ask for a passkey of this site.</summary>
public static class BeginPasskeySignIn
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("passkey/options", (Delegate)Handle)
        .WithName("beginPasskeySignIn")
        .WithSummary("What a browser needs to ask for a passkey")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .ProducesProblem(429);

    private static async Task<Ok<PasskeyOptions>> Handle(Passkeys passkeys) => TypedResults.Ok(await passkeys.BeginSignInAsync());
}
