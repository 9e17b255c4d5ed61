using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>The objectives of a cycle that the reader may see, with their key results.</summary>
public static class ListOkrObjectives
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapGet("", Handle)
        .WithName("listObjectives")
        .WithSummary("The objectives of a cycle")
        .RequirePermission(Permission.Read)
        .Remember();

    /// <param name="cycleId">The one of the business date when absent.</param>
    /// <param name="unitId">Of this unit alone.</param>
    /// <param name="ownerId">Owned by this person, or with a key result that is.</param>
    /// <param name="mine">Those the reader owns, or owns a key result of.</param>
    /// <param name="archived">Those that are archived, instead of those that are not.</param>
    private static async Task<Ok<OkrObjectiveList>> Handle(
        Guid? cycleId, Guid? unitId, Guid? ownerId, bool? mine, bool? archived, [AsParameters] OkrMoment moment, OkrReader reader, CurrentUser user, CancellationToken ct)
    {
        var states = await reader.StatesAsync(moment.Query, ct);
        if (unitId is { } unit && !states.Access.MaySeeUnit(unit))
            throw RefusedException.NotFound(Unit.Category);

        var cycle = states.CycleOrCurrent(cycleId);
        var asked = states.Visible
            .Where(objective => objective.State.CycleId == cycle?.Id && objective.State.Archived == (archived ?? false))
            .Where(objective => unitId is null || objective.State.Content.UnitId == unitId)
            .Where(objective => ownerId is not { } owner || IsOf(objective, owner))
            .Where(objective => mine != true || IsOf(objective, user.PersonId))
            .ToList();
        var views = new OkrViews(await reader.MeasureAsync(states, asked, ct));
        return TypedResults.Ok(new OkrObjectiveList(states.Snapshot.AsOf, cycle is null ? null : states.View(cycle), [.. asked.Select(views.Item)]));
    }

    private static bool IsOf(Stored<Objective> objective, Guid personId) => objective.State.Content.OwnerPersonId == personId
        || objective.State.LiveKeyResults.Any(keyResult => keyResult.Content.OwnerPersonId == personId);
}
