using System.Text.Json.Serialization;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Values;

/// <summary>
/// Everything that can happen to the values of a KPI. They are a stream of their own, beside the KPI's: a long
/// series does not weigh on the definition. The reason of a correction is in the event's metadata.
/// </summary>
/// <param name="Segment">The member of a dimension that it is about; null = the total.</param>
public abstract record KpiValueEvent(
    Period Period, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SegmentKey? Segment = null)
{
    /// <summary>The correction that was approved; null = recorded by whoever wanted it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApprovedProposal? Proposal { get; init; }
}

/// <param name="Value">The figure; null when the parts of a ratio are given instead.</param>
public sealed record KpiValueRecorded(
    Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, string? Comment, SegmentKey? Segment = null)
    : KpiValueEvent(Period, Segment);

/// <summary>Another figure for a period that had one; the earlier one stays in the history.</summary>
public sealed record KpiValueCorrected(
    Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, string? Comment, SegmentKey? Segment = null)
    : KpiValueEvent(Period, Segment);

/// <summary>There is nothing to measure in this period, and that is no gap.</summary>
public sealed record KpiValueMarkedNotApplicable(
    Period Period, string? Comment, SegmentKey? Segment = null)
    : KpiValueEvent(Period, Segment);

/// <summary>The figure did not belong to this period; the period has no value again.</summary>
public sealed record KpiValueWithdrawn(
    Period Period, SegmentKey? Segment = null)
    : KpiValueEvent(Period, Segment);

/// <summary>A comment on the figure that stands; the figure keeps its revision.</summary>
public sealed record KpiValueCommented(
    Period Period, string Comment, SegmentKey? Segment = null)
    : KpiValueEvent(Period, Segment);
