using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Takes one's own comment out of sight; the log keeps it.</summary>
public static class RemoveComment
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/comments/{commentId}/removals", Handle)
        .WithName("removeComment")
        .WithSummary("Remove one's own comment")
        .RequirePermission(Permission.Read);

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid commentId, CommentDesk desk, CurrentUser user, CancellationToken ct) =>
        (await desk.RecordAsync(id, commentId, [], standing => ObjectiveComments.Remove(standing, user.PersonId), ct)).ToHttp();
}
