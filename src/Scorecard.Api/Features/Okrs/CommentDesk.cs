using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Records what those who may see an objective say about it, and whom they address.</summary>
public sealed class CommentDesk(PostgresEventStore store, Reader reader, OkrAccess access, Caller caller, CurrentUser user)
{
    private const int Attempts = 8;

    private static readonly DomainError MentionCannotSee = new(
        "comment.mention_cannot_see", "Somebody you mention may not see this objective. Leave the name out, or share the objective first.");

    /// <param name="mentions">Whoever the comment addresses; those newly addressed must be able to see the objective.</param>
    /// <param name="decide">Given the comment with this id as it stands, or null.</param>
    /// <exception cref="RefusedException">404 <c>objective.not_found</c>; 422 <c>comment.mention_cannot_see</c> with <c>people</c>.</exception>
    public async Task<Outcome> RecordAsync(
        Guid objectiveId, Guid commentId, IReadOnlyList<Guid> mentions, Func<ObjectiveComment?, Decision<ObjectiveCommentEvent>> decide, CancellationToken ct)
    {
        var blind = await BlindAsync(objectiveId, mentions, ct);
        if (caller.Idempotency is { } key && await store.FindReplayAsync(user.OrgId, key, ct) is { } earlier)
            return new Outcome.Done(earlier.Version, earlier.RecordedAt, Changed: false);

        var stream = new StreamId(user.OrgId, ObjectiveComments.Category, objectiveId);
        for (var attempt = 1; ; attempt++)
        {
            var recorded = await store.ReadStreamAsync(stream, ct: ct);
            var standing = ObjectiveComments.Of(recorded.Select(entry => (ObjectiveCommentEvent)entry.Change)).FirstOrDefault(comment => comment.Id == commentId);
            var decision = decide(standing);
            if (decision.Error is { } refused)
                return new Outcome.Refused(refused);
            if (decision.Events is [])
                return Unchanged(recorded, commentId);
            if (blind.Except(standing?.Mentions ?? []).ToList() is { Count: > 0 } people)
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, MentionCannotSee, new KeyValuePair<string, object?>("people", people));

            try
            {
                var append = new Append(stream, recorded.Count, [.. decision.Events], caller.Metadata()) { Idempotency = caller.Idempotency };
                var appended = await store.AppendAsync(append, ct);
                return new Outcome.Done(appended.Version, appended.RecordedAt);
            }
            catch (VersionConflictException) when (attempt < Attempts) // somebody else commented meanwhile
            {
            }
        }
    }

    private static Outcome.Done Unchanged(IReadOnlyList<Recorded> recorded, Guid commentId)
    {
        var last = recorded.Last(entry => ((ObjectiveCommentEvent)entry.Change).CommentId == commentId);
        return new Outcome.Done(last.Version, last.RecordedAt, Changed: false);
    }

    /// <summary>Those of the mentioned who may not see the objective. 404 where the caller may not.</summary>
    private async Task<List<Guid>> BlindAsync(Guid objectiveId, IReadOnlyList<Guid> mentions, CancellationToken ct)
    {
        var facts = (await reader.ReadAsync(
            new Needs { Some = [(Objective.Category, objectiveId), .. mentions.Select(id => (Person.Category, id))] }, ct)).Facts;
        if (facts.Find<Objective>(objectiveId) is not { State: var objective })
            throw RefusedException.NotFound(Objective.Category);

        access.RequireSee(objective);
        var tree = user.Organization.Tree;
        return
        [
            .. mentions.Where(id => facts.Find<Person>(id) is not { } person || !new OkrAccess(id, Access.Of(person.State, tree), tree).MaySee(objective)),
        ];
    }
}
