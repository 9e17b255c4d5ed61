using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>A KPI's value by the members of one dimension, for a business date.</summary>
public static class GetKpiBreakdown
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}/breakdown", Handle)
        .WithName("getKpiBreakdown")
        .WithSummary("A KPI by the segments of one dimension")
        .RequirePermission(Permission.Read);

    /// <param name="dimension">The dimension's code; the first one when absent.</param>
    private static async Task<Ok<KpiBreakdown>> Handle(
        Guid id, string? dimension, [AsParameters] AsOfQuery query, Reader reader, InputReader inputs, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { Some = [(Kpi.Category, id)], ValuesOf = [id] }, ct);
        var kpi = read.Facts.Find<Kpi>(id) ?? throw RefusedException.NotFound(Kpi.Category);
        user.Require(Permission.Read, kpi.State.Latest.OwnerUnitId, Kpi.Category);

        var organization = read.Organization;
        var date = query.Date ?? organization.CurrentMonth;
        var completed = await inputs.CompleteAsync(query, [kpi], read.Facts.Values, from: null, to: null, ct);
        var book = SeriesBooks.Of(organization, completed.Kpis, completed.Values);
        var total = book.ReaderOf(id)!;
        var reading = total.Read(date, query.SpanOrPeriod);
        var dimensions = reading.Definition.Segments?.Dimensions ?? [];
        if (dimension is not null && dimensions.All(candidate => candidate.Code != dimension))
            throw RefusedException.Field("dimension", "unknown_name");

        var chosen = dimensions.FirstOrDefault(candidate => dimension is null || candidate.Code == dimension);
        var broken = chosen is null
            ? null
            : SegmentBreakdown.Of(total, book.SeriesOf(id), chosen, date, query.SpanOrPeriod, organization.Rules, organization.Today);
        return TypedResults.Ok(new KpiBreakdown(
            id,
            read.AsOf with { Date = date.ToString() },
            reading.Period,
            [.. dimensions.Select(candidate => new BreakdownDimension(candidate.Code, candidate.Name, candidate.RollUpIn(reading.Definition)))],
            chosen?.Code,
            BreakdownTotal.Of(reading, broken),
            broken is null ? [] : [.. broken.Rows.Select(row => BreakdownRow.Of(row, broken))]));
    }
}

/// <param name="Period">The period read, see the KPI's reading.</param>
/// <param name="Dimensions">Those of the definition in force; none for a KPI that is not told apart.</param>
/// <param name="Dimension">Code of the dimension that is told here; null without any.</param>
/// <param name="Rows">In the order of the members.</param>
public sealed record KpiBreakdown(
    Guid KpiId,
    AsOfView AsOf,
    Period Period,
    IReadOnlyList<BreakdownDimension> Dimensions,
    string? Dimension,
    BreakdownTotal Total,
    IReadOnlyList<BreakdownRow> Rows);

/// <param name="RollUp">The roll-up in force.</param>
public sealed record BreakdownDimension(string Code, string Name, SegmentRollUp RollUp);

/// <param name="Value">The KPI as it counts.</param>
/// <param name="Origin">Where the value comes from; recorded where it is made of several periods of different origin.</param>
/// <param name="RolledUp">What the segments make; null with a reason.</param>
/// <param name="Difference">The value less what the segments make; null where one of them is not known.</param>
/// <param name="Reason">Why the segments make nothing: no-data, segments-missing, segments-overlap, segments-without-parts, division-by-zero, not-applicable, out-of-range.</param>
public sealed record BreakdownTotal(decimal? Value, ValueOrigin Origin, decimal? RolledUp, decimal? Difference, string? Reason, int Present, int Expected)
{
    internal static BreakdownTotal Of(KpiReading reading, SegmentBreakdown? broken)
    {
        var origins = reading.Aggregated.Inputs.Where(input => input.Value is not null || input.Numerator is not null).Select(input => input.Origin).Distinct().ToList();
        return new(
            reading.Value,
            origins is [var only] ? only : ValueOrigin.Recorded,
            broken?.RolledUp,
            broken?.Difference,
            broken?.Reason,
            reading.Present,
            reading.Expected);
    }
}

/// <param name="Name">Of the member.</param>
/// <param name="InForce">False for a member that the definition no longer has at the end of the time.</param>
/// <param name="Share">In the sum of the segments, 0 to 1; null where they do not add up.</param>
/// <param name="Previous">The value of the period before; null for a year to date.</param>
/// <param name="YearBefore">The value of the same time a year before.</param>
/// <param name="Revision">0 = no value or several periods, 1 = as first recorded, 2 and more = corrected.</param>
public sealed record BreakdownRow(
    SegmentKey Segment,
    string Name,
    bool InForce,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    decimal? Share,
    decimal? Previous,
    decimal? YearBefore,
    int Present,
    int Expected,
    string? Comment,
    int Revision,
    DateTimeOffset? RecordedAt)
{
    internal static BreakdownRow Of(SegmentRow row, SegmentBreakdown broken) => new(
        row.Line.Key,
        row.Line.Name,
        row.InForce,
        row.Value,
        row.Standing?.Numerator,
        row.Standing?.Denominator,
        row.Reading.NotApplicable,
        broken.ShareOf(row),
        row.Previous,
        row.YearBefore,
        row.Present,
        row.Expected,
        row.Standing?.Comment,
        row.Standing?.Revision ?? 0,
        row.Reading.RecordedAt);
}
