namespace Scorecard.Domain.Scoring;

/// <content>The scale of a longer period.</content>
public sealed partial record ScoringScale
{
    /// <summary>
    /// The targets of several periods as one scale, by the rule that aggregates the values: every point of the scale is
    /// aggregated, floor with floor and target with target, so floors and stretches stay where they belong. A ratio takes
    /// the average. Null when no period has a target, and for a sum already when one has none: a part of a target is not
    /// the target. Scales that differ in shape (the KPI was redefined in between) cannot be added up; other rules take the last.
    /// </summary>
    /// <param name="periods">One entry for each expected period in order; null where a period has no target.</param>
    public static ScoringScale? Over(IReadOnlyList<ScoringScale?> periods, Aggregation rule)
    {
        List<ScoringScale> scales = [.. periods.OfType<ScoringScale>()];
        if (scales.Count == 0 || (rule is Aggregation.Sum && scales.Count < periods.Count))
            return null;

        var last = scales[^1];
        if (!scales.TrueForAll(scale => scale.HasShapeOf(last)))
            return rule is Aggregation.Sum ? null : last;

        List<ScalePoint> points = [];
        for (var i = 0; i < last.Points.Count; i++)
        {
            if (ValueAggregation.Combine(rule, [.. scales.Select(scale => scale.Points[i].Value)]) is not { } value)
                return null;
            points.Add(last.Points[i] with { Value = value });
        }

        return new ScoringScale(last.Direction, last.Cap, points);
    }

    private bool HasShapeOf(ScoringScale other) =>
        Direction == other.Direction
        && Cap == other.Cap
        && Points.Select(point => point.Score).SequenceEqual(other.Points.Select(point => point.Score));
}
