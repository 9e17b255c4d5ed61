using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>From now on the objectives of a cycle are scored and closed; check-ins still go in.</summary>
public static class BeginCycleClosing
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapPost("{id}/closing-starts", Handle)
        .WithName("beginCycleClosing")
        .WithSummary("Begin the closing of a cycle")
        .RequirePermission(Permission.ManageCycles)
        .Validate(new VersionRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, OkrCommands commands, CurrentUser user, CancellationToken ct) =>
        commands.ChangeCycleAsync(id, request.ExpectedVersion, cycle => cycle.BeginClosing(user.Organization.Today), ct);
}
