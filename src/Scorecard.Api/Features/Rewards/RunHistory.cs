using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Who took which step of a run and when, as the log tells it.</summary>
public static class RunHistory
{
    /// <param name="recorded">The events of one run.</param>
    public static IReadOnlyList<RewardRunStep> Of(IEnumerable<Recorded> recorded, IReadOnlyDictionary<Guid, PersonData> names) =>
    [
        .. from one in recorded
           let status = StatusAfter(one.Change)
           where status is not null
           select new RewardRunStep(status.Value, names.RefOf(one.ActorId), one.RecordedAt),
    ];

    private static RewardRunStatus? StatusAfter(object change) => change switch
    {
        RewardRunComputed => RewardRunStatus.Computed,
        RewardRunReviewed => RewardRunStatus.Reviewed,
        RewardRunApproved => RewardRunStatus.Approved,
        RewardRunFrozen => RewardRunStatus.Frozen,
        RewardRunPaid => RewardRunStatus.Paid,
        RewardRunDiscarded => RewardRunStatus.Discarded,
        _ => null,
    };
}

/// <param name="Status">What the run became.</param>
/// <param name="By">Null where nobody knows any more who that was.</param>
public sealed record RewardRunStep(RewardRunStatus Status, PersonRef? By, DateTimeOffset At);
