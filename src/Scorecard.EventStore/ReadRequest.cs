namespace Scorecard.EventStore;

/// <summary>Several questions answered in one round trip from one snapshot.</summary>
/// <param name="KnownAt">Answers as known at this moment; null = now.</param>
public sealed record ReadRequest(Guid OrgId, DateTimeOffset? KnownAt = null)
{
    /// <summary>Every state of these kinds.</summary>
    public IReadOnlyList<string> AllOf { get; init; } = [];

    /// <summary>The states of these aggregates; those that do not exist are left out.</summary>
    public IReadOnlyList<(string Kind, Guid Id)> Some { get; init; } = [];

    /// <summary>Streams whose current version is asked for (not as known at a moment), such as those that keep no state.</summary>
    public IReadOnlyList<StreamId> Versions { get; init; } = [];

    /// <summary>KPIs whose values are asked for; null = none, unless <see cref="AllValues"/>.</summary>
    public IReadOnlyList<Guid>? ValuesOf { get; init; }

    /// <summary>The values of every KPI.</summary>
    public bool AllValues { get; init; }

    /// <summary>First start of a period, inclusive.</summary>
    public DateOnly? ValuesFrom { get; init; }

    /// <summary>Last start of a period, inclusive.</summary>
    public DateOnly? ValuesTo { get; init; }

    /// <summary>Also the rows that a correction superseded.</summary>
    public bool ValueHistory { get; init; }

    /// <summary>Asks whether a command with this key was recorded before; see <see cref="ReadResult.Replayed"/>.</summary>
    public Idempotency? Idempotency { get; init; }
}

/// <param name="States">Ordered by kind and id.</param>
/// <param name="Values">Ordered by KPI, start of the period, segment and moment of recording.</param>
/// <param name="Versions">Only of streams that exist.</param>
/// <param name="AsOf">The moment of the answer by the database's clock, or the moment asked for. An append in flight may still be
/// recorded before it: freeze <see cref="PostgresEventStore.SafeKnowledgeTimeAsync"/> instead.</param>
/// <param name="Replayed">What the earlier call with <see cref="ReadRequest.Idempotency"/> answered; null = there was none.</param>
public sealed record ReadResult(
    IReadOnlyList<StoredState> States,
    IReadOnlyList<StoredValue> Values,
    IReadOnlyDictionary<StreamId, int> Versions,
    DateTimeOffset AsOf,
    Appended? Replayed = null);

/// <summary>A page of an organization's log. Null or empty = no restriction.</summary>
public sealed record LogFilter
{
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Types { get; init; } = [];
    public Guid? StreamId { get; init; }
    public Guid? ActorId { get; init; }
    public Guid? CorrelationId { get; init; }

    /// <summary>Recorded at or after this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Recorded before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only behind this place, oldest first.</summary>
    public LogPlace? After { get; init; }

    /// <summary>Only before this place, newest first.</summary>
    public LogPlace? Before { get; init; }

    /// <summary>Newest first; implied by <see cref="Before"/>.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Most events of one page, 1 to 10,000.</summary>
    public int Limit { get; init; } = 100;
}
