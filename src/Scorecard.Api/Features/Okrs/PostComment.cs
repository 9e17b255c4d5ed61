using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Says something about an objective. The same again changes nothing.</summary>
public static class PostComment
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPut("{id}/comments/{commentId}", Handle)
        .WithName("postComment")
        .WithSummary("Comment on an objective")
        .RequirePermission(Permission.Read)
        .Validate(new CommentRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid commentId, CommentRequest request, CommentDesk desk, People people, CurrentUser user, CancellationToken ct)
    {
        var text = MentionTexts.Kept(request.Text, request.Mentions, await people.AllAsync(user.OrgId, ct));
        var outcome = await desk.RecordAsync(
            id, commentId, request.Mentions, standing => ObjectiveComments.Post(standing, commentId, user.PersonId, text, request.Mentions), ct);
        return outcome.ToHttp();
    }
}

/// <param name="Mentions">People it addresses, at most 20, each once. They must be able to see the objective.</param>
public sealed record CommentRequest(string Text, IReadOnlyList<Guid> Mentions);

public sealed class CommentRequestValidator : AbstractValidator<CommentRequest>
{
    public CommentRequestValidator()
    {
        RuleFor(request => request.Text).Required().AtMost(TextLimits.Description);
        RuleFor(request => request.Mentions).Count(0, ObjectiveComments.MaxMentions);
    }
}
