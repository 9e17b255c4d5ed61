using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Agrees on a draft that has at least one key result.</summary>
public static class AgreeOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/agreements", Handle)
        .WithName("agreeObjective")
        .WithSummary("Agree on an objective")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new VersionRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, OkrCommands commands, CurrentUser user, CancellationToken ct) =>
        commands.AgreeAsync(id, request.ExpectedVersion, (objective, cycle) => objective.Agree(cycle, user.Organization.Today), ct);
}
