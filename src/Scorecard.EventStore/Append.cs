namespace Scorecard.EventStore;

/// <summary>Everything one command records, in one transaction and one round trip.</summary>
/// <param name="ExpectedVersion">The version the decision was made on; 0 = the stream must not exist yet.</param>
public sealed record Append(StreamId Stream, int ExpectedVersion, IReadOnlyList<object> Events, EventMetadata Metadata)
{
    /// <summary>The aggregate's JSON after the events, kept byte for byte; null = streams of this kind keep no state.</summary>
    public string? State { get; init; }

    /// <summary>The reason of each event, where they differ; null = that of the metadata for all of them.</summary>
    public IReadOnlyList<string?>? Reasons { get; init; }

    /// <summary>Business keys to reserve for, or release from, the stream's id.</summary>
    public IReadOnlyList<KeyChange> Keys { get; init; } = [];

    /// <summary>Rows of the bitemporal values table.</summary>
    public IReadOnlyList<ValueChange> Values { get; init; } = [];

    public Idempotency? Idempotency { get; init; }

    /// <summary>Streams that must still be where the decision found them when this is recorded; otherwise it is a version conflict of theirs.</summary>
    public IReadOnlyList<Premise> Premises { get; init; } = [];

    /// <summary>
    /// Others rest on this stream: waits for those in flight, and whoever decided before and comes later decides again.
    /// </summary>
    public bool IsPremise { get; init; }

    internal string? ReasonOf(int eventIndex) => Reasons is null ? Metadata.Reason : Reasons[eventIndex];
}

/// <summary>Who recorded the events, within which request, and why.</summary>
public sealed record EventMetadata(Guid ActorId, Guid CorrelationId, string? Reason = null);

/// <summary>A business key that only one id of an organization may hold, such as a KPI's code.</summary>
/// <param name="Release">Frees the key (if the stream's id holds it) instead of reserving it.</param>
public sealed record KeyChange(string Kind, string Key, bool Release = false);

/// <summary>A figure of a period. It supersedes the open row of the same KPI, period and segment at the moment its event is recorded.</summary>
/// <param name="Segment">Empty = the total.</param>
/// <param name="EventIndex">Which of <see cref="Append.Events"/> it belongs to, from 0.</param>
/// <param name="Comment">What was said about the figure.</param>
/// <param name="KeepsRevision">The figure is the one that stood; only the comment is another. No correction, so the revision stays.</param>
public sealed record ValueChange(
    Guid KpiId,
    DateOnly PeriodStart,
    string Segment,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    int EventIndex = 0,
    string? Comment = null,
    bool KeepsRevision = false);

/// <summary>A caller's promise that calls with the same key are the same request.</summary>
/// <param name="Fingerprint">A hash of the request; the same key with another fingerprint is refused.</param>
public sealed record Idempotency(Guid ActorId, string Key, string Fingerprint);

/// <param name="Version">The stream's version after the append.</param>
/// <param name="RecordedAt">When its last event was recorded: a read as known at this moment shows all of the append.</param>
/// <param name="Replayed">An earlier call with the same idempotency key had done it; nothing was written now.</param>
public sealed record Appended(int Version, DateTimeOffset RecordedAt, bool Replayed = false);
