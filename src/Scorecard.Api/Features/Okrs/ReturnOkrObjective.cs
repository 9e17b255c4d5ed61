using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Returns an objective that was agreed on to a draft; with a reason.</summary>
public static class ReturnOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/returns", Handle)
        .WithName("returnObjective")
        .WithSummary("Return an objective to draft")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReasonRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReasonRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.AgreeAsync(id, request.ExpectedVersion, (objective, cycle) => objective.ReturnToDraft(cycle, request.Reason), ct, request.Reason);
}
