using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

public enum RewardRunStatus
{
    Computed,
    Reviewed,
    Approved,

    /// <summary>Statements are released.</summary>
    Frozen,
    Paid,
    Discarded,
}

/// <summary>One computation of a plan for one period, on its way to being paid: computed, reviewed, approved by somebody else, frozen, paid.</summary>
/// <param name="Computation">Null = not computed.</param>
public sealed record RewardRun(RewardRunComputed? Computation, RewardRunStatus Status, Guid? ReviewedBy, Guid? ApprovedBy)
    : IAggregate<RewardRun, RewardRunEvent>
{
    public static string Category => "reward-run";

    public static RewardRun Initial { get; } = new(Computation: null, RewardRunStatus.Computed, ReviewedBy: null, ApprovedBy: null);

    /// <summary>True while the run may still be discarded, and no other of its plan and period may be computed.</summary>
    [JsonIgnore]
    public bool IsOpen => Computation is not null && Status is RewardRunStatus.Computed or RewardRunStatus.Reviewed or RewardRunStatus.Approved;

    /// <summary>True once statements are released.</summary>
    [JsonIgnore]
    public bool IsReleased => Status is RewardRunStatus.Frozen or RewardRunStatus.Paid;

    /// <summary>The name that all open runs of a plan and period share, so that there is one at a time.</summary>
    public static string KeyOf(RewardRunComputed run) => $"{run.PlanId:D}/{run.Period}";

    public static RewardRun Evolve(RewardRun state, RewardRunEvent change) => change switch
    {
        RewardRunComputed computed => Initial with { Computation = computed },
        RewardRunReviewed reviewed => state with { Status = RewardRunStatus.Reviewed, ReviewedBy = reviewed.ReviewedBy },
        RewardRunApproved approved => state with { Status = RewardRunStatus.Approved, ApprovedBy = approved.ApprovedBy },
        RewardRunFrozen => state with { Status = RewardRunStatus.Frozen },
        RewardRunPaid => state with { Status = RewardRunStatus.Paid },
        RewardRunDiscarded => state with { Status = RewardRunStatus.Discarded },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    public Decision<RewardRunEvent> Compute(RewardRunComputed run) => Computation is null ? [run] : RewardRunErrors.AlreadyComputed;

    public Decision<RewardRunEvent> Review(Guid personId) => Next(RewardRunStatus.Computed, new RewardRunReviewed(personId), RewardRunStatus.Reviewed);

    /// <param name="paysThem">Whether a line of the run is theirs.</param>
    public Decision<RewardRunEvent> Approve(Guid personId, bool paysThem)
    {
        if (Computation is not null && Status is not (RewardRunStatus.Reviewed or RewardRunStatus.Approved))
            return RewardRunErrors.OutOfOrder;
        if (Computation is { Held: > 0 })
            return RewardRunErrors.LinesHeld;
        if (Computation?.ComputedBy == personId)
            return RewardRunErrors.Own;
        if (paysThem)
            return RewardRunErrors.OwnPay;

        return Next(RewardRunStatus.Reviewed, new RewardRunApproved(personId), RewardRunStatus.Approved);
    }

    /// <param name="versionInForce">Number of the plan's version that pays the period now; an adjustment keeps that of the run it adjusts.</param>
    public Decision<RewardRunEvent> Freeze(int? versionInForce)
    {
        if (Status is RewardRunStatus.Approved && Computation is { Adjusts: null } one && one.PlanVersion != versionInForce)
            return RewardRunErrors.Superseded;

        return Next(RewardRunStatus.Approved, new RewardRunFrozen(), RewardRunStatus.Frozen);
    }

    /// <param name="controlTotal">What the payroll file that was handed over sums up to.</param>
    public Decision<RewardRunEvent> Pay(decimal controlTotal) =>
        Status is RewardRunStatus.Frozen && controlTotal != Computation?.Due
            ? RewardRunErrors.ControlTotalDiffers
            : Next(RewardRunStatus.Frozen, new RewardRunPaid(controlTotal), RewardRunStatus.Paid);

    public Decision<RewardRunEvent> Discard() => this switch
    {
        { Computation: null } => RewardRunErrors.NotFound,
        { Status: RewardRunStatus.Discarded } => [],
        { IsOpen: true } => [new RewardRunDiscarded()],
        _ => RewardRunErrors.Released,
    };

    private Decision<RewardRunEvent> Next(RewardRunStatus from, RewardRunEvent step, RewardRunStatus to)
    {
        if (Computation is null)
            return RewardRunErrors.NotFound;
        if (Status == to)
            return [];

        return Status == from ? [step] : RewardRunErrors.OutOfOrder;
    }
}
