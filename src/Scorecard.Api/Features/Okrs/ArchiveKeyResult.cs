using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Leaves a key result out of everything that counts. Its check-ins stay.</summary>
public static class ArchiveKeyResult
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/key-results/{keyResultId}/archivings", Handle)
        .WithName("archiveKeyResult")
        .WithSummary("Archive a key result")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReasonRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid keyResultId, ReasonRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.EditAsync(id, request.ExpectedVersion, (objective, cycle) => objective.ArchiveKeyResult(cycle, keyResultId), ct, request.Reason);
}
