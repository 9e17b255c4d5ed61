using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Strategic objectives, objectives and key results of a cycle, and what is aligned to what.</summary>
public static class GetAlignment
{
    public static void Map(IEndpointRouteBuilder okrs) => okrs
        .MapGet("alignment", Handle)
        .WithName("getAlignment")
        .WithSummary("What is aligned to what in a cycle")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<AlignmentView>> Handle(
        [AsParameters] OkrMoment moment, Guid? cycleId, Guid? unitId, Guid? root, AlignmentReader reader, CancellationToken ct)
    {
        var aligned = await reader.ReadAsync(moment.Query, cycleId, ct);
        var strategic = new StrategicObjectives(aligned.States);
        var scope = (root, unitId) switch
        {
            ({ } top, _) => AlignmentScope.Below(aligned, strategic, top),
            (_, { } unit) => AlignmentScope.OfUnit(aligned, strategic, unit),
            _ => AlignmentScope.All(aligned, strategic),
        };
        return TypedResults.Ok(AlignmentViewBuilder.Build(aligned, strategic, scope));
    }
}
