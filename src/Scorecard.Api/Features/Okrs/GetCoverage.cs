using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Strategic objectives × KPIs × key results, and what stands alone.</summary>
public static class GetCoverage
{
    public static void Map(IEndpointRouteBuilder okrs) => okrs
        .MapGet("coverage", Handle)
        .WithName("getCoverage")
        .WithSummary("Which strategic objectives, KPIs and key results meet")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<CoverageView>> Handle(
        [AsParameters] OkrMoment moment, Guid? cycleId, Guid? scorecardId, AlignmentReader reader, CurrentUser user, CancellationToken ct)
    {
        var aligned = await reader.ReadAsync(moment.Query, cycleId, [Kpi.Category], ct);
        return TypedResults.Ok(new CoverageViewBuilder(aligned, user, scorecardId).Build());
    }
}
