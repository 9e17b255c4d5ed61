using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>A key result that goes on in another cycle.</summary>
/// <param name="Id">Of the new one.</param>
/// <param name="FromId">Of the old one.</param>
/// <param name="NewStart">Where a metric or KPI stands, when it is to start from there; null = the old start. At the target the old start stays.</param>
/// <param name="Done">The milestones done, when they are to be left behind; null = all are kept. If all are done, all are kept.</param>
public sealed record CarriedKeyResult(Guid Id, Guid FromId, decimal? NewStart = null, IReadOnlyList<Guid>? Done = null);

/// <content>Going on in another cycle.</content>
public sealed partial record Objective
{
    /// <summary>Drafts an objective that goes on from one of another cycle, with some of its key results. The old one stays as it is.</summary>
    /// <param name="id">Of this, the new one.</param>
    /// <param name="withParents">Whether it contributes to the same, as far as that still exists.</param>
    /// <param name="today">Today where the organization is.</param>
    public Decision<ObjectiveEvent> CarryForward(
        Guid id,
        (Guid Id, Objective Objective) from,
        Guid cycleId,
        Cycle cycle,
        IReadOnlyList<CarriedKeyResult> keyResults,
        bool withParents,
        Guid createdBy,
        AlignmentFacts facts,
        DateOnly today)
    {
        if (IsDrafted)
            return CarriedFrom == from.Id && CycleId == cycleId ? [] : ObjectiveErrors.AlreadyDrafted;
        if (!from.Objective.IsDrafted)
            return ObjectiveErrors.NotFound;
        if (from.Objective.CycleId == cycleId)
            return ObjectiveErrors.CarriedWithinCycle;
        if (OpenRefusal(cycle) is { } refused)
            return refused;
        if (keyResults is [])
            return ObjectiveErrors.NothingCarried;
        if (keyResults.DistinctBy(carried => carried.Id).Count() != keyResults.Count || keyResults.DistinctBy(carried => carried.FromId).Count() != keyResults.Count)
            return KeyResultErrors.IdTaken;
        if (!keyResults.All(carried => from.Objective.KeyResult(carried.FromId) is { Archived: false }))
            return KeyResultErrors.NotFound;

        List<ObjectiveParent> parents = withParents ? [.. from.Objective.Parents.Where(facts.Exists)] : [];
        return facts.Refusal(id, parents, []) is { } misaligned
            ? misaligned
            :
            [
                new OkrObjectiveDrafted(cycleId, from.Objective.Content, parents, createdBy, from.Id),
                .. keyResults.Select(carried =>
                    new KeyResultAdded(carried.Id, Carried(from.Objective.KeyResult(carried.FromId)!.Content, carried), carried.FromId, today)),
            ];
    }

    private static KeyResultContent Carried(KeyResultContent content, CarriedKeyResult carried) => content with
    {
        Measure = content.Measure switch
        {
            { Kind: MeasureKind.Metric or MeasureKind.Kpi } measure when Quantity.Round(carried.NewStart, Quantity.MaxDecimalPlaces) is { } start && start != measure.Target =>
                measure with { Start = start },
            { Kind: MeasureKind.Milestones, Milestones: { } milestones } measure when carried.Done is { } done && milestones.Any(milestone => !done.Contains(milestone.Id)) =>
                measure with { Milestones = [.. milestones.Where(milestone => !done.Contains(milestone.Id))] },
            var measure => measure,
        },
    };
}
