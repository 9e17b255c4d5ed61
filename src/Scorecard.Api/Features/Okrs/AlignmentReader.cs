using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Loads all of a cycle at once: its objectives, what they are aligned to, and the scorecards of the fiscal year.</summary>
public sealed class AlignmentReader(Reader reader, OkrScan scan, OkrReader okrs, OkrAccess access)
{
    public Task<AlignedCycle> ReadAsync(AsOfQuery query, Guid? cycleId, CancellationToken ct) => ReadAsync(query, cycleId, [], ct);

    /// <param name="also">Further kinds of which every state is needed.</param>
    public async Task<AlignedCycle> ReadAsync(AsOfQuery query, Guid? cycleId, IReadOnlyList<string> also, CancellationToken ct)
    {
        var snapshot = await reader.ReadAsync(query, new Needs { AllOf = [Cycle.Category, BalancedScorecard.Category, .. also] }, ct);
        var cycles = new OkrStates(snapshot, query, access, new Dictionary<Guid, Stored<Objective>>(), new Dictionary<Guid, Objective>());
        var cycle = cycles.CycleOrCurrent(cycleId);
        if (cycle is null)
            return new AlignedCycle(cycle, await okrs.MeasureAsync(cycles, [], ct));

        var objectives = await scan.ObjectivesAsync(cycle.Id, cycles.KnownAt, ct);
        var states = new OkrStates(snapshot, query, access, objectives, await scan.TodayAsync(snapshot, objectives.Keys, ct));
        return new AlignedCycle(cycle, await okrs.MeasureAsync(states, states.Visible, ct, lean: true));
    }
}

/// <summary>A cycle with its objectives and those of other cycles that they are aligned to, as far as the reader may see them.</summary>
/// <param name="Cycle">Null while there is none.</param>
public sealed record AlignedCycle(Stored<Cycle>? Cycle, OkrBook Book)
{
    public OkrStates States => Book.States;

    /// <summary>Everything the reader may see, in the order of the unit tree from the top.</summary>
    public IReadOnlyList<Stored<Objective>> Visible { get; } = [.. Book.States.Visible.Where(objective => !objective.State.Archived)];

    /// <summary>The cycle's own of these.</summary>
    public IEnumerable<Stored<Objective>> Objectives => Visible.Where(objective => objective.State.CycleId == Cycle?.Id);

    public AlignmentCycle? CycleView => Cycle is null ? null : AlignmentCycle.Of(Cycle, States.Day);
}
