using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Every KPI that the reader may see, each with its figure for the business date.</summary>
public static class ListKpis
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("", Handle)
        .WithName("listKpis")
        .WithSummary("KPIs with their figures for a business date")
        .RequirePermission(Permission.Read);

    /// <param name="unitId">Only those of this unit; all when absent.</param>
    /// <param name="subtree">Also those of the units below it; true when absent.</param>
    private static async Task<Ok<IReadOnlyList<KpiListItem>>> Handle(
        Period? date, DateTimeOffset? knownAt, Guid? unitId, bool? subtree, KpiFiguresReader figures, People people, CurrentUser user, CancellationToken ct)
    {
        var named = people.AllAsync(user.OrgId, ct);
        var read = await figures.ReadAsync(new AsOfQuery(date, knownAt, Span: null), ct);
        var names = await named;
        var organization = read.Snapshot.Organization;
        var placed = Placements.In(read.Snapshot.Facts.All<BalancedScorecard>(), read.Date, organization.Calendar).Select(placement => placement.KpiId).ToHashSet();
        var units = unitId is { } unit ? (subtree is false ? [unit] : organization.Tree.Subtree(unit)).ToHashSet() : null;
        return TypedResults.Ok<IReadOnlyList<KpiListItem>>(
        [
            .. read.Kpis
                .Where(kpi => user.May(Permission.Read, kpi.State.Latest.OwnerUnitId))
                .Where(kpi => units is null || units.Contains(kpi.State.Latest.OwnerUnitId))
                .OrderBy(kpi => kpi.State.Latest.Name, StringComparer.Ordinal)
                .ThenBy(kpi => kpi.State.Latest.Code, StringComparer.Ordinal)
                .Select(kpi => KpiListItem.Of(kpi.Version, kpi.State, read.Reader(kpi), read.Date, placed.Contains(kpi.Id), names)),
        ]);
    }
}

/// <param name="Placed">Whether it stands under an objective of a scorecard of the business date's fiscal year.</param>
/// <param name="Period">The period that the figures are for.</param>
/// <param name="Sparkline">Figures of the latest twelve periods of the KPI's frequency.</param>
public sealed record KpiListItem(
    Guid Id,
    int Version,
    string Code,
    string Name,
    KpiLifecycle Lifecycle,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Direction Direction,
    KpiLevel Level,
    KpiTiming Timing,
    string? Category,
    PerspectiveKind? Perspective,
    Frequency Frequency,
    Guid OwnerUnitId,
    Guid? OwnerPersonId,
    string? OwnerPersonName,
    bool Placed,
    decimal? Value,
    decimal? Target,
    decimal? Score,
    decimal? Attainment,
    ScoreStatus Status,
    Period Period,
    IReadOnlyList<decimal?> Sparkline)
{
    internal static KpiListItem Of(
        int version, Kpi kpi, KpiReader reader, Period date, bool placed, IReadOnlyDictionary<Guid, PersonData> people)
    {
        var reading = reader.Read(date);
        var definition = reading.Definition;
        return new KpiListItem(
            reader.Id,
            version,
            definition.Code,
            definition.Name,
            kpi.Lifecycle,
            definition.UnitKind,
            definition.UnitSymbol,
            definition.Decimals,
            definition.Direction,
            definition.Level,
            definition.Timing,
            definition.Category,
            definition.Perspective,
            definition.Frequency,
            definition.OwnerUnitId,
            definition.OwnerPersonId,
            definition.OwnerPersonId is { } owner ? people.GetValueOrDefault(owner)?.Name : null,
            placed,
            reading.Value,
            reading.Target,
            reading.Score,
            reading.Attainment.Value,
            reading.Status,
            reading.Period,
            reader.Sparkline(date));
    }
}
