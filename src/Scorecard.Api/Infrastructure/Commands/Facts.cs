using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>What a decision or an answer was given to look at: states, values and versions of one moment.</summary>
public sealed class Facts(Aggregates aggregates, ReadResult result)
{
    private readonly ILookup<string, StoredState> _states = result.States.ToLookup(state => state.Kind);

    /// <summary>The moment all of it was read, or was asked for.</summary>
    public DateTimeOffset AsOf => result.AsOf;

    public IReadOnlyList<StoredValue> Values => result.Values;

    /// <summary>Every state of a kind that was asked for.</summary>
    public IReadOnlyList<Stored<TState>> All<TState>()
    {
        var kind = aggregates.Of<TState>();
        return [.. _states[kind.Name].Select(stored => Read(kind, stored))];
    }

    /// <summary>Null when there is none, or it was not asked for.</summary>
    public Stored<TState>? Find<TState>(Guid id)
    {
        var kind = aggregates.Of<TState>();
        return _states[kind.Name].FirstOrDefault(stored => stored.Id == id) is { } stored ? Read(kind, stored) : null;
    }

    /// <summary>0 when the stream does not exist, or was not asked for.</summary>
    public int VersionOf(StreamId stream) => result.Versions.GetValueOrDefault(stream);

    private static Stored<TState> Read<TState>(Aggregates.AggregateKind<TState> kind, StoredState stored) =>
        new(stored.Id, stored.Version, stored.RecordedAt, kind.Read(stored.Json));
}

/// <summary>An aggregate's state with its place in its history.</summary>
public sealed record Stored<TState>(Guid Id, int Version, DateTimeOffset RecordedAt, TState State);

/// <summary>What else a decision must know, loaded together with the aggregate itself.</summary>
public sealed record Needs
{
    public static Needs Nothing { get; } = new();

    /// <summary>Kinds of which every state is needed, such as <c>Unit.Category</c>.</summary>
    public IReadOnlyList<string> AllOf { get; init; } = [];

    public IReadOnlyList<(string Kind, Guid Id)> Some { get; init; } = [];

    /// <summary>Kinds and ids of streams whose version is needed.</summary>
    public IReadOnlyList<(string Kind, Guid Id)> Versions { get; init; } = [];

    /// <summary>KPIs whose values are needed, within <see cref="ValuesFrom"/> and <see cref="ValuesTo"/>.</summary>
    public IReadOnlyList<Guid>? ValuesOf { get; init; }

    /// <summary>The values of every KPI.</summary>
    public bool AllValues { get; init; }

    /// <summary>First start of a period, inclusive.</summary>
    public DateOnly? ValuesFrom { get; init; }

    /// <summary>Last start of a period, inclusive.</summary>

    public DateOnly? ValuesTo { get; init; }

    /// <summary>Also the values that a correction superseded.</summary>
    public bool ValueHistory { get; init; }
}
