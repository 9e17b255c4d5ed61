using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Brings an archived objective back.</summary>
public static class RestoreOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/restorations", Handle)
        .WithName("restoreObjective")
        .WithSummary("Restore an archived objective")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new VersionRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.ArchiveAsync(id, request.ExpectedVersion, (objective, cycle) => objective.Restore(cycle), ct);
}
