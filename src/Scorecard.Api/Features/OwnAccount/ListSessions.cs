using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Where one is signed in, the session used last first.</summary>
public static class ListSessions
{
    public static void Map(IEndpointRouteBuilder account) => account
        .MapGet("sessions", Handle)
        .WithName("listSessions")
        .WithSummary("Where one is signed in")
        .RequireSignIn();

    private static async Task<Ok<SessionItem[]>> Handle(SessionStore sessions, CurrentUser user, HttpContext context, CancellationToken ct)
    {
        var current = context.User.SessionId;
        return TypedResults.Ok((await sessions.OfAsync(user.OrgId, user.PersonId, ct))
            .Select(session => new SessionItem(session.Id, session.Id == current, session.CreatedAt, session.SeenAt, session.Address, session.UserAgent))
            .ToArray());
    }
}

/// <param name="Current">The session that asks.</param>
/// <param name="SeenAt">The last request, to within some minutes.</param>
/// <param name="Address">Null when it is not known or was erased.</param>
/// <param name="UserAgent">What the browser said of itself.</param>
public sealed record SessionItem(Guid Id, bool Current, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Address, string? UserAgent);
