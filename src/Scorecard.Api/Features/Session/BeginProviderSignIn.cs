using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.SingleSignOn;

namespace Scorecard.Api.Features.Session;

/// <summary>Begins signing in at the identity provider, by authorization code with PKCE: says where the browser goes, and what it brings back with the answer.</summary>
public static class BeginProviderSignIn
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("provider/requests", Handle)
        .WithName("beginProviderSignIn")
        .WithSummary("Begin signing in at the identity provider")
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Guessing)
        .ProducesProblem(404)
        .ProducesProblem(429)
        .ProducesProblem(503);

    private static async Task<Results<Ok<ProviderSignInView>, ProblemHttpResult>> Handle(
        ProviderSignInBegin request, SignInSettings settings, SignInTickets tickets, ProviderClient provider, Sites sites, HttpContext context, CancellationToken ct)
    {
        if (settings.Oidc?.ClientId is null)
            return Problems.From(StatusCodes.Status404NotFound, SignInErrors.NoProvider);

        var ticket = tickets.New($"{sites.Of(context)}/sign-in/return");
        var address = await provider.AuthorizationAddressAsync(ticket, request.Silent, ct);
        return TypedResults.Ok(new ProviderSignInView(address, ticket.State, tickets.Protect(ticket)));
    }
}

/// <param name="Silent">Only if the provider need ask nothing, because somebody is signed in there.</param>
public sealed record ProviderSignInBegin(bool Silent = false);

/// <param name="Address">Where the browser goes.</param>
/// <param name="State">Comes back with the answer.</param>
/// <param name="Ticket">To be kept by the browser and sent with the answer; good for 15 minutes.</param>
public sealed record ProviderSignInView(string Address, string State, string Ticket);
