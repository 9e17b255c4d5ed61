namespace Scorecard.EventStore;

/// <summary>A stored event with the facts the store adds to it.</summary>
/// <param name="Position">Its place in the log of all streams; grows within a stream, may have gaps.</param>
/// <param name="Type">The stored name.</param>
/// <param name="Hash">SHA-256 of the hash of the stream's event before it and of the <see cref="CanonicalEvent"/>.</param>
public sealed record Recorded(
    StreamId Stream,
    int Version,
    long Position,
    string Type,
    object Change,
    Guid ActorId,
    string? Reason,
    Guid CorrelationId,
    DateTimeOffset RecordedAt,
    byte[] Hash)
{
    public LogPlace Place => new(RecordedAt, Position);
}

/// <summary>An aggregate's state after an append, as its writer gave it.</summary>
public sealed record StoredState(string Kind, Guid Id, int Version, DateTimeOffset RecordedAt, string Json);

/// <summary>A row of the bitemporal values table.</summary>
/// <param name="Revision">1 = the first value of its period and segment, 2 and up = corrections.</param>
/// <param name="SupersededAt">When a correction took its place; null = it stood at the moment asked for.</param>
/// <param name="Position">Position of the event that recorded it.</param>
/// <param name="Comment">What was said about the figure. A new comment makes a new row with the same revision.</param>
public sealed record StoredValue(
    Guid KpiId,
    DateOnly PeriodStart,
    string Segment,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    int Revision,
    DateTimeOffset RecordedAt,
    DateTimeOffset? SupersededAt,
    long Position,
    string? Comment = null);
