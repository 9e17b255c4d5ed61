using Scorecard.Api.Features.Differences;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class RewardDifferenceTests(ApiFixture api)
{
    [Fact]
    public async Task Two_moments_tell_those_who_see_pay_what_changed_of_plans_and_nobody_else_that_there_are_any()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var plan = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Plan;
        var measure = scenario.Rules.Measures[0];
        var revised = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(
                "Sales bonus", Description: null, Frequency.Quarterly, scenario.UnitId, [], scenario.Rules with { Cap = 120m, Measures = [measure with { Weight = 70m }, scenario.Rules.Measures[1]] }, plan.Version)))
            .ReadAsync<CommandAccepted>();
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/publications", new PublishRewardPlanRequest(KpiScenarios.At("2026-Q4"), revised.Version))).ReadAsync<CommandAccepted>();
        await scenario.EnrolAsync((await api.PersonAsync(Role.Viewer, scenario.UnitId)).Id, new DateOnly(2026, 1, 1));
        var path = $"/api/v1/organization/difference?unitId={scenario.UnitId}&date=2026-11&fromKnownAt={Uri.EscapeDataString(revised.RecordedAt.UtcDateTime.ToString("O"))}";

        var difference = Assert.Single((await scenario.Hr.GetAsync<DifferenceView>(path)).Plans);

        Assert.Equal((scenario.PlanId, PlanMove.Changed, 1, 0, 0), (difference.PlanId, difference.Move, difference.Joined, difference.Left, difference.Changed));
        Assert.Equal(
            [
                new(PlanAspect.Version, PlanMove.Changed, null, "1", "2"),
                new(PlanAspect.Cap, PlanMove.Changed, null, null, "120"),
                new(PlanAspect.Measure, PlanMove.Changed, "Revenue", "60", "70"),
                new(PlanAspect.Draft, PlanMove.Removed, null, null, null),
            ],
            difference.Changes);
        var csv = await scenario.Hr.GetStringAsync(path.Replace("difference?", "difference.csv?", StringComparison.Ordinal));
        Assert.Contains("reward-plan,", csv, StringComparison.Ordinal);
        Assert.Contains(",participants-joined,", csv, StringComparison.Ordinal);
        foreach (var http in new[] { scenario.Seller, scenario.Entry, await api.SignedInAsync(Role.Administrator), await api.SignedInAsync(Role.Leadership), await api.SignedInAsync(Role.Auditor) })
            Assert.Empty((await http.GetAsync<DifferenceView>(path)).Plans);
    }
}
