using Scorecard.Api.Features.Corrections;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Home;

public enum OwedKind
{
    /// <summary>A period has ended without a value.</summary>
    ValueMissing,

    /// <summary>A red result that nobody has said anything about.</summary>
    CommentMissing,

    /// <summary>Somebody proposed a correction that one may approve.</summary>
    CorrectionToApprove,

    /// <summary>A correction of one's own was rejected.</summary>
    CorrectionRejected,

    /// <summary>An active KPI is measured against nothing.</summary>
    KpiWithoutTarget,

    /// <summary>A draft breaks no SMART criterion and could be put into use.</summary>
    DraftToActivate,
}

/// <param name="DueOn">The last day of grace; null where there is none.</param>
/// <param name="Correction">The correction that is to be decided on, or was rejected; null for other kinds.</param>
/// <param name="PreviousValue">The figure of the period before.</param>
public sealed record OwedItem(
    OwedKind Kind,
    Guid KpiId,
    string Code,
    string Name,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Period? Period,
    DateOnly? DueOn,
    ScoreStatus Status,
    decimal? PreviousValue,
    decimal? Target,
    Aggregation Aggregation,
    CorrectionView? Correction = null);
