using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>A plan with the rules of its versions, the draft of the next one, and what to look at before it is published.</summary>
public static class GetRewardPlan
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapGet("{id}", Handle)
        .WithName("getRewardPlan")
        .WithSummary("A reward plan with its rules")
        .RequireSignIn();

    private static async Task<Ok<RewardPlanDetail>> Handle(
        Guid id, [AsParameters] AsOfQuery query, Reader reader, ScoringReader scoring, RewardAccess access, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardPlan.Category, id)], AllOf = [Participant.Category] }, ct);
        if (read.Facts.Find<RewardPlan>(id) is not { State: { Terms: { } terms } plan } stored)
            throw RefusedException.NotFound("reward_plan");

        if (!(await access.SeenAsync(ct)).TryGetValue(id, out var today))
            throw RefusedException.NotFound("reward_plan");

        var period = Period.Containing(read.Organization.Today, terms.Frequency, read.Organization.Calendar);
        var warnings = plan.Draft is not { } draft ? [] : RewardPlanWarnings.Of(
            draft,
            period,
            [.. read.Facts.All<Participant>().Select(participant => participant.State).Where(participant => participant.PlanId == id)],
            await scoring.ReadAllAsync(query, period, ct)).ToList();
        return TypedResults.Ok(new RewardPlanDetail(
            RewardPlanItem.Of(stored, read.Organization, access.MayManage(today)), read.AsOf, terms.Approvers, plan.Draft, plan.Versions, warnings));
    }
}
