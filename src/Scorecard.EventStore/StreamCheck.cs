namespace Scorecard.EventStore;

/// <summary>An event as it is stored, and whether its hash fits what is stored.</summary>
/// <param name="Data">The stored JSON, byte for byte; of an altered event perhaps no event at all.</param>
/// <param name="IsIntact">True when the hash, recomputed from the event and the stored hash before it, is the stored one.</param>
public sealed record CheckedEvent(
    int Version, long Position, string Type, string Data, Guid ActorId, string? Reason, DateTimeOffset RecordedAt, byte[] Hash, bool IsIntact);

/// <summary>The events of one stream with recomputed hashes.</summary>
/// <param name="Broken">Where the chain breaks first; null = it holds.</param>
public sealed record StreamCheck(IReadOnlyList<CheckedEvent> Events, BrokenEvent? Broken);
