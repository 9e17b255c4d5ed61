using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Takes a KPI out of an objective, from a month on.</summary>
public static class RemoveKpi
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/objectives/{objectiveId}/kpis/{kpiId}/removals", Handle)
        .WithName("removeKpi")
        .WithSummary("Take a KPI out of an objective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new RemoveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        Guid objectiveId,
        Guid kpiId,
        RemoveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(id, request.ExpectedVersion, scorecard => scorecard.RemoveKpi(objectiveId, kpiId, request.EffectiveFrom), ct);
}
