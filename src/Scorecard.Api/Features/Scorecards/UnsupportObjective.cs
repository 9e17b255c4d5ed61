using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Ends the support of an objective further up, from a month on.</summary>
public static class UnsupportObjective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives/{objectiveId}/supports/removals", Handle)
        .WithName("unsupportObjective")
        .WithSummary("Stop supporting an objective further up")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new SupportObjectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid objectiveId, SupportObjectiveRequest request, ScorecardCommands commands, CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.RemoveSupport(objectiveId, request.ParentScorecardId, request.ParentObjectiveId, request.EffectiveFrom),
            ct);
}
