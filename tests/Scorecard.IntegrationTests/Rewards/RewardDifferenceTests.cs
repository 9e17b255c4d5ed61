using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Differences;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.ApiKeys;
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

    [Fact]
    public async Task An_approver_sees_it_and_every_time_that_is_recorded_but_not_the_approvers_key()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var approver = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        var machine = await api.MachineAsync(approver.Http, scenario.UnitId);
        var auditor = await api.SignedInAsync(Role.Auditor);
        var named = await ReviseAsync(2);
        await ReviseAsync(named.Version, cap: 120m);
        var path = $"organization/difference?unitId={scenario.UnitId}&date=2026-11&fromKnownAt={Uri.EscapeDataString(named.RecordedAt.UtcDateTime.ToString("O"))}";

        foreach (var look in new[] { 1, 2 })
        {
            Assert.Equal(scenario.PlanId, Assert.Single((await approver.Http.GetAsync<DifferenceView>($"/api/v1/{path}")).Plans).PlanId);
            Assert.Equal(look, await LooksAsync());
        }

        Assert.Empty((await machine.GetAsync<DifferenceView>($"/api/v1/{path}")).Plans);
        Assert.DoesNotContain("reward-plan", await machine.GetStringAsync($"/api/v1/{path.Replace("difference?", "difference.csv?", StringComparison.Ordinal)}"), StringComparison.Ordinal);
        Assert.Equal(2, await LooksAsync());

        async Task<CommandAccepted> ReviseAsync(int version, decimal? cap = null) => await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest("Sales bonus", Description: null, Frequency.Quarterly, scenario.UnitId, [approver.Id], scenario.Rules with { Cap = cap }, version)))
            .ReadAsync<CommandAccepted>();

        async Task<int> LooksAsync() => (await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={approver.Id}&act=read"))
            .Accesses.Count(access => access.Detail["what"] == "pay-difference");
    }
}
