using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>What each dimension of a KPI makes of the segments' values in one period.</summary>
/// <param name="ByDimension">In the order of the dimensions; empty without any.</param>
public sealed record SegmentTotals(IReadOnlyList<SegmentTotal> ByDimension)
{
    /// <summary>The total that the segments make: of the first dimension that is complete. Null when there is none.</summary>
    public SegmentTotal? Made => ByDimension.FirstOrDefault(total => total.Stands);

    /// <summary>Members of the first dimension begun whose values are missing, so that there is no total.</summary>
    public IReadOnlyList<SegmentKey> Missing => Made is null
        ? ByDimension.FirstOrDefault(total => total is { Started: true, Missing.Count: > 0 } && total.RollUp is not SegmentRollUp.None)?.Missing ?? []
        : [];

    /// <param name="definition">The definition in force in the period.</param>
    public static SegmentTotals Of(KpiDefinition definition, ValueSeries values, Period period) => new(
    [
        .. (definition.Segments?.Dimensions ?? []).Select(dimension => SegmentTotal.Of(definition, dimension, segment => values.At(period, segment))),
    ]);
}
