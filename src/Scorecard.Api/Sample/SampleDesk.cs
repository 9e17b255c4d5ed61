using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
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
/// through; values, of which there are many, by what is at hand, so that each is one round trip.
/// </summary>
internal sealed class SampleDesk(
    Guid orgId, SampleClock clock, PostgresEventStore store, EventTypes types, Aggregates aggregates, IHttpContextAccessor http)
{
    private readonly Dictionary<(string Kind, Guid Id), int> _versions = [];
    private readonly Dictionary<Guid, (int Version, Kpi State)> _kpis = [];

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

    /// <summary>The KPI as it stands; read again only after it was changed.</summary>
    public async Task<Kpi> KpiAsync(Guid id, CancellationToken ct)
    {
        var version = _versions[(Kpi.Category, id)];
        if (_kpis.TryGetValue(id, out var known) && known.Version == version)
            return known.State;

        var stored = await store.LoadAsync(new StreamId(orgId, Kpi.Category, id), ct: ct);
        var state = aggregates.Of<Kpi>().Read(stored!.Json);
        _kpis[id] = (version, state);
        return state;
    }

    public async Task RecordAsync<TEvent>(string kind, Guid id, Recording<TEvent> recording, CancellationToken ct, string? reason = null)
        where TEvent : class
    {
        var events = recording.Decision.Events;
        if (recording.Decision.Error is { } refused)
            throw Broken(kind, refused);
        if (events is [])
            throw Idle(kind, id);

        var append = new Append(new StreamId(orgId, kind, id), _versions.GetValueOrDefault((kind, id)), [.. events], Caller.Metadata(reason))
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

    private static InvalidOperationException Broken(string kind, DomainError error) => new($"The sample breaks a rule of {kind}: {error.Code}.");

    private static InvalidOperationException Idle(string kind, Guid id) => new($"A step of the sample changes nothing of {kind} {id}.");
}
