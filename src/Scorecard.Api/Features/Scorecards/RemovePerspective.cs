using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Removes a perspective that has no objectives, from a month on.</summary>
public static class RemovePerspective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/perspectives/{perspectiveId}/removals", Handle)
        .WithName("removePerspective")
        .WithSummary("Remove an empty perspective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new RemoveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        Guid perspectiveId,
        RemoveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(id, request.ExpectedVersion, scorecard => scorecard.RemovePerspective(perspectiveId, request.EffectiveFrom), ct);
}
