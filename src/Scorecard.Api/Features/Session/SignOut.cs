using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.Api.Features.Session;

/// <summary>Ends the session. Doing it twice is no error.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapDelete("", (Delegate)Handle)
        .WithName("signOut")
        .WithSummary("Sign out")
        .AllowAnonymous();

    private static async Task<NoContent> Handle(HttpContext context)
    {
        await Sessions.EndAsync(context);
        return TypedResults.NoContent();
    }
}
