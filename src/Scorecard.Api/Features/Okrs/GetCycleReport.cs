using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Scores and outcomes by unit and ambition, where the ambition does not fit them, and what was learned.</summary>
public static class GetCycleReport
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapGet("{id}/report", Handle)
        .WithName("getCycleReport")
        .WithSummary("How a cycle ended")
        .RequirePermission(Permission.Read)
        .Remember();

    /// <param name="unitId">Only objectives of this unit and below.</param>
    private static async Task<Ok<CycleReportView>> Handle(
        Guid id, [AsParameters] OkrMoment moment, Guid? unitId, OkrReader reader, CancellationToken ct)
    {
        var states = await reader.StatesAsync(moment.Query, ct);
        var cycle = states.Cycle(id);
        if (unitId is { } unit && !states.Access.MaySeeUnit(unit))
            throw RefusedException.NotFound(Unit.Category);

        var within = unitId is { } top ? states.Organization.Tree.Subtree(top).ToHashSet() : null;
        var objectives = states.Visible
            .Where(objective => objective.State is { Archived: false } state && state.CycleId == id && within?.Contains(state.Content.UnitId) is not false)
            .ToList();
        return TypedResults.Ok(new CycleReportBuilder(await reader.MeasureAsync(states, objectives, ct, lean: true), cycle, objectives).Build());
    }
}
