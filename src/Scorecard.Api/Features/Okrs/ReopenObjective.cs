using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Opens a closed objective again, with a reason. Its review stays as the draft of the next.</summary>
public static class ReopenObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/reopenings", Handle)
        .WithName("reopenObjective")
        .WithSummary("Reopen a closed objective")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReasonRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReasonRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.AgreeAsync(
            id, request.ExpectedVersion, (objective, cycle) => objective.Reopen(cycle, request.Reason), ct, request.Reason);
}
