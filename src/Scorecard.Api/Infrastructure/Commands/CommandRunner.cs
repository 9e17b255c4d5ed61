using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>
/// The one write path: load (one round trip), decide (pure), append (one round trip). A stale version, a taken key and a
/// misused idempotency key leave it as exceptions of the store, which become problems in one place.
/// </summary>
public sealed partial class CommandRunner(PostgresEventStore store, EventTypes types, Aggregates aggregates, Caller caller)
{
    private const int Attempts = 8;

    /// <summary>
    /// Starts an aggregate under an id that the client chose. The same content again answers as the first time did;
    /// other content is refused with <c>kind.already_exists</c>.
    /// </summary>
    public Task<Outcome> CreateAsync<TState, TEvent>(
        Guid id, Func<TState, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        CreateAsync<TState, TEvent>(id, Needs.Nothing, (state, _) => decide(state), ct, reason);

    public Task<Outcome> CreateAsync<TState, TEvent>(
        Guid id, Needs needs, Func<TState, Facts, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        CreateAsync(id, needs, decide, reason, () => [], ct);

    private async Task<Outcome> CreateAsync<TState, TEvent>(
        Guid id, Needs needs, Func<TState, Facts, Decision<TEvent>> decide, string? reason, Func<IReadOnlyList<Premise>> premises, CancellationToken ct)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        var stream = StreamOf(TState.Category, id);
        var (facts, replayed) = await LoadAsync(stream, needs, ct);
        if (replayed is not null)
            return replayed;

        var decision = decide(TState.Initial, facts);
        if (facts.Find<TState>(id) is not null)
            return await RepeatAsync(stream, decision, ct);

        if (decision.Error is { } error)
            return new Outcome.Refused(error);

        try
        {
            return await AppendAsync(stream, expectedVersion: 0, TState.Initial, decision, reason, ct, premises());
        }
        catch (VersionConflictException conflict) when (conflict.Stream == stream) // the same id at the same moment: a double click, a retry
        {
            return await RepeatAsync(stream, decision, ct);
        }
    }

    /// <summary>Changes an aggregate that exists. Its version must be the one the caller saw.</summary>
    /// <exception cref="VersionConflictException">Somebody else changed it first.</exception>
    public Task<Outcome> ChangeAsync<TState, TEvent>(
        Guid id, int expectedVersion, Func<TState, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        ChangeAsync<TState, TEvent>(id, expectedVersion, Needs.Nothing, (state, _) => decide(state), ct, reason);

    /// <inheritdoc cref="ChangeAsync{TState,TEvent}(Guid,int,Func{TState,Decision{TEvent}},CancellationToken,string?)"/>
    public Task<Outcome> ChangeAsync<TState, TEvent>(
        Guid id, int expectedVersion, Needs needs, Func<TState, Facts, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        ChangeAsync(id, expectedVersion, needs, decide, reason, () => [], ct);

    private async Task<Outcome> ChangeAsync<TState, TEvent>(
        Guid id,
        int expectedVersion,
        Needs needs,
        Func<TState, Facts, Decision<TEvent>> decide,
        string? reason,
        Func<IReadOnlyList<Premise>> premises,
        CancellationToken ct)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        var stream = StreamOf(TState.Category, id);
        var (facts, replayed) = await LoadAsync(stream, needs, ct);
        if (replayed is not null)
            return replayed;

        if (facts.Find<TState>(id) is not { } current)
            return new Outcome.Refused(NotFound(TState.Category));

        var decision = decide(current.State, facts); // first, so that whoever may not change it learns nothing of its version
        if (current.Version != expectedVersion)
            throw new VersionConflictException(stream, expectedVersion, current.Version);

        if (decision.Error is { } error)
            return new Outcome.Refused(error);

        return decision.Events is []
            ? new Outcome.Done(current.Version, current.RecordedAt, Changed: false)
            : await AppendAsync(stream, current.Version, current.State, decision, reason, ct, premises());
    }

    /// <summary>
    /// Records on a stream without state, such as the values of a KPI. Nobody saw its version, so a writer who was
    /// overtaken looks again and decides again.
    /// </summary>
    public async Task<Outcome> RecordAsync<TEvent>(
        string kind, Guid id, Needs needs, Func<Facts, Recording<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TEvent : class
    {
        var stream = StreamOf(kind, id);
        var asked = needs with { Versions = [.. needs.Versions, (kind, id)] };
        for (var attempt = 1; ; attempt++)
        {
            var (facts, replayed) = await LoadAsync(stream, asked, ct, withState: false);
            if (replayed is not null)
                return replayed;

            var recording = decide(facts);
            if (recording.Decision.Error is { } error)
                return new Outcome.Refused(error);

            var version = facts.VersionOf(stream);
            if (recording.Decision.Events is [])
                return new Outcome.Done(version, facts.AsOf, Changed: false);

            try
            {
                var append = new Append(stream, version, [.. recording.Decision.Events], caller.Metadata(reason))
                {
                    Values = recording.Values,
                    Premises = recording.Premises,
                    Idempotency = caller.Idempotency,
                };
                return Answer(await store.AppendAsync(append, ct));
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<(Facts Facts, Outcome? Replayed)> LoadAsync(StreamId stream, Needs needs, CancellationToken ct, bool withState = true)
    {
        IEnumerable<(string Kind, Guid Id)> some = withState ? [(stream.Kind, stream.Id), .. needs.Some] : needs.Some;
        var result = await store.ReadAsync(
            new ReadRequest(stream.OrgId)
            {
                AllOf = needs.AllOf,
                Some = [.. some.Distinct().Where(one => !needs.AllOf.Contains(one.Kind))],
                Versions = [.. needs.Versions.Select(version => StreamOf(version.Kind, version.Id))],
                ValuesOf = needs.ValuesOf,
                ValuesFrom = needs.ValuesFrom,
                ValuesTo = needs.ValuesTo,
                AllValues = needs.AllValues,
                ValueHistory = needs.ValueHistory,
                Idempotency = caller.Idempotency,
            },
            ct);
        return (new Facts(aggregates, result), result.Replayed is { } earlier ? Answer(earlier) : null);
    }

    private async Task<Outcome> AppendAsync<TState, TEvent>(
        StreamId stream,
        int expectedVersion,
        TState before,
        Decision<TEvent> decision,
        string? reason,
        CancellationToken ct,
        IReadOnlyList<Premise>? premises = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        var kind = aggregates.Of<TState>();
        var after = decision.Events.Aggregate(before, TState.Evolve);
        var held = expectedVersion == 0 ? new HashSet<BusinessKey>() : kind.KeysOf(before);
        var wanted = kind.KeysOf(after);
        return Answer(await store.AppendAsync(
            new Append(stream, expectedVersion, [.. decision.Events], caller.Metadata(reason))
            {
                State = kind.Write(after),
                Keys =
                [
                    .. held.Except(wanted).Select(key => new KeyChange(key.Kind, key.Key, Release: true)),
                    .. wanted.Except(held).Select(key => new KeyChange(key.Kind, key.Key)),
                ],
                Premises = premises ?? [],
                IsPremise = kind.IsPremise,
                Idempotency = caller.Idempotency,
            },
            ct));
    }

    /// <summary>The id is taken: by this very content, which then is answered as it was, or by another.</summary>
    private async Task<Outcome> RepeatAsync<TEvent>(StreamId stream, Decision<TEvent> decision, CancellationToken ct)
        where TEvent : class
    {
        var first = (await store.ReadStreamAsync(stream, ct: ct)).Take(decision.Events.Count).ToList();
        var same = first is not [] && first.Select(entry => types.Serialize(entry.Change)).SequenceEqual(decision.Events.Select(types.Serialize));
        return same
            ? new Outcome.Done(first[^1].Version, first[^1].RecordedAt, Changed: false)
            : new Outcome.Refused(new DomainError($"{CodeOf(stream.Kind)}.already_exists", "Something else was created under this id."));
    }

    private StreamId StreamOf(string kind, Guid id) => new(caller.OrgId, kind, id);

    private static Outcome.Done Answer(Appended appended) => new(appended.Version, appended.RecordedAt, Changed: !appended.Replayed);

    /// <summary>Word for word what is said of something that one may not see.</summary>
    private static DomainError NotFound(string kind) => RefusedException.NotFound(CodeOf(kind)).Error;

    private static string CodeOf(string kind) => kind.Replace('-', '_');
}

/// <summary>A decision about a stream that keeps no state, with the rows of the values table that go with its events.</summary>
public sealed record Recording<TEvent>(Decision<TEvent> Decision, IReadOnlyList<ValueChange> Values)
{
    /// <summary>Other streams that must not move until it is recorded; when one does, the decision is made again.</summary>
    public IReadOnlyList<Premise> Premises { get; init; } = [];
}
