namespace Scorecard.Domain.Okrs;

/// <summary>Everything that can happen to the comments of an objective: a stream of their own, without a state.</summary>
public abstract record ObjectiveCommentEvent(Guid CommentId);

/// <param name="Mentions">The people it addresses.</param>
public sealed record CommentPosted(Guid CommentId, Guid By, string Text, IReadOnlyList<Guid> Mentions) : ObjectiveCommentEvent(CommentId);

public sealed record CommentRevised(Guid CommentId, string Text, IReadOnlyList<Guid> Mentions) : ObjectiveCommentEvent(CommentId);

public sealed record CommentRemoved(Guid CommentId) : ObjectiveCommentEvent(CommentId);
