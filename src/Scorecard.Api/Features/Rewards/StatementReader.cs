using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>One person's lines in runs whose statements are released.</summary>
public sealed class StatementReader(Reader reader, RunStore store, CurrentUser user)
{
    /// <summary>
    /// What had been released by the moment that is asked for, of periods that had begun by the business date where there is one. Latest
    /// period first; every adjustment of a period is a line of its own.
    /// </summary>
    public async Task<IReadOnlyList<ReleasedLine>> ListAsync(Guid personId, AsOfQuery query, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardPlan.Category, RewardRun.Category] }, ct);
        var plans = read.Facts.All<RewardPlan>().ToDictionary(plan => plan.Id);
        var calendar = read.Organization.Calendar;
        var runs = read.Facts.All<RewardRun>()
            .Where(run => run.State.IsReleased && plans.ContainsKey(run.State.Computation!.PlanId))
            .Where(run => query.Date is not { } date || run.State.Computation!.Period.FirstDay(calendar) <= date.LastDay(calendar))
            .ToList();
        var lines = await store.LinesOfAsync(user.OrgId, [.. runs.Select(run => run.State.Computation!.Hash)], personId, ct);
        return
        [
            .. from run in runs
               let computation = run.State.Computation!
               let line = lines.GetValueOrDefault(computation.Hash)
               where line is not null
               orderby computation.Period.LastDay(read.Organization.Calendar) descending, computation.KnownAt descending
               select new ReleasedLine(run, plans[computation.PlanId], line.Read()),
        ];
    }
}

/// <summary>A person's line in a run.</summary>
public sealed record ReleasedLine(Stored<RewardRun> Run, Stored<RewardPlan> Plan, RunLine Line)
{
    public RewardRunComputed Computation => Run.State.Computation!;
}
