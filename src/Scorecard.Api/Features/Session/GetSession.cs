using Microsoft.AspNetCore.Http.HttpResults;

namespace Scorecard.Api.Features.Session;

/// <summary>Who is signed in, what they may do, and the token that unsafe methods need.</summary>
public static class GetSession
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapGet("", Handle)
        .WithName("getSession")
        .WithSummary("The session, and the token that unsafe methods need")
        .AllowAnonymous();

    private static async Task<Ok<SessionView>> Handle(SessionViews views, HttpContext context, CancellationToken ct) =>
        TypedResults.Ok(await views.ForAsync(context, ct));
}
