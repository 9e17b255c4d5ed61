using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>What was said about an objective, the earliest first.</summary>
public static class ListObjectiveComments
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapGet("{id}/comments", Handle)
        .WithName("listObjectiveComments")
        .WithSummary("The comments of an objective")
        .RequirePermission(Permission.Read)
        .Remember();

    private static async Task<Ok<ObjectiveCommentList>> Handle(
        Guid id, [AsParameters] OkrMoment moment, OkrReader reader, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var states = await reader.StatesAsync(moment.Query, ct);
        states.Find(id);
        var asOf = states.Snapshot.AsOf;
        var recorded = await store.ReadStreamAsync(
            new StreamId(user.OrgId, ObjectiveComments.Category, id), asOf.IsPast ? asOf.KnownAt : null, ct);
        var names = await people.AllAsync(user.OrgId, ct);
        var events = recorded.ToLookup(entry => ((ObjectiveCommentEvent)entry.Change).CommentId);
        return TypedResults.Ok(new ObjectiveCommentList(
            asOf,
            [
                .. ObjectiveComments.Of(recorded.Select(entry => (ObjectiveCommentEvent)entry.Change)).Select(comment => new ObjectiveCommentView(
                    comment.Id,
                    names.RefOf(comment.By),
                    comment.Removed ? null : MentionTexts.Shown(comment.Text, names),
                    comment.Removed ? [] : [.. comment.Mentions.Select(mentioned => names.RefOf(mentioned)).OfType<PersonRef>()],
                    events[comment.Id].First().RecordedAt,
                    comment.Revised ? events[comment.Id].Last(entry => entry.Change is CommentRevised).RecordedAt : null,
                    comment.Removed,
                    !comment.Removed && comment.By == user.PersonId)),
            ]));
    }
}

/// <param name="Comments">The earliest first; removed ones without their text.</param>
public sealed record ObjectiveCommentList(AsOfView AsOf, IReadOnlyList<ObjectiveCommentView> Comments);

/// <param name="By">Null when the name was erased.</param>
/// <param name="Text">Null when it was removed.</param>
/// <param name="RevisedAt">When its text was changed last; null when it never was.</param>
/// <param name="CanChange">It is the reader's own.</param>
public sealed record ObjectiveCommentView(
    Guid Id,
    PersonRef? By,
    string? Text,
    IReadOnlyList<PersonRef> Mentions,
    DateTimeOffset PostedAt,
    DateTimeOffset? RevisedAt,
    bool Removed,
    bool CanChange);
