using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>The values of one segment, below its KPI's row.</summary>
/// <param name="Dimension">Its name.</param>
/// <param name="Name">Of the member.</param>
/// <param name="Cells">Of the row's periods those in which the segment is in force or has a value.</param>
public sealed record SegmentValueRow(SegmentKey Segment, string Dimension, string Name, IReadOnlyList<SegmentCell> Cells)
{
    /// <summary>Null for a KPI without dimensions.</summary>
    internal static IReadOnlyList<SegmentValueRow>? Of(Stored<Kpi> kpi, ValueSeries values, IReadOnlyList<Period> periods, CellMarks marks)
    {
        var lines = SegmentLine.Of(kpi.State, periods);
        return lines.Count == 0
            ? null
            : [.. lines.Select(line => new SegmentValueRow(line.Key, line.DimensionName, line.Name, [.. CellsOf(kpi, values, periods, line.Key, marks)]))];
    }

    private static IEnumerable<SegmentCell> CellsOf(Stored<Kpi> kpi, ValueSeries values, IReadOnlyList<Period> periods, SegmentKey segment, CellMarks marks) =>
        from period in periods
        let definition = kpi.State.DefinitionAt(period)
        let standing = values.At(period, segment)
        let isInForce = definition.Segments?.Find(segment) is not null
        where isInForce || standing is { IsWithdrawn: false }
        select new SegmentCell(
            period,
            standing?.Figure(definition),
            standing?.Numerator,
            standing?.Denominator,
            standing?.NotApplicable ?? false,
            standing?.Comment,
            standing?.Revision ?? 0,
            isInForce,
            marks.Of(kpi, period, segment).Pending);
}

/// <param name="Value">The figure; of a ratio recorded in parts what they make.</param>
/// <param name="Revision">0 = no value, 1 = as first recorded, 2 and more = corrected.</param>
/// <param name="InForce">False for a value of a segment that the definition in force no longer has: it may only be withdrawn.</param>
/// <param name="Pending">A correction that waits for an approval.</param>
public sealed record SegmentCell(
    Period Period,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    int Revision,
    bool InForce,
    PendingCorrection? Pending);
