using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Takes an arrow of the strategy map away, from a month on.</summary>
public static class UnlinkObjectives
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/links/removals", Handle)
        .WithName("unlinkObjectives")
        .WithSummary("Take a cause and effect link away")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new LinkObjectivesValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        LinkObjectivesRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(id, request.ExpectedVersion, scorecard => scorecard.Unlink(request.FromObjectiveId, request.ToObjectiveId, request.EffectiveFrom), ct);
}
