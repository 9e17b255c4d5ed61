using Scorecard.Domain.Strategy;

namespace Scorecard.Domain.Okrs;

/// <summary>What has to be known to decide what an objective may contribute to.</summary>
/// <param name="Objective">Any objective of the organization by its id, or null.</param>
/// <param name="Scorecard">Any scorecard by its id, or null.</param>
public sealed record AlignmentFacts(Func<Guid, Objective?> Objective, Func<Guid, BalancedScorecard?> Scorecard)
{
    /// <summary>Why an objective may not contribute to these, or null.</summary>
    /// <param name="id">The objective.</param>
    /// <param name="standing">What it contributes to already: that is not looked up again.</param>
    internal Kernel.DomainError? Refusal(Guid id, IReadOnlyList<ObjectiveParent> parents, IReadOnlyList<ObjectiveParent> standing)
    {
        if (parents.Count > Okrs.Objective.MaxParents)
            return ObjectiveErrors.ParentsTooMany;
        if (parents.DistinctBy(parent => (parent.Kind, parent.Id)).Count() != parents.Count)
            return ObjectiveErrors.ParentDuplicate;
        if (parents.Any(parent => parent.WithinId is null != parent.Kind is ParentKind.Objective))
            return ObjectiveErrors.ParentIncoherent;
        if (parents.Any(parent => ObjectiveOf(parent) == id))
            return ObjectiveErrors.ParentItself;
        if (!parents.Except(standing).All(Exists))
            return ObjectiveErrors.ParentNotFound;

        return Reaches(parents, id) ? ObjectiveErrors.ParentCycle : null;
    }

    /// <summary>Whether there is such a thing, and it is not archived.</summary>
    public bool Exists(ObjectiveParent parent) => parent.Kind switch
    {
        ParentKind.Objective => Objective(parent.Id) is { Archived: false },
        ParentKind.KeyResult => parent.WithinId is { } objectiveId
            && Objective(objectiveId) is { Archived: false } objective
            && objective.KeyResult(parent.Id) is { Archived: false },
        ParentKind.StrategicObjective => parent.WithinId is { } scorecardId
            && Scorecard(scorecardId)?.Versions.Any(version => version.Objective(parent.Id) is not null) is true,
    };

    /// <summary>The objective that a parent is or belongs to; null for one of a scorecard.</summary>
    internal static Guid? ObjectiveOf(ObjectiveParent parent) => parent.Kind switch
    {
        ParentKind.Objective => parent.Id,
        ParentKind.KeyResult => parent.WithinId,
        ParentKind.StrategicObjective => null,
    };

    private bool Reaches(IReadOnlyList<ObjectiveParent> parents, Guid id)
    {
        HashSet<Guid> seen = [];
        Stack<ObjectiveParent> open = new(parents);
        while (open.TryPop(out var parent))
        {
            if (ObjectiveOf(parent) is not { } objectiveId || !seen.Add(objectiveId))
                continue;
            if (objectiveId == id)
                return true;

            foreach (var further in Objective(objectiveId)?.Parents ?? [])
                open.Push(further);
        }

        return false;
    }
}
