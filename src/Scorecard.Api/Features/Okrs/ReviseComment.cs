using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Changes what one has said oneself.</summary>
public static class ReviseComment
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/comments/{commentId}/revisions", Handle)
        .WithName("reviseComment")
        .WithSummary("Change one's own comment")
        .RequirePermission(Permission.Read)
        .Validate(new CommentRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid commentId, CommentRequest request, CommentDesk desk, People people, CurrentUser user, CancellationToken ct)
    {
        var text = MentionTexts.Kept(request.Text, request.Mentions, await people.AllAsync(user.OrgId, ct));
        var outcome = await desk.RecordAsync(
            id, commentId, request.Mentions, standing => ObjectiveComments.Revise(standing, user.PersonId, text, request.Mentions), ct);
        return outcome.ToHttp();
    }
}
