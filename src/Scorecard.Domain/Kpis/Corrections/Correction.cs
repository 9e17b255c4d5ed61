using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Values;

namespace Scorecard.Domain.Kpis.Corrections;

public enum CorrectionStatus
{
    /// <summary>It waits for somebody to decide.</summary>
    Proposed,
    Approved,

    /// <summary>Whoever proposed it has not seen it yet.</summary>
    Rejected,

    /// <summary>Rejected, and seen by whoever proposed it.</summary>
    RejectionSeen,
    Withdrawn,
}

/// <summary>A value that somebody wants to replace and somebody else has to approve. Nothing is recorded for the KPI until then.</summary>
/// <param name="Proposal">Null = not proposed yet.</param>
/// <param name="DecidedBy">Who approved or rejected it.</param>
/// <param name="Answer">Why it was rejected.</param>
public sealed record Correction(CorrectionProposed? Proposal, CorrectionStatus Status, Guid? DecidedBy, string? Answer)
    : IAggregate<Correction, CorrectionEvent>
{
    public static string Category => "correction";

    public static Correction Initial { get; } = new(Proposal: null, CorrectionStatus.Proposed, DecidedBy: null, Answer: null);

    [JsonIgnore]
    public bool IsOpen => this is { Proposal: not null, Status: CorrectionStatus.Proposed };

    public static Correction Evolve(Correction state, CorrectionEvent change) => change switch
    {
        CorrectionProposed proposed => Initial with { Proposal = proposed },
        CorrectionApproved approved => state with { Status = CorrectionStatus.Approved, DecidedBy = approved.ApprovedBy },
        CorrectionRejected rejected => state with { Status = CorrectionStatus.Rejected, DecidedBy = rejected.RejectedBy, Answer = rejected.Reason },
        CorrectionWithdrawn => state with { Status = CorrectionStatus.Withdrawn },
        CorrectionRejectionSeen => state with { Status = CorrectionStatus.RejectionSeen },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>The name that all open corrections of one value share, so that there is one at a time.</summary>
    public static string KeyOf(CorrectionProposed proposal) => $"{proposal.KpiId}/{proposal.Period}/{proposal.Segment}";

    /// <summary>Proposes what <see cref="KpiValues.Record"/> answered <see cref="KpiValueErrors.ApprovalRequired"/> to.</summary>
    /// <param name="standing">The value that it would replace.</param>
    /// <param name="command">With the reason that a correction needs.</param>
    public Decision<CorrectionEvent> Propose(Guid kpiId, RecordedValue standing, RecordValue command, Guid proposedBy) => Proposal is not null
        ? CorrectionErrors.AlreadyProposed
        :
        [
            new CorrectionProposed(
                kpiId,
                command.Period,
                proposedBy,
                standing.Revision,
                ValueFigures.Of(standing),
                ValueFigures.Of(command),
                string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment,
                command.Reason!,
                command.Segment),
        ];

    /// <summary>What is recorded when it is approved.</summary>
    public RecordValue Command() => Proposal is { After: var after } proposal
        ? new(proposal.Period, after.Value, after.Numerator, after.Denominator, after.NotApplicable, proposal.Comment, proposal.Reason, proposal.BaseRevision, proposal.Segment)
        : throw new InvalidOperationException("Nothing is proposed.");

    /// <summary>True when another value stands than the one it would replace.</summary>
    /// <param name="standing">What stands for the period now.</param>
    public bool IsStale(RecordedValue? standing) => Proposal?.BaseRevision != (standing?.Revision ?? 0);

    /// <param name="standing">What stands for the period now.</param>
    public Decision<CorrectionEvent> Approve(Guid approver, RecordedValue? standing)
    {
        if (DecisionRefusal(approver) is { } refused)
            return refused;

        return IsStale(standing) ? CorrectionErrors.Stale : [new CorrectionApproved(approver)];
    }

    public Decision<CorrectionEvent> Reject(Guid rejectedBy, string? reason)
    {
        if (DecisionRefusal(rejectedBy) is { } refused)
            return refused;

        return string.IsNullOrWhiteSpace(reason) ? CorrectionErrors.ReasonRequired : [new CorrectionRejected(rejectedBy, reason)];
    }

    public Decision<CorrectionEvent> Withdraw(Guid personId)
    {
        if (Proposal is null)
            return CorrectionErrors.NotFound;
        if (Proposal.ProposedBy != personId)
            return CorrectionErrors.NotOwn;

        return Status switch
        {
            CorrectionStatus.Proposed => [new CorrectionWithdrawn()],
            CorrectionStatus.Withdrawn => [],
            CorrectionStatus.Approved or CorrectionStatus.Rejected or CorrectionStatus.RejectionSeen => CorrectionErrors.Decided,
        };
    }

    public Decision<CorrectionEvent> SeeRejection(Guid personId)
    {
        if (Proposal is null)
            return CorrectionErrors.NotFound;
        if (Proposal.ProposedBy != personId)
            return CorrectionErrors.NotOwn;

        return Status is CorrectionStatus.Rejected ? [new CorrectionRejectionSeen()] : [];
    }

    private DomainError? DecisionRefusal(Guid personId)
    {
        if (Proposal is null)
            return CorrectionErrors.NotFound;
        if (Proposal.ProposedBy == personId)
            return CorrectionErrors.Own;

        return IsOpen ? null : CorrectionErrors.Decided;
    }
}
