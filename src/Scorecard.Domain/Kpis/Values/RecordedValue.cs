using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Values;

/// <summary>
/// What stands for a KPI and period. A withdrawn value stands as a row without figures, so that its revision keeps
/// counting.
/// </summary>
/// <param name="Value">The figure; null when the parts of a ratio are given instead.</param>
/// <param name="Revision">1 = first, 2… = corrections; of a figure that was not recorded itself what was recorded before it, 0 = nothing.</param>
/// <param name="Segment">The member of a dimension whose value it is; null = the total.</param>
/// <param name="Reason">Why there is no figure where it is computed: one of <see cref="Reasons"/>.</param>
public sealed record RecordedValue(
    Period Period,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    int Revision,
    DateTimeOffset? RecordedAt = null,
    SegmentKey? Segment = null,
    ValueOrigin Origin = ValueOrigin.Recorded,
    string? Reason = null)
{
    public bool IsWithdrawn => this is { Value: null, Numerator: null, Denominator: null, NotApplicable: false };

    /// <summary>The figure, computed from its parts by the factor in force when it is a ratio; null when there is none.</summary>
    public decimal? Figure(KpiDefinition definition) => KpiValues.Figure(definition, Value, Numerator, Denominator);
}

/// <summary>A value as somebody enters it. Without any figure, and applicable, it takes the value of the period back.</summary>
/// <param name="ExpectedRevision">The revision that the writer saw, 0 for none; null = whatever stands.</param>
/// <param name="Segment">The member of a dimension whose value it is; null = the total.</param>
/// <param name="CommentLater">A red result is taken without its comment: nobody can be asked for each line of a file.</param>
public sealed record RecordValue(
    Period Period,
    decimal? Value = null,
    decimal? Numerator = null,
    decimal? Denominator = null,
    bool NotApplicable = false,
    string? Comment = null,
    string? Reason = null,
    int? ExpectedRevision = null,
    SegmentKey? Segment = null,
    bool CommentLater = false);
