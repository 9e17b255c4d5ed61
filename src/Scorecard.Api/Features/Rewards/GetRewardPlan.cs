using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
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
        Guid id, [AsParameters] AsOfQuery query, Reader reader, ScoringReader scoring, KpisBefore before, RewardAccess access, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardPlan.Category, id)], AllOf = [Participant.Category, Person.Category] }, ct);
        if (read.Facts.Find<RewardPlan>(id) is not { State: { Terms: { } terms } plan } stored)
            throw RefusedException.NotFound("reward_plan");

        if (!(await access.SeenAsync(ct)).TryGetValue(id, out var today))
            throw RefusedException.NotFound("reward_plan");

        var period = Period.Containing((query.Date ?? read.Organization.CurrentMonth).LastDay(read.Organization.Calendar), terms.Frequency, read.Organization.Calendar);
        List<Participant> participants = [.. read.Facts.All<Participant>().Select(participant => participant.State).Where(participant => participant.PlanId == id)];
        List<PlanWarning> warnings =
            [.. ParticipantWarnings.OfPlan(participants, read.Facts.All<Person>().ToDictionary(one => one.Id, one => one.State), read.Organization.Today)];
        if (plan.Draft is { } draft)
        {
            var scored = await scoring.ReadAllAsync(query, period, ct);
            RewardPlanWarnings checks = new(period, scored, await before.ReadAsync(draft, period, scored, ct));
            warnings.AddRange(checks.Of(draft, participants));
        }

        return TypedResults.Ok(new RewardPlanDetail(
            RewardPlanItem.Of(stored, read.Organization, query.Date ?? read.Organization.CurrentMonth, access.MayManage(today)), read.AsOf, terms.Approvers, plan.Draft, plan.Versions, warnings));
    }
}
