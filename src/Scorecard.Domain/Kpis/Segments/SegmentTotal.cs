using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>What the segments of one dimension make together in one period, or why they make nothing.</summary>
/// <param name="Figure">The total; without one its reason: no data, segments missing, parts missing, division by zero, not applicable, out of range, not added up.</param>
/// <param name="Numerator">Of a ratio the sum of the numerators, else null.</param>
/// <param name="Denominator">Of a ratio the sum of the denominators, else null.</param>
/// <param name="Missing">Members that have no value in the period, in their order.</param>
/// <param name="Started">True when any member has a value, or is said to have none.</param>
/// <param name="RecordedAt">When the newest of the values was recorded.</param>
public sealed record SegmentTotal(
    KpiDimension Dimension,
    SegmentRollUp RollUp,
    Figure Figure,
    decimal? Numerator,
    decimal? Denominator,
    IReadOnlyList<SegmentKey> Missing,
    bool Started,
    DateTimeOffset? RecordedAt)
{
    /// <summary>True when it may stand as the total of its period: a figure, or nothing applicable in any segment.</summary>
    public bool Stands => Figure.Value is not null || Figure.Reason is Reasons.NotApplicable;

    /// <summary>The total as it stands for its period. Only of one that <see cref="Stands"/>.</summary>
    /// <param name="recorded">What was recorded for the total, if anything: its revision counts on.</param>
    public RecordedValue Standing(Period period, RecordedValue? recorded) => new(
        period,
        Numerator is null ? Figure.Value : null,
        Numerator,
        Denominator,
        NotApplicable: Figure.Value is null,
        Comment: null,
        recorded?.Revision ?? 0,
        RecordedAt,
        Origin: ValueOrigin.Segments);

    /// <summary>Adds up one dimension. The order of its members and of the values does not matter.</summary>
    /// <param name="definition">The definition in force in the period.</param>
    /// <param name="valueOf">What stands for a segment in the period; null = nothing was ever recorded.</param>
    public static SegmentTotal Of(KpiDefinition definition, KpiDimension dimension, Func<SegmentKey, RecordedValue?> valueOf)
    {
        var standing = dimension.Segments.Select(segment => (Segment: segment, Value: valueOf(segment) is { IsWithdrawn: false } value ? value : null)).ToList();
        List<RecordedValue> recorded = [.. standing.OrderBy(pair => pair.Segment.Member, StringComparer.Ordinal).Select(pair => pair.Value).OfType<RecordedValue>()];
        List<RecordedValue> figures = [.. recorded.Where(value => !value.NotApplicable)];
        List<SegmentKey> missing = [.. standing.Where(pair => pair.Value is null).Select(pair => pair.Segment)];
        var rollUp = dimension.RollUpIn(definition);
        var (figure, numerator, denominator) = Combine(definition, rollUp, recorded, figures, missing);
        return new SegmentTotal(
            dimension, rollUp, figure, numerator, denominator, missing, recorded.Count > 0, recorded.Max(value => value.RecordedAt));
    }

    private static (Figure Figure, decimal? Numerator, decimal? Denominator) Combine(
        KpiDefinition definition, SegmentRollUp rollUp, List<RecordedValue> recorded, List<RecordedValue> figures, List<SegmentKey> missing)
    {
        if (recorded.Count == 0)
            return (Figure.None(Reasons.NoData), null, null);
        if (rollUp is SegmentRollUp.None)
            return (Figure.None(Reasons.SegmentsOverlap), null, null);
        if (missing.Count > 0)
            return (Figure.None(Reasons.SegmentsMissing), null, null);
        if (figures.Count == 0)
            return (Figure.None(Reasons.NotApplicable), null, null);
        if (rollUp is SegmentRollUp.Ratio)
            return Ratio(definition, figures);

        List<decimal> numbers = [.. figures.Select(value => value.Figure(definition)).OfType<decimal>()];
        return (numbers.Count < figures.Count ? Figure.None(Reasons.DivisionByZero) : Figure.Of(ValueAggregation.Combine(RuleOf(rollUp), numbers)), null, null);
    }

    private static (Figure Figure, decimal? Numerator, decimal? Denominator) Ratio(KpiDefinition definition, List<RecordedValue> figures)
    {
        if (figures.Exists(value => value is not { Numerator: not null, Denominator: not null }))
            return (Figure.None(Reasons.SegmentsWithoutParts), null, null);

        var numerator = Exact.Sum(figures.Select(value => value.Numerator!.Value));
        var denominator = Exact.Sum(figures.Select(value => value.Denominator!.Value));
        if (denominator == 0)
            return (Figure.None(Reasons.DivisionByZero), null, null);

        var ratio = KpiValues.Figure(definition, value: null, numerator, denominator);
        return ratio is null ? (Figure.None(Reasons.OutOfRange), null, null) : (Figure.Of(ratio), numerator, denominator);
    }

    private static Aggregation RuleOf(SegmentRollUp rollUp) => rollUp switch
    {
        SegmentRollUp.Sum => Aggregation.Sum,
        SegmentRollUp.Min => Aggregation.Min,
        SegmentRollUp.Max => Aggregation.Max,
        _ => Aggregation.Average,
    };
}
