using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Closes an objective with an outcome and a score for each key result; from then on nothing in it changes.</summary>
public static class CloseObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/closures", Handle)
        .WithName("closeObjective")
        .WithSummary("Close an objective with its scores")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReviewRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviewRequest request, OkrCommands commands, CurrentUser user, CancellationToken ct) =>
        commands.AgreeAsync(id, request.ExpectedVersion, (objective, cycle) => objective.Close(cycle, request.Review, user.Organization.Today), ct);
}
