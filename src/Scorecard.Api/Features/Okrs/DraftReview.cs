using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Writes down scores, outcome and learnings as far as they are known; the objective stays open.</summary>
public static class DraftReview
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPut("{id}/review", Handle)
        .WithName("draftReview")
        .WithSummary("Draft the review of an objective")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReviewRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviewRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.EditAsync(id, request.ExpectedVersion, (objective, cycle) => objective.DraftReview(cycle, request.Review), ct);
}
