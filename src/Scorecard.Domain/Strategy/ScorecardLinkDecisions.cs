using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <content>Decisions about what objectives are connected with: KPIs, other objectives, objectives further up.</content>
public sealed partial record BalancedScorecard
{
    /// <summary>Places a KPI under an objective, or changes its weight there.</summary>
    public Decision<ScorecardEvent> PlaceKpi(Guid objectiveId, Guid kpiId, decimal weight, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;
        if (!IsWeight(weight))
            return ScorecardErrors.WeightInvalid;

        var (month, structure) = At(effectiveFrom);
        if (structure.Objective(objectiveId) is not { } objective)
            return ScorecardErrors.ObjectiveNotFound;

        return objective.Kpis.Contains(new KpiPlacement(kpiId, weight)) ? [] : Checked(new KpiPlaced(month, objectiveId, kpiId, weight));
    }

    public Decision<ScorecardEvent> RemoveKpi(Guid objectiveId, Guid kpiId, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Objective(objectiveId) is not { } objective)
            return ScorecardErrors.ObjectiveNotFound;

        return objective.Kpis.Any(placement => placement.KpiId == kpiId)
            ? [new KpiPlacementRemoved(month, objectiveId, kpiId)]
            : ScorecardErrors.PlacementNotFound;
    }

    /// <summary>Draws cause → effect. A strategy map never runs in a circle, in no month.</summary>
    public Decision<ScorecardEvent> Link(Guid fromObjectiveId, Guid toObjectiveId, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;
        if (fromObjectiveId == toObjectiveId)
            return ScorecardErrors.LinkToItself;

        var (month, structure) = At(effectiveFrom);
        if (structure.Objective(fromObjectiveId) is null || structure.Objective(toObjectiveId) is null)
            return ScorecardErrors.ObjectiveNotFound;

        return structure.Links.Contains(new ObjectiveLink(fromObjectiveId, toObjectiveId))
            ? []
            : Checked(new ObjectivesLinked(month, fromObjectiveId, toObjectiveId));
    }

    public Decision<ScorecardEvent> Unlink(Guid fromObjectiveId, Guid toObjectiveId, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        return structure.Links.Contains(new ObjectiveLink(fromObjectiveId, toObjectiveId))
            ? [new ObjectivesUnlinked(month, fromObjectiveId, toObjectiveId)]
            : ScorecardErrors.LinkNotFound;
    }

    /// <summary>Lets an objective support one of a unit further up in the same fiscal year, or changes how much it counts there.</summary>
    /// <param name="parentScorecardId">Id of <paramref name="parent"/>.</param>
    /// <param name="ancestors">The units above this scorecard's unit.</param>
    /// <param name="weight">Among the children of the parent's objective; 0 = alignment only.</param>
    public Decision<ScorecardEvent> Support(
        Guid objectiveId,
        Guid parentScorecardId,
        BalancedScorecard parent,
        Guid parentObjectiveId,
        IReadOnlyCollection<Guid> ancestors,
        decimal weight,
        Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;
        if (!IsWeight(weight))
            return ScorecardErrors.WeightInvalid;

        var (month, structure) = At(effectiveFrom);
        if (structure.Objective(objectiveId) is not { } objective)
            return ScorecardErrors.ObjectiveNotFound;
        if (!parent.IsCreated || parent.StructureAt(month).Objective(parentObjectiveId) is null)
            return ScorecardErrors.ParentObjectiveNotFound;
        if (!ancestors.Contains(parent.UnitId))
            return ScorecardErrors.SupportNotAncestor;
        if (parent.FiscalYear != FiscalYear)
            return ScorecardErrors.SupportOtherYear;

        return objective.Supports.Contains(new ObjectiveSupport(parentScorecardId, parentObjectiveId, weight))
            ? []
            : [new ObjectiveSupported(month, objectiveId, parentScorecardId, parentObjectiveId, weight)];
    }

    public Decision<ScorecardEvent> RemoveSupport(Guid objectiveId, Guid parentScorecardId, Guid parentObjectiveId, Period? effectiveFrom)
    {
        if (Refusal(effectiveFrom) is { } refused)
            return refused;

        var (month, structure) = At(effectiveFrom);
        if (structure.Objective(objectiveId) is not { } objective)
            return ScorecardErrors.ObjectiveNotFound;

        return objective.Supports.Any(support => support.ScorecardId == parentScorecardId && support.ObjectiveId == parentObjectiveId)
            ? [new ObjectiveSupportRemoved(month, objectiveId, parentScorecardId, parentObjectiveId)]
            : ScorecardErrors.SupportNotFound;
    }

    /// <summary>Takes away objectives without a cause until none is left; what remains lies on a circle.</summary>
    private static bool HasCycle(IReadOnlyList<ObjectiveLink> links)
    {
        List<ObjectiveLink> remaining = [.. links];
        while (remaining.Count > 0)
        {
            var effects = remaining.Select(link => link.ToObjectiveId).ToHashSet();
            if (remaining.RemoveAll(link => !effects.Contains(link.FromObjectiveId)) == 0)
                return true;
        }

        return false;
    }
}
