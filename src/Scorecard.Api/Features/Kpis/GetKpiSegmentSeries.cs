using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>The values of a dimension's segments over time.</summary>
public static class GetKpiSegmentSeries
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}/segment-series", Handle)
        .WithName("getKpiSegmentSeries")
        .WithSummary("A KPI's segments over time")
        .RequirePermission(Permission.Read);

    /// <param name="dimension">The dimension's code; the first one when absent.</param>
    /// <param name="from">As of the KPI's series.</param>
    /// <param name="to">As of the KPI's series.</param>
    private static async Task<Ok<KpiSegmentSeries>> Handle(
        Guid id, string? dimension, Period? from, Period? to, DateTimeOffset? knownAt, Reader reader, InputReader inputs, CurrentUser user, CancellationToken ct)
    {
        var query = new AsOfQuery(to, knownAt, Span: null);
        var read = await reader.ReadAsync(query, new Needs { Some = [(Kpi.Category, id)], ValuesOf = [id] }, ct);
        var kpi = read.Facts.Find<Kpi>(id) ?? throw RefusedException.NotFound(Kpi.Category);
        user.Require(Permission.Read, kpi.State.Latest.OwnerUnitId, Kpi.Category);

        var periods = GetKpiSeries.Range(from, to, kpi.State.Frequency, read.Organization);
        var all = SegmentLine.Of(kpi.State, periods);
        var chosen = all.Select(line => line.Key.Dimension).FirstOrDefault(code => dimension is null || code == dimension);
        List<SegmentLine> lines = [.. all.Where(line => line.Key.Dimension == chosen)];
        if (dimension is not null && chosen is null)
            throw RefusedException.Field("dimension", "unknown_name");

        var completed = await inputs.CompleteAsync(query, [kpi], read.Facts.Values, from: null, to: null, ct);
        var values = SeriesBooks.Of(read.Organization, completed.Kpis, completed.Values).SeriesOf(id);
        return TypedResults.Ok(new KpiSegmentSeries(
            id,
            kpi.State.Frequency,
            lines is [var first, ..] ? first.DimensionName : null,
            periods,
            [.. periods.Select(period => values.At(period)?.Figure(kpi.State.DefinitionAt(period)))],
            [
                .. lines.Select(line => new SegmentSeriesLine(
                    line.Key,
                    line.Name,
                    [.. periods.Select(period => values.At(period, line.Key)?.Figure(kpi.State.DefinitionAt(period)))])),
            ]));
    }
}

/// <param name="Dimension">Its name; null for a KPI that is not told apart.</param>
/// <param name="Periods">In order.</param>
/// <param name="Total">One for each period.</param>
public sealed record KpiSegmentSeries(
    Guid KpiId, Frequency Frequency, string? Dimension, IReadOnlyList<Period> Periods, IReadOnlyList<decimal?> Total, IReadOnlyList<SegmentSeriesLine> Segments);

/// <param name="Values">One for each period.</param>
public sealed record SegmentSeriesLine(SegmentKey Segment, string Name, IReadOnlyList<decimal?> Values);
