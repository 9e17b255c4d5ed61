using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>What a decision about an objective rests on.</summary>
public static class OkrPremises
{
    /// <summary>
    /// Its cycle, which may be closed meanwhile; and where it says what it contributes to, all objectives that this leads through: two that
    /// are aligned to each other at the same moment would make a circle.
    /// </summary>
    /// <param name="facts">With the cycle and, for alignments, every state of <see cref="OkrParents.Kinds"/>.</param>
    public static Resting<ObjectiveEvent> Resting(this Decision<ObjectiveEvent> decision, Guid orgId, Guid cycleId, Facts facts)
    {
        if (decision.Error is not null || decision.Events is [])
            return new(decision, []);

        IEnumerable<ObjectiveParent> parents = decision.Events.SelectMany(change => change switch
        {
            OkrObjectiveDrafted drafted => drafted.Parents,
            OkrObjectiveAligned aligned => aligned.Parents,
            _ => [],
        });
        var cycle = facts.Find<Cycle>(cycleId)!;
        return new(
            decision,
            [
                new Premise(new StreamId(orgId, Cycle.Category, cycleId), cycle.Version),
                .. Above(parents, facts).Select(objective => new Premise(new StreamId(orgId, Objective.Category, objective.Id), objective.Version)),
            ]);
    }

    private static IEnumerable<Stored<Objective>> Above(IEnumerable<ObjectiveParent> parents, Facts facts)
    {
        HashSet<Guid> seen = [];
        Stack<ObjectiveParent> open = new(parents);
        while (open.TryPop(out var parent))
        {
            if (parent.Kind is ParentKind.StrategicObjective
                || !seen.Add(OkrParents.ObjectiveIdOf(parent))
                || facts.Find<Objective>(OkrParents.ObjectiveIdOf(parent)) is not { } objective)
            {
                continue;
            }

            yield return objective;
            foreach (var further in objective.State.Parents)
                open.Push(further);
        }
    }
}
