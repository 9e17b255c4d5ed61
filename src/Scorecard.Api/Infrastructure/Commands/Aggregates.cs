using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>
/// Every kind of aggregate: how its state is folded and written, and which business keys it holds. The one place that
/// a rebuild of all states needs.
/// </summary>
public sealed class Aggregates : IStateFold
{
    private readonly Dictionary<Type, IAggregateKind> _byType = [];
    private readonly Dictionary<string, IAggregateKind> _byName = [];

    public IReadOnlyCollection<string> Kinds => _byName.Keys;

    /// <param name="keys">The business keys a state holds; reserved and released as it changes, so that no two aggregates share one.</param>
    /// <param name="isPremise">Decisions about others rest on it, see <see cref="Scorecard.EventStore.Append.IsPremise"/>.</param>
    public Aggregates Add<TState, TEvent>(Func<TState, IEnumerable<BusinessKey>>? keys = null, bool isPremise = false)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        var kind = new AggregateKind<TState>(
            TState.Category,
            TState.Initial,
            (state, change) => TState.Evolve(state, (TEvent)change),
            keys ?? (_ => []),
            isPremise);
        _byType.Add(typeof(TState), kind);
        _byName.Add(kind.Name, kind);
        return this;
    }

    public AggregateKind<TState> Of<TState>() => _byType.TryGetValue(typeof(TState), out var kind)
        ? (AggregateKind<TState>)kind
        : throw new InvalidOperationException($"{typeof(TState).Name} is not registered as an aggregate.");

    public bool Keeps(string kind) => _byName.ContainsKey(kind);

    object IStateFold.Evolve(StreamId stream, object? state, object change) => _byName[stream.Kind].Evolve(state, change);

    byte[] IStateFold.Serialize(StreamId stream, object state) => _byName[stream.Kind].Serialize(state);

    private interface IAggregateKind
    {
        object Evolve(object? state, object change);

        byte[] Serialize(object state);
    }

    /// <summary>One kind of aggregate.</summary>
    public sealed class AggregateKind<TState>(
        string name, TState initial, Func<TState, object, TState> evolve, Func<TState, IEnumerable<BusinessKey>> keys, bool isPremise) : IAggregateKind
    {
        public string Name => name;

        public bool IsPremise => isPremise;

        public TState Initial => initial;

        public IReadOnlySet<BusinessKey> KeysOf(TState state) => keys(state).ToHashSet();

        public string Write(TState state) => JsonSerializer.Serialize(state, JsonSetup.Stored);

        public TState Read(string json) => JsonSerializer.Deserialize<TState>(json, JsonSetup.Stored)
            ?? throw new JsonException($"The state of a {name} is null.");

        object IAggregateKind.Evolve(object? state, object change) => evolve(state is null ? initial : (TState)state, change)!;

        byte[] IAggregateKind.Serialize(object state) => JsonSerializer.SerializeToUtf8Bytes((TState)state, JsonSetup.Stored);
    }
}

/// <summary>A name that only one aggregate may carry: <c>new("kpi-code", "CHURN")</c>. Taken answers 409 <c>kpi_code.taken</c>.</summary>
public readonly record struct BusinessKey(string Kind, string Key);
