using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>One person's lines in runs whose statements are released.</summary>
public sealed class StatementReader(Reader reader, RunStore store, CurrentUser user)
{
    /// <summary>
    /// What had been released by the moment that is asked for, of periods that had begun by the business date where there is one. Latest
    /// period first; every adjustment of a period is a line of its own.
    /// </summary>
    /// <returns>Apart from them the runs of which nothing is told, because what is kept of them is not what the log says.</returns>
    public async Task<(IReadOnlyList<ReleasedLine> Lines, IReadOnlyList<TamperedStatement> Tampered)> ListAsync(Guid personId, AsOfQuery query, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardPlan.Category, RewardRun.Category] }, ct);
        var plans = read.Facts.All<RewardPlan>().ToDictionary(plan => plan.Id);
        var calendar = read.Organization.Calendar;
        var runs = read.Facts.All<RewardRun>()
            .Where(run => run.State.IsReleased && plans.ContainsKey(run.State.Computation!.PlanId))
            .Where(run => query.Date is not { } date || run.State.Computation!.Period.FirstDay(calendar) <= date.LastDay(calendar))
            .ToList();
        var own = await store.LinesOfAsync(user.OrgId, [.. runs.Select(run => run.State.Computation!.Hash)], personId, ct);
        List<ReleasedLine> lines = [];
        List<TamperedStatement> tampered = [];
        foreach (var run in runs
            .Where(run => own.ContainsKey(run.State.Computation!.Hash))
            .OrderByDescending(run => run.State.Computation!.Period.LastDay(calendar))
            .ThenByDescending(run => run.State.Computation!.KnownAt))
        {
            var (computation, plan) = (run.State.Computation!, plans[run.State.Computation!.PlanId]);
            if (await store.IsIntactAsync(user.OrgId, computation.Hash, ct))
                lines.Add(new(run, plan, own[computation.Hash].Read()));
            else
                tampered.Add(new(run.Id, plan.State.Terms!.Name, computation.Period));
        }

        return (lines, tampered);
    }
}

/// <summary>A run of which a person is told nothing, because what is kept of it is not what the log says.</summary>
public sealed record TamperedStatement(Guid RunId, string PlanName, Period Period);

/// <summary>A person's line in a run.</summary>
public sealed record ReleasedLine(Stored<RewardRun> Run, Stored<RewardPlan> Plan, RunLine Line)
{
    public RewardRunComputed Computation => Run.State.Computation!;
}
