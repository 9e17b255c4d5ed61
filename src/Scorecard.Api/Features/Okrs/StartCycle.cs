using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Starts a cycle, and plans the quarter or year after it where nobody has yet.</summary>
public static class StartCycle
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapPost("{id}/starts", Handle)
        .WithName("startCycle")
        .WithSummary("Start a cycle and prepare the next one")
        .RequirePermission(Permission.ManageCycles)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CycleStarter starter, CancellationToken ct) =>
        (await starter.StartAsync(id, request.ExpectedVersion, ct)).ToHttp();
}
