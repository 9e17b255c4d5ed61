using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>The cycles of the organization, whatever their step.</summary>
public static class ListCycles
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapGet("", Handle)
        .WithName("listCycles")
        .WithSummary("The cycles of the organization")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<CycleList>> Handle([AsParameters] OkrMoment moment, OkrReader reader, CancellationToken ct)
    {
        var states = await reader.StatesAsync(moment.Query, ct);
        return TypedResults.Ok(new CycleList(states.Snapshot.AsOf, states.AllCycles(), states.Access.MayManageCycles));
    }
}
