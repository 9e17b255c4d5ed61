using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Takes a cycle one step back: from closed to closing, from closing to active.</summary>
public static class ReopenCycle
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapPost("{id}/reopenings", Handle)
        .WithName("reopenCycle")
        .WithSummary("Take a cycle one step back")
        .RequirePermission(Permission.ManageCycles)
        .Validate(new ReasonRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(Guid id, ReasonRequest request, OkrCommands commands, CancellationToken ct) =>
        commands.ChangeCycleAsync(id, request.ExpectedVersion, cycle => cycle.Reopen(request.Reason), ct, request.Reason);
}
