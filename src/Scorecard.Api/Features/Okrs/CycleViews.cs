using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Cycles as one reader sees them.</summary>
public static class CycleViews
{
    public static CycleView View(this OkrStates states, Stored<Cycle> cycle)
    {
        var objectives = states.Visible.Where(objective => objective.State.CycleId == cycle.Id && !objective.State.Archived).ToList();
        return View(
            states, cycle, objectives.Count, objectives.Count(objective => objective.State.Stage is not ObjectiveStage.Closed));
    }

    /// <summary>The latest first; of the same days the shorter first.</summary>
    public static IReadOnlyList<CycleView> AllCycles(this OkrStates states)
    {
        var objectives = states.Visible.Where(objective => !objective.State.Archived).ToLookup(objective => objective.State.CycleId);
        return
        [
            .. states.Cycles.Values
                .OrderByDescending(cycle => cycle.State.FirstDay)
                .ThenBy(cycle => cycle.State.LastDay)
                .ThenBy(cycle => cycle.Id)
                .Select(cycle => View(
                    states,
                    cycle,
                    objectives[cycle.Id].Count(),
                    objectives[cycle.Id].Count(objective => objective.State.Stage is not ObjectiveStage.Closed))),
        ];
    }

    private static CycleView View(OkrStates states, Stored<Cycle> cycle, int objectives, int open)
    {
        var state = cycle.State;
        return new CycleView(
            cycle.Id,
            cycle.Version,
            state.Name,
            state.Kind,
            state.FirstDay,
            state.LastDay,
            state.Rhythm,
            state.Status,
            state.ElapsedShare(states.Day),
            objectives,
            open,
            states.Access.MayManageCycles,
            states.HasChangedSince(cycle) ? null : StepAfter(state.Status));
    }

    private static CycleStep? StepAfter(CycleStatus status) => status switch
    {
        CycleStatus.Planning => CycleStep.Start,
        CycleStatus.Active => CycleStep.BeginClosing,
        CycleStatus.Closing => CycleStep.Close,
        CycleStatus.Closed => null,
    };
}
