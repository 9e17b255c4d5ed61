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

/// <summary>Carries out commands as the people of the sample, at the moments of its story, through the one write path.</summary>
internal sealed class SampleDesk(SampleClock clock, Func<Guid, CommandRunner> runnerFor)
{
    private readonly Dictionary<(string Kind, Guid Id), int> _versions = [];

    private CommandRunner? _runner;

    private CommandRunner Runner => _runner ?? throw new InvalidOperationException("Nobody sits at the desk.");

    public async Task RunAsync(SampleStep step, CancellationToken ct)
    {
        clock.Now = step.At;
        _runner = runnerFor(step.Actor);
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

    public async Task RecordAsync<TEvent>(
        string kind, Guid id, Needs needs, Func<Facts, Recording<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TEvent : class =>
        Keep(kind, id, await Runner.RecordAsync(kind, id, needs, decide, ct, reason));

    /// <summary>The sample keeps to the rules: a refusal, or nothing to do, is a mistake in it.</summary>
    private void Keep(string kind, Guid id, Outcome outcome) => _versions[(kind, id)] = outcome switch
    {
        Outcome.Done { Changed: true } done => done.Version,
        Outcome.Refused refused => throw new InvalidOperationException($"The sample breaks a rule of {kind}: {refused.Error.Code}."),
        _ => throw new InvalidOperationException($"A step of the sample changes nothing of {kind} {id}."),
    };
}
