using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>
/// What the log does not tell those who may read it: everybody's pay, and objectives that are private. That something happened, when and
/// by whom stays visible, and the hashes with it.
/// </summary>
public static class SealedStreams
{
    /// <summary>Kinds of which <see cref="SealOf"/> needs every state.</summary>
    public static IReadOnlyList<string> Needs { get; } = [Objective.Category];

    /// <summary>Kinds whose content is pay.</summary>
    public static IReadOnlyList<string> PayKinds { get; } = [RewardPlan.Category, Participant.Category, RewardRun.Category, Dispute.Category];

    /// <param name="facts">With every state of <see cref="Needs"/>.</param>
    public static LogSeal SealOf(Facts facts) => new(
        PayKinds,
        [
            .. from objective in facts.All<Objective>()
               where objective.State.Content.Private
               from id in objective.State.KeyResults.Select(keyResult => keyResult.Id).Prepend(objective.Id)
               select id,
        ]);
}
