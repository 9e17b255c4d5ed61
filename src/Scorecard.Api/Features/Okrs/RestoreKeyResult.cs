using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Brings an archived key result back.</summary>
public static class RestoreKeyResult
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/key-results/{keyResultId}/restorations", Handle)
        .WithName("restoreKeyResult")
        .WithSummary("Restore an archived key result")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new VersionRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid keyResultId, VersionRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.EditAsync(id, request.ExpectedVersion, (objective, cycle) => objective.RestoreKeyResult(cycle, keyResultId), ct);
}
