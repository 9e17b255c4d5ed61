namespace Scorecard.EventStore;

/// <summary>Which events of an organization's log are asked for. What is not given does not narrow the search.</summary>
public sealed record LogQuery
{
    /// <summary>Recorded at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Recorded before.</summary>
    public DateTimeOffset? To { get; init; }

    public Guid? ActorId { get; init; }

    public string? Kind { get; init; }

    public string? Type { get; init; }

    public Guid? CorrelationId { get; init; }

    /// <summary>Only events of these streams, whatever their kind.</summary>
    public IReadOnlyCollection<Guid>? Streams { get; init; }

    public LogText? Text { get; init; }

    /// <summary>Events whose content the reader may not see: they come without data and reason, and no text is searched for in either.</summary>
    public LogSeal? Seal { get; init; }
}

/// <param name="Kinds">Every stream of these kinds.</param>
/// <param name="Streams">Single streams, whatever their kind.</param>
public sealed record LogSeal(IReadOnlyCollection<string> Kinds, IReadOnlyCollection<Guid> Streams);

/// <summary>A text that stands in the reason or the data, or means one of these people or streams.</summary>
/// <param name="Text">Compared without regard to case.</param>
public sealed record LogText(string Text, IReadOnlyCollection<Guid> Actors, IReadOnlyCollection<Guid> Streams);

/// <summary>A place in the log, which is read from the latest moment backwards.</summary>
public readonly record struct LogPlace(DateTimeOffset RecordedAt, long Position);

/// <param name="Next">Where the next page begins; null = nothing older is left. A page may be short and yet not the last one: see <see cref="LogReader"/>.</param>
public sealed record LogPage(IReadOnlyList<LoggedEvent> Events, LogPlace? Next);

/// <summary>An event as it is stored, whether this version of the program knows its name or not.</summary>
/// <param name="Data">The stored JSON, byte for byte; null where the query seals it.</param>
/// <param name="Reason">Null also where the query seals it.</param>
/// <param name="EndsAppend">The last event of its append.</param>
/// <param name="PreviousHash">Hash of the stream's event before it; null for the first. Only <see cref="LogReader.AllAsync"/> looks it up.</param>
public sealed record LoggedEvent(
    StreamId Stream,
    int Version,
    long Position,
    string Type,
    string? Data,
    Guid ActorId,
    string? Reason,
    Guid CorrelationId,
    DateTimeOffset RecordedAt,
    bool EndsAppend,
    byte[] Hash,
    byte[]? PreviousHash = null)
{
    public LogPlace Place => new(RecordedAt, Position);
}
