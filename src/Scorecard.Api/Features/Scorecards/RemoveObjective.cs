using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Removes an objective with its placements and links, from a month on. Earlier months keep it.</summary>
public static class RemoveObjective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives/{objectiveId}/removals", Handle)
        .WithName("removeObjective")
        .WithSummary("Remove a strategic objective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new RemoveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        Guid objectiveId,
        RemoveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(id, request.ExpectedVersion, scorecard => scorecard.RemoveObjective(objectiveId, request.EffectiveFrom), ct);
}
