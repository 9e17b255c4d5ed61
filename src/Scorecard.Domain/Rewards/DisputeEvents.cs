namespace Scorecard.Domain.Rewards;

/// <summary>Everything that can happen to a question about a statement.</summary>
public abstract record DisputeEvent;

/// <summary>The person who was paid asks about the statement of a run.</summary>
public sealed record DisputeOpened(Guid RunId, Guid PersonId, DisputeReason Reason, string Text) : DisputeEvent;

/// <param name="NeedsInformation">The person who was paid is asked for more.</param>
public sealed record DisputeAnswered(Guid By, string Text, bool NeedsInformation) : DisputeEvent;

/// <summary>It is right; what follows from it comes with the next adjustment.</summary>
public sealed record DisputeAccepted(Guid By, string Text) : DisputeEvent;

public sealed record DisputeRejected(Guid By, string Text) : DisputeEvent;

public sealed record DisputeWithdrawn : DisputeEvent;
