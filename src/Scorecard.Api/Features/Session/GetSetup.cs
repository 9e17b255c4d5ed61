using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Session;

/// <summary>Whether the link from the log can still set up the organization.</summary>
public static class GetSetup
{
    public static readonly DomainError NotOpen = new("setup.not_found", "This link does not work, or no longer. The log has the one that does.");

    public static void Map(IEndpointRouteBuilder setup) => setup
        .MapGet("", Handle)
        .WithName("getSetup")
        .WithSummary("Whether a set-up link is open")
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Guessing)
        .ProducesProblem(404)
        .ProducesProblem(429);

    private static async Task<Results<Ok<SetupView>, ProblemHttpResult>> Handle(string token, SetupLinks links, CancellationToken ct) =>
        await links.IsOpenAsync(new OneTimeToken(token), ct) ? TypedResults.Ok(new SetupView(Open: true)) : Problems.From(NotOpen);
}

public sealed record SetupView(bool Open);
