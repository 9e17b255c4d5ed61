using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>The scorecards that a KPI counts in, in the fiscal year of the business date, as far as the reader may see them.</summary>
public static class ListKpiUsage
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}/usage", Handle)
        .WithName("listKpiUsage")
        .WithSummary("The scorecards that a KPI counts in")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<IReadOnlyList<KpiUsage>>> Handle(
        Guid id, Period? date, DateTimeOffset? knownAt, Reader reader, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(
            new AsOfQuery(date, knownAt, Span: null), new Needs { Some = [(Kpi.Category, id)], AllOf = [BalancedScorecard.Category] }, ct);
        var kpi = read.Facts.Find<Kpi>(id) ?? throw RefusedException.NotFound(Kpi.Category);
        user.Require(Permission.Read, kpi.State.Latest.OwnerUnitId, Kpi.Category);
        return TypedResults.Ok(Of(id, read.Facts.All<BalancedScorecard>(), date ?? read.Organization.CurrentMonth, read.Organization.Calendar, user));
    }

    internal static IReadOnlyList<KpiUsage> Of(
        Guid kpiId, IReadOnlyList<Stored<BalancedScorecard>> scorecards, Period date, FiscalCalendar calendar, CurrentUser user) =>
    [
        .. Placements.In(scorecards, date, calendar)
            .Where(placed => placed.KpiId == kpiId && user.May(Permission.Read, placed.Scorecard.State.UnitId))
            .OrderBy(placed => placed.Scorecard.State.Name, StringComparer.Ordinal)
            .ThenBy(placed => placed.Objective.Details.Name, StringComparer.Ordinal)
            .ThenBy(placed => placed.Objective.Id)
            .Select(KpiUsage.Of),
    ];
}
