using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>
/// Which events of objectives are told: what was agreed, checked in and closed, and comments that address the reader; not every
/// word that was changed. What was taken back since is not told. Asked for every event, the newest first.
/// </summary>
internal sealed class ToldOkrs(Guid readerId)
{
    private readonly HashSet<Guid> _takenBack = [];

    /// <summary>Whether the event is told for itself.</summary>
    public bool Tells(Recorded recorded)
    {
        switch (recorded.Change)
        {
            case CheckInWithdrawn withdrawn:
                _takenBack.Add(withdrawn.CheckInId);
                return false;
            case CommentRemoved removed:
                _takenBack.Add(removed.CommentId);
                return false;
            case CheckedIn checkedIn:
                return !_takenBack.Contains(checkedIn.CheckIn.Id);
            case CheckInCorrected corrected:
                return !_takenBack.Contains(corrected.CheckInId);
            case CommentPosted posted:
                return posted.Mentions.Contains(readerId) && !_takenBack.Contains(posted.CommentId);
            case ObjectiveEvent change:
                return change is OkrObjectiveAgreed or OkrObjectiveReturnedToDraft or OkrObjectiveClosed or OkrObjectiveReopened or OkrObjectiveArchived;
            default:
                return recorded.Change is not (ObjectiveCommentEvent or CycleEvent);
        }
    }
}
