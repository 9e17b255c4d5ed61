using System.Diagnostics;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

/// <summary>A comment as it stands.</summary>
/// <param name="Revised">True when this is not the text first posted.</param>
public sealed record ObjectiveComment(Guid Id, Guid By, string Text, IReadOnlyList<Guid> Mentions, bool Revised, bool Removed);

/// <summary>The comments of an objective, and the decisions about them. Comments stay possible when the objective is closed.</summary>
public static class ObjectiveComments
{
    /// <summary>Category of the stream; its id is the objective's.</summary>
    public const string Category = "objective-comments";

    public const int MaxMentions = 20;

    /// <summary>All comments in the order in which they were posted, removed ones included.</summary>
    public static IReadOnlyList<ObjectiveComment> Of(IEnumerable<ObjectiveCommentEvent> events)
    {
        List<ObjectiveComment> comments = [];
        foreach (var change in events)
        {
            var index = comments.FindIndex(comment => comment.Id == change.CommentId);
            var comment = Evolve(index < 0 ? null : comments[index], change);
            if (index < 0)
                comments.Add(comment);
            else
                comments[index] = comment;
        }

        return comments;
    }

    /// <param name="standing">The comment with the same id; null = there is none.</param>
    public static Decision<ObjectiveCommentEvent> Post(ObjectiveComment? standing, Guid commentId, Guid by, string text, IReadOnlyList<Guid> mentions)
    {
        if (standing is not null)
        {
            return standing.By == by && standing.Text == text && standing.Mentions.SequenceEqual(mentions) && !standing.Removed
                ? []
                : ObjectiveCommentErrors.AlreadyPosted;
        }

        return Refusal(text, mentions) is { } refused ? refused : [new CommentPosted(commentId, by, text, mentions)];
    }

    public static Decision<ObjectiveCommentEvent> Revise(ObjectiveComment? standing, Guid by, string text, IReadOnlyList<Guid> mentions)
    {
        if (standing is null or { Removed: true })
            return ObjectiveCommentErrors.NotFound;
        if (standing.By != by)
            return ObjectiveCommentErrors.NotOwn;
        if (Refusal(text, mentions) is { } refused)
            return refused;

        return standing.Text == text && standing.Mentions.SequenceEqual(mentions) ? [] : [new CommentRevised(standing.Id, text, mentions)];
    }

    /// <summary>Removes a comment from sight; the log keeps it.</summary>
    public static Decision<ObjectiveCommentEvent> Remove(ObjectiveComment? standing, Guid by)
    {
        if (standing is null)
            return ObjectiveCommentErrors.NotFound;
        if (standing.By != by)
            return ObjectiveCommentErrors.NotOwn;

        return standing.Removed ? [] : [new CommentRemoved(standing.Id)];
    }

    private static ObjectiveComment Evolve(ObjectiveComment? state, ObjectiveCommentEvent change) => change switch
    {
        CommentPosted posted => new(posted.CommentId, posted.By, posted.Text, posted.Mentions, Revised: false, Removed: false),
        CommentRevised revised => state! with { Text = revised.Text, Mentions = revised.Mentions, Revised = true },
        CommentRemoved => state! with { Removed = true },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    private static DomainError? Refusal(string text, IReadOnlyList<Guid> mentions)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ObjectiveCommentErrors.TextRequired;

        return mentions.Count <= MaxMentions && mentions.Distinct().Count() == mentions.Count ? null : ObjectiveCommentErrors.MentionsInvalid;
    }
}
