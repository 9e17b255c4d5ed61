using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>A scorecard's total in twelve periods, each with the structure, weights and targets that applied in it.</summary>
public static class GetScorecardTrend
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapGet("{id}/trend", Handle)
        .WithName("getScorecardTrend")
        .WithSummary("A scorecard's total over twelve periods")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<IReadOnlyList<TrendPoint>>> Handle(
        Guid id, [AsParameters] AsOfQuery query, ScorecardReader reader, CancellationToken ct)
    {
        var loaded = await reader.FindAsync(id, query, ct);
        return TypedResults.Ok(loaded.Scoring.Scoring.Trend(id, loaded.Period, loaded.Span));
    }
}
