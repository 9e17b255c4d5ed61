using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Corrections;

/// <summary>Everything that can happen to a correction that needs an approval.</summary>
public abstract record CorrectionEvent;

/// <param name="BaseRevision">Of the value that it would replace: when another stands, the proposal is stale.</param>
/// <param name="After">Without any figure, and applicable, it takes the value of the period back.</param>
/// <param name="Segment">The member of a dimension whose value it is; null = the total.</param>
public sealed record CorrectionProposed(
    Guid KpiId, Period Period, Guid ProposedBy, int BaseRevision, ValueFigures Before, ValueFigures After, string? Comment, string Reason, SegmentKey? Segment)
    : CorrectionEvent;

/// <summary>Recorded together with the value, whose event names this correction.</summary>
public sealed record CorrectionApproved(Guid ApprovedBy) : CorrectionEvent;

public sealed record CorrectionRejected(Guid RejectedBy, string Reason) : CorrectionEvent;

/// <summary>Whoever proposed it took it back.</summary>
public sealed record CorrectionWithdrawn : CorrectionEvent;

/// <summary>Whoever proposed it has seen the rejection.</summary>
public sealed record CorrectionRejectionSeen : CorrectionEvent;
