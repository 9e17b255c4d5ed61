using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>One objective with its key results, what it is aligned to and what is aligned to it.</summary>
public static class GetOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapGet("{id}", Handle)
        .WithName("getObjective")
        .WithSummary("An objective with everything around it")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<OkrObjectiveDetail>> Handle(Guid id, [AsParameters] OkrMoment moment, OkrReader reader, CancellationToken ct)
    {
        var states = await reader.StatesAsync(moment.Query, ct);
        var objective = states.Find(id);
        var book = await reader.MeasureAsync(states, [objective, .. states.ChildrenOf(id), .. OkrDetailBuilder.Above(states, objective)], ct);
        return TypedResults.Ok(new OkrDetailBuilder(book).Build(objective));
    }
}
