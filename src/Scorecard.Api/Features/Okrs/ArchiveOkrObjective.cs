using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Takes an objective out of everything that counts; one that was agreed on with a reason.</summary>
public static class ArchiveOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/archivings", Handle)
        .WithName("archiveObjective")
        .WithSummary("Archive an objective")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReasonRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReasonRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.ArchiveAsync(id, request.ExpectedVersion, (objective, cycle) => objective.Archive(cycle, request.Reason), ct, request.Reason);
}
