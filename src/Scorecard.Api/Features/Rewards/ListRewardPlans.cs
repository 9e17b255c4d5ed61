using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The plans that the reader runs, reviews or approves.</summary>
public static class ListRewardPlans
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapGet("", Handle)
        .WithName("listRewardPlans")
        .WithSummary("Reward plans")
        .RequireSignIn();

    private static async Task<Ok<RewardPlanList>> Handle([AsParameters] AsOfQuery query, Reader reader, RewardAccess access, CancellationToken ct)
    {
        var seen = await access.SeenAsync(ct);
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardPlan.Category] }, ct);
        return TypedResults.Ok(new RewardPlanList(
            read.AsOf,
            [
                .. read.Facts.All<RewardPlan>()
                    .Where(plan => plan.State.Terms is not null && seen.ContainsKey(plan.Id))
                    .OrderBy(plan => plan.State.Terms!.Name, StringComparer.Ordinal)
                    .ThenBy(plan => plan.Id)
                    .Select(plan => RewardPlanItem.Of(plan, read.Organization, query.Date ?? read.Organization.CurrentMonth, access.MayManage(seen[plan.Id]))),
            ]));
    }
}

public sealed record RewardPlanList(AsOfView AsOf, IReadOnlyList<RewardPlanItem> Plans);
