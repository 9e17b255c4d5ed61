using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

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
        if (IsBefore(aligned.States))
            throw RefusedException.Field("date", "before_the_organization");

        return TypedResults.Ok(new CoverageViewBuilder(aligned, user, scorecardId).Build());
    }

    /// <summary>A day in the past before every cycle and every scorecard: there was nothing that could have met.</summary>
    private static bool IsBefore(OkrStates states) => states.Day < states.Organization.Today
        && states.Cycles.Values.All(cycle => cycle.State.FirstDay > states.Day)
        && states.Snapshot.Facts.All<BalancedScorecard>()
            .All(scorecard => Period.Year(scorecard.State.FiscalYear).FirstDay(states.Organization.Calendar) > states.Day);
}
