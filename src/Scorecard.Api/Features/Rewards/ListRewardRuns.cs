using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The runs of the plans that the reader may see, of periods that had begun by the business date where there is one; latest period first.</summary>
public static class ListRewardRuns
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapGet("", Handle)
        .WithName("listRewardRuns")
        .WithSummary("Runs of reward plans")
        .RequireSignIn();

    private static async Task<Ok<RewardRunList>> Handle(
        Guid? planId, [AsParameters] AsOfQuery query, Reader reader, RewardAccess access, RunFreshness freshness, People people, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardRun.Category] }, ct);
        var plans = await access.SeenAsync(ct);
        var names = await people.AllAsync(user.OrgId, ct);
        var changed = await freshness.ChangedAsync(query, read.Facts.All<RewardRun>().Where(run => run.State.Computation is { } one && plans.ContainsKey(one.PlanId)), plans, ct);
        List<RewardRunView> runs =
        [
            .. from run in read.Facts.All<RewardRun>()
               let computation = run.State.Computation!
               let plan = plans.GetValueOrDefault(computation.PlanId)
               where plan is not null && (planId is null || computation.PlanId == planId)
               where query.Date is not { } date || computation.Period.FirstDay(read.Organization.Calendar) <= date.LastDay(read.Organization.Calendar)
               orderby computation.Period.LastDay(read.Organization.Calendar) descending, computation.KnownAt descending
               select RewardRunView.Of(run, plan, names, access.MayManage(plan), user.PersonId, changed.GetValueOrDefault(run.Id)?.Count ?? 0),
        ];
        if (runs is not []) // a run of one person tells that person's pay
            await trail.ReadAsync("pay-runs", ofPersonId: null, ct);
        return TypedResults.Ok(new RewardRunList(read.AsOf, runs));
    }
}

public sealed record RewardRunList(AsOfView AsOf, IReadOnlyList<RewardRunView> Runs);
