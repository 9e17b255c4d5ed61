using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Sets the parts of many people in a plan: all of them in one append, or none.</summary>
public sealed class ParticipationWriter(PostgresEventStore store, Aggregates aggregates, Caller caller, CurrentUser user)
{
    /// <summary>What sets one person's segments; null where they are those that stand.</summary>
    /// <param name="before">Null where the person never took part.</param>
    /// <param name="segments">As <see cref="Participation.Check"/> allows them.</param>
    public Append? Of(Guid planId, Guid personId, Stored<Participant>? before, IReadOnlyList<ParticipationSegment> segments, string? reason)
    {
        var state = before?.State ?? Participant.Initial;
        var decision = state.Set(planId, personId, segments);
        return decision.Events is [] ? null : new Append(StreamOf(planId, personId), before?.Version ?? 0, [.. decision.Events], caller.Metadata(reason))
        {
            State = aggregates.Of<Participant>().Write(decision.Events.Aggregate(state, Participant.Evolve)),
        };
    }

    public StreamId StreamOf(Guid planId, Guid personId) => new(user.OrgId, Participant.Category, DerivedIds.Of(planId, personId));

    /// <summary>An earlier request with the same key did it already.</summary>
    public async Task<bool> IsRepeatedAsync(CancellationToken ct) =>
        caller.Idempotency is { } key && await store.FindReplayAsync(user.OrgId, key, ct) is not null;

    /// <param name="plan">As it was when the parts were decided on.</param>
    /// <exception cref="VersionConflictException">Somebody's part was set, or the plan changed, meanwhile.</exception>
    public async Task WriteAsync(Stored<RewardPlan> plan, IReadOnlyList<Append> appends, CancellationToken ct)
    {
        if (appends is [])
            return;

        Append resting = appends[0] with { Premises = [PremiseOf(plan)] };
        await store.AppendBulkAsync(user.OrgId, [resting, .. appends.Skip(1)], caller.Idempotency, ct);
    }

    /// <summary>That the plan is what it was when somebody's part was decided on: neither archived nor of another unit.</summary>
    public Premise PremiseOf(Stored<RewardPlan> plan) => new(new StreamId(user.OrgId, RewardPlan.Category, plan.Id), plan.Version);
}
