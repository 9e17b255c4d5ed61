using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.Api.Sample;

/// <summary>One thing that somebody does at some moment of the story.</summary>
internal sealed record SampleStep(DateTimeOffset At, Guid Actor, Func<SampleDesk, CancellationToken, Task> Do);

/// <summary>Stands at the moment of the story that is being told. Nothing but the sample is ever recorded by it.</summary>
internal sealed class SampleClock : IRecordingClock
{
    public DateTimeOffset? Now { get; set; }
}

/// <summary>
/// Carries out commands as the people of the sample, at the moments of its story: by the runner that every command goes
/// through; values and objectives, of which there are many, by what is at hand, so that each is one round trip.
/// </summary>
internal sealed class SampleDesk(
    Guid orgId, SampleClock clock, PostgresEventStore store, EventTypes types, Aggregates aggregates, IHttpContextAccessor http)
{
    private readonly Dictionary<(string Kind, Guid Id), int> _versions = [];
    private readonly Dictionary<(string Kind, Guid Id), (int Version, object State)> _states = [];

    private Caller? _caller;

    private Caller Caller => _caller ?? throw new InvalidOperationException("Nobody sits at the desk.");

    private CommandRunner Runner => new(store, types, aggregates, Caller);

    public async Task RunAsync(SampleStep step, CancellationToken ct)
    {
        clock.Now = step.At;
        _caller = new Caller(http);
        _caller.ActAs(orgId, step.Actor);
        await step.Do(this, ct);
    }

    public async Task CreateAsync<TState, TEvent>(Guid id, Needs needs, Func<TState, Facts, Decision<TEvent>> decide, CancellationToken ct)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        Keep(TState.Category, id, await Runner.CreateAsync(id, needs, decide, ct));

    public Task ChangeAsync<TState, TEvent>(Guid id, Func<TState, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        ChangeAsync<TState, TEvent>(id, Needs.Nothing, (state, _) => decide(state), ct, reason);

    public async Task ChangeAsync<TState, TEvent>(
        Guid id, Needs needs, Func<TState, Facts, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        Keep(TState.Category, id, await Runner.ChangeAsync(id, _versions[(TState.Category, id)], needs, decide, ct, reason));

    /// <summary>A thing that exists as it stands; read again only after it was changed.</summary>
    public async Task<TState> StateAsync<TState>(Guid id, CancellationToken ct)
        where TState : class
    {
        var kind = aggregates.Of<TState>();
        var version = _versions[(kind.Name, id)];
        if (_states.TryGetValue((kind.Name, id), out var known) && known.Version == version)
            return (TState)known.State;

        var stored = await store.LoadAsync(new StreamId(orgId, kind.Name, id), ct: ct);
        var state = kind.Read(stored!.Json);
        _states[(kind.Name, id)] = (version, state);
        return state;
    }

    /// <summary>A thing that this desk alone has told about, as it stands; the initial one where it has not yet.</summary>
    public TState Told<TState, TEvent>(Guid id)
        where TState : class, IAggregate<TState, TEvent>
        where TEvent : class =>
        _states.TryGetValue((TState.Category, id), out var known) ? (TState)known.State : TState.Initial;

    /// <summary>Starts or changes what this desk alone tells about, without reading it again.</summary>
    public async Task TellAsync<TState, TEvent>(Guid id, Func<TState, Decision<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : class, IAggregate<TState, TEvent>
        where TEvent : class
    {
        var (name, before) = ((TState.Category, id), Told<TState, TEvent>(id));
        var decision = decide(before);
        Keep(TState.Category, id, decision);
        var (kind, after) = (aggregates.Of<TState>(), decision.Events.Aggregate(before, TState.Evolve));
        var version = _versions.GetValueOrDefault(name);
        var held = version is 0 ? new HashSet<BusinessKey>() : kind.KeysOf(before);
        var append = new Append(new StreamId(orgId, TState.Category, id), version, [.. decision.Events], Caller.Metadata(reason))
        {
            State = kind.Write(after),
            Keys = [.. kind.KeysOf(after).Except(held).Select(key => new KeyChange(key.Kind, key.Key))],
            IsPremise = kind.IsPremise,
        };
        _versions[name] = (await store.AppendAsync(append, ct)).Version;
        _states[name] = (_versions[name], after);
    }

    public async Task RecordAsync<TEvent>(string kind, Guid id, Recording<TEvent> recording, CancellationToken ct, string? reason = null)
        where TEvent : class
    {
        Keep(kind, id, recording.Decision);
        var append = new Append(
            new StreamId(orgId, kind, id), _versions.GetValueOrDefault((kind, id)), [.. recording.Decision.Events], Caller.Metadata(reason))
        {
            Values = recording.Values,
        };
        _versions[(kind, id)] = (await store.AppendAsync(append, ct)).Version;
    }

    /// <summary>The sample keeps to the rules: a refusal, or nothing to do, is a mistake in it.</summary>
    private void Keep(string kind, Guid id, Outcome outcome) => _versions[(kind, id)] = outcome switch
    {
        Outcome.Done { Changed: true } done => done.Version,
        Outcome.Refused refused => throw Broken(kind, refused.Error),
        _ => throw Idle(kind, id),
    };

    /// <inheritdoc cref="Keep(string,Guid,Outcome)"/>
    private static void Keep<TEvent>(string kind, Guid id, Decision<TEvent> decision)
        where TEvent : class
    {
        if (decision.Error is { } refused)
            throw Broken(kind, refused);
        if (decision.Events is [])
            throw Idle(kind, id);
    }

    private static InvalidOperationException Broken(string kind, DomainError error) => new($"The sample breaks a rule of {kind}: {error.Code}.");

    private static InvalidOperationException Idle(string kind, Guid id) => new($"A step of the sample changes nothing of {kind} {id}.");
}
