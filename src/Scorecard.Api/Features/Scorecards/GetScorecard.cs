using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>A scorecard with all its scores, for any business date and as known at any moment.</summary>
public static class GetScorecard
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapGet("{id}", Handle)
        .WithName("getScorecard")
        .WithSummary("A scorecard with its scores")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<ScorecardView>> Handle(
        Guid id, [AsParameters] AsOfQuery query, ScorecardReader reader, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(new ScorecardViewBuilder(await reader.FindAsync(id, query, ct), user).Build(id));
}
