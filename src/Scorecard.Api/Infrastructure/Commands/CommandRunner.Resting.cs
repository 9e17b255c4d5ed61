using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Commands;

public sealed partial class CommandRunner
{
    /// <summary>As <see cref="CreateAsync{TState,TEvent}(Guid,Needs,Func{TState,Facts,Decision{TEvent}},CancellationToken,string?)"/>, resting on other streams.</summary>
    public Task<Outcome> CreateRestingAsync<TState, TEvent>(
        Guid id, Needs needs, Func<TState, Facts, Resting<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        RestingAsync<TState, TEvent>(StreamOf(TState.Category, id), decide, (rested, premises) => CreateAsync(id, needs, rested, reason, premises, ct));

    /// <summary>
    /// As <see cref="ChangeAsync{TState,TEvent}(Guid,int,Needs,Func{TState,Facts,Decision{TEvent}},CancellationToken,string?)"/>, resting on
    /// other streams. When one of them moves first, the decision is made again.
    /// </summary>
    /// <exception cref="VersionConflictException">Somebody else changed the aggregate first.</exception>
    public Task<Outcome> ReviseRestingAsync<TState, TEvent>(
        Guid id, int expectedVersion, Needs needs, Func<TState, Facts, Resting<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        RestingAsync<TState, TEvent>(
            StreamOf(TState.Category, id), decide, (rested, premises) => ChangeAsync(id, expectedVersion, needs, rested, reason, premises, ct));

    /// <summary>
    /// Changes an aggregate, or starts it where the caller saw none (version 0), by a decision that rests on other streams, too. When one of
    /// them moves first, the decision is made again. What is there already is answered as done, whatever version the caller saw.
    /// </summary>
    /// <exception cref="VersionConflictException">Somebody else changed the aggregate first.</exception>
    public Task<Outcome> ChangeRestingAsync<TState, TEvent>(
        Guid id, int expectedVersion, Needs needs, Func<TState, Facts, Resting<TEvent>> decide, CancellationToken ct, string? reason = null)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class =>
        RestingAsync<TState, TEvent>(
            StreamOf(TState.Category, id), decide, (rested, premises) => ChangeOrStartAsync(id, expectedVersion, needs, rested, reason, premises, ct));

    private async Task<Outcome> ChangeOrStartAsync<TState, TEvent>(
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

        var current = facts.Find<TState>(id) ?? new Stored<TState>(id, 0, facts.AsOf, TState.Initial);
        var decision = decide(current.State, facts);
        if (decision is { Error: null, Events: [] })
            return new Outcome.Done(current.Version, current.RecordedAt, Changed: false);
        if (current.Version != expectedVersion)
            throw new VersionConflictException(stream, expectedVersion, current.Version);

        return decision.Error is { } error
            ? new Outcome.Refused(error)
            : await AppendAsync(stream, current.Version, current.State, decision, reason, ct, premises());
    }

    private static async Task<Outcome> RestingAsync<TState, TEvent>(
        StreamId stream,
        Func<TState, Facts, Resting<TEvent>> decide,
        Func<Func<TState, Facts, Decision<TEvent>>, Func<IReadOnlyList<Premise>>, Task<Outcome>> run)
    {
        for (var attempt = 1; ; attempt++)
        {
            IReadOnlyList<Premise> premises = [];
            Decision<TEvent> Decide(TState state, Facts facts)
            {
                (var decision, premises) = decide(state, facts);
                return decision;
            }

            try
            {
                return await run(Decide, () => premises);
            }
            catch (VersionConflictException moved) when (moved.Stream != stream && attempt < Attempts)
            {
            }
        }
    }
}

/// <summary>A decision with the streams that must not move until it is recorded.</summary>
public sealed record Resting<TEvent>(Decision<TEvent> Decision, IReadOnlyList<Premise> Premises);
