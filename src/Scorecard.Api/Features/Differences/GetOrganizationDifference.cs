using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Differences;

/// <summary>Everything that differs between two moments, of the whole organization or of a unit and those below it.</summary>
public static class GetOrganizationDifference
{
    public static void Map(IEndpointRouteBuilder organization)
    {
        organization.MapGet("difference", Handle)
            .WithName("getOrganizationDifference")
            .WithSummary("What differs between two moments, and why")
            .RequirePermission(Permission.Read)
            .Remember();
        organization.MapGet("difference.csv", HandleCsv)
            .WithName("exportOrganizationDifference")
            .WithSummary("What differs between two moments, as CSV")
            .RequirePermission(Permission.Read)
            .ProducesCsv();
    }

    /// <param name="unitId">Only this unit and those below it.</param>
    private static async Task<Ok<DifferenceView>> Handle(
        Guid? unitId, [AsParameters] DifferenceQuery query, DifferenceReader reader, RewardDifferences rewards, CurrentUser user, HttpContext context, CancellationToken ct)
    {
        var view = await ReadAsync(unitId, query, reader, rewards, user, ct);
        if (view.Plans is not [])
            context.Response.Headers.CacheControl = "no-store"; // answered from memory, the next look at pay would not be recorded
        return TypedResults.Ok(view);
    }

    private static async Task<CsvFile> HandleCsv(
        Guid? unitId, [AsParameters] DifferenceQuery query, DifferenceReader reader, RewardDifferences rewards, CurrentUser user, CancellationToken ct) =>
        DifferenceCsv.Of(user.Organization.Settings.Name, await ReadAsync(unitId, query, reader, rewards, user, ct));

    private static async Task<DifferenceView> ReadAsync(
        Guid? unitId, DifferenceQuery query, DifferenceReader reader, RewardDifferences rewards, CurrentUser user, CancellationToken ct)
    {
        if (unitId is { } unit)
            user.Require(Permission.Read, unit, Unit.Category);

        var view = await reader.ReadAsync(query, moments => Scope(moments, unitId), ct);
        var units = unitId is { } top ? user.Organization.Tree.Subtree(top).ToHashSet() : null;
        return view with { Plans = await rewards.ReadAsync(query.From, query.To, units, ct) };
    }

    private static DifferenceScope Scope(ComparedMoments moments, Guid? unitId)
    {
        var units = unitId is { } unit ? moments.To.Read.Organization.Tree.Subtree(unit).ToHashSet() : null;
        return new DifferenceScope(
            [.. moments.Scorecards().Where(pair => units?.Contains(moments.Scorecard((pair.After ?? pair.Before)!.Value).UnitId) ?? true)],
            [.. moments.KpiIds().Where(id => moments.MaySeeKpi(id) && (units?.Contains(moments.OwnerOf(id)) ?? true))]);
    }
}
