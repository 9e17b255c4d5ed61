using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>Comments in which the reader was addressed and which the reader has not answered on the same objective, for 30 days.</summary>
public sealed class MentionReader(PostgresEventStore store, CurrentUser user, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Everything that was said where the reader was addressed in the last 30 days.</summary>
    public Task<IReadOnlyList<Recorded>> EventsAsync(AsOfQuery query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = query.KnownAtOrRefuse(now);
        return store.ReadStreamsMentioningAsync(user.OrgId, ObjectiveComments.Category, user.PersonId, known, (known ?? now) - Kept, ct);
    }

    /// <summary>The latest first.</summary>
    public IEnumerable<OwedCheckIn> Open(OkrBook book, IReadOnlyList<Recorded> events)
    {
        var until = book.States.Snapshot.AsOf.KnownAt;
        return events
            .GroupBy(recorded => recorded.Stream.Id)
            .Where(stream => book.States.All.TryGetValue(stream.Key, out var objective) && !objective.State.Archived && book.States.MaySee(objective))
            .SelectMany(stream => Unanswered(stream, until - Kept).Select(open => (ObjectiveId: stream.Key, open.Comment, open.At)))
            .OrderByDescending(open => open.At)
            .Select(open => Item(book, open.ObjectiveId, open.Comment, open.At));
    }

    private IEnumerable<(ObjectiveComment Comment, DateTimeOffset At)> Unanswered(IEnumerable<Recorded> stream, DateTimeOffset since)
    {
        List<Recorded> events = [.. stream];
        var at = events.Where(recorded => recorded.Change is CommentPosted).ToDictionary(recorded => ((CommentPosted)recorded.Change).CommentId, recorded => recorded.RecordedAt);
        return ObjectiveComments.Of(events.Select(recorded => (ObjectiveCommentEvent)recorded.Change))
            .Reverse()
            .TakeWhile(comment => comment.By != user.PersonId || comment.Removed)
            .Where(comment => comment.By != user.PersonId && !comment.Removed && comment.Mentions.Contains(user.PersonId) && at[comment.Id] >= since)
            .Select(comment => (comment, at[comment.Id]));
    }

    private static OwedCheckIn Item(OkrBook book, Guid objectiveId, ObjectiveComment comment, DateTimeOffset at)
    {
        var content = book.States.All[objectiveId].State.Content;
        return new OwedCheckIn(
            OwedOkrKind.Mention,
            objectiveId,
            content.Title,
            book.States.Organization.NameOf(content.UnitId),
            KeyResult: null,
            Owner: null,
            DueOn: null,
            DaysLate: 0,
            book.States.Organization.On(at).Today,
            EscalatedTo: [],
            comment.Id,
            MentionTexts.Shown(comment.Text, id => book.NameOf(id)?.Name),
            book.NameOf(comment.By));
    }
}
