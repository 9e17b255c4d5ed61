using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <param name="Points">One for each period, in order.</param>
/// <param name="Revisions">Where definition or targets were changed, or the KPI ended; to be drawn as steps.</param>
public sealed record KpiSeries(Guid KpiId, Frequency Frequency, IReadOnlyList<SeriesPoint> Points, IReadOnlyList<SeriesMark> Revisions);

/// <param name="Value">The figure; of a ratio recorded in parts what they make.</param>
/// <param name="Revision">0 = no value, 1 = as first recorded, 2 and more = corrected.</param>
/// <param name="History">Earlier figures, oldest first; of a period that was recorded.</param>
/// <param name="Closed">The unit has closed the period.</param>
/// <param name="Pending">A correction that waits for an approval.</param>
/// <param name="Origin">Where the figure comes from; nothing can be entered where it is computed.</param>
/// <param name="Reason">Why a computed value is not there.</param>
public sealed record SeriesPoint(
    Period Period,
    DateOnly Start,
    DateOnly End,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    decimal? Target,
    decimal? Floor,
    decimal? Stretch,
    decimal? Score,
    decimal? Attainment,
    ScoreStatus Status,
    int Revision,
    DateTimeOffset? RecordedAt,
    IReadOnlyList<ValueVersion> History,
    bool Closed,
    PendingCorrection? Pending,
    ValueOrigin Origin,
    string? Reason);

/// <summary>A figure that was corrected later.</summary>
/// <param name="Reason">Why it was recorded.</param>
public sealed record ValueVersion(
    int Revision,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    string? Reason,
    DateTimeOffset RecordedAt,
    PersonRef? By);

public enum MarkKind
{
    Definition,
    Target,
    Replacement,
    Retirement,
}

/// <param name="Text">The reason.</param>
public sealed record SeriesMark(Period Period, MarkKind Kind, string? Text, DateTimeOffset RecordedAt);
