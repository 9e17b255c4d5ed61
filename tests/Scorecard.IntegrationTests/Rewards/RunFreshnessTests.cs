using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>Whoever runs a plan is told that a released period may fit no longer, and what is odd about those whom it pays.</summary>
public sealed class RunFreshnessTests(ApiFixture api)
{
    [Fact]
    public async Task Values_that_changed_since_a_run_was_released_are_told_until_an_adjustment_is_under_way()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var paid = await scenario.FrozenAsync();
        Assert.Equal(0, await ChangedAsync(scenario, paid));
        Assert.DoesNotContain(await OwedAsync(scenario.Hr), one => one.Kind is OwedRewardKind.RunToAdjust);

        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-07", 80m, reason: "Credit notes.");
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-08", 80m, reason: "Credit notes.");
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-10", 80m);

        Assert.Equal(2, await ChangedAsync(scenario, paid));
        Assert.Equal(2, (await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{paid}")).Run.ChangedValues);
        var owed = Assert.Single(await OwedAsync(scenario.Hr), one => one.Kind is OwedRewardKind.RunToAdjust);
        Assert.Equal((paid, (int?)2), (owed.RunId, owed.ChangedValues));
        Assert.DoesNotContain(await OwedAsync(scenario.Seller), one => one.Kind is OwedRewardKind.RunToAdjust);

        var adjustment = await scenario.FrozenAsync();

        Assert.Equal(0, await ChangedAsync(scenario, paid));
        Assert.Equal(0, await ChangedAsync(scenario, adjustment));
        Assert.DoesNotContain(await OwedAsync(scenario.Hr), one => one.Kind is OwedRewardKind.RunToAdjust);
    }

    [Fact]
    public async Task A_run_warns_of_participants_who_are_gone_or_take_part_on_some_days_only()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var late = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await scenario.EnrolAsync(late.Id, new(2026, 8, 18));
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(scenario.SellerId, 2, _ => [new PersonDeactivated()], default));
        var run = Guid.CreateVersion7();
        await scenario.ComputeAsync(run);

        var warnings = (await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}")).Warnings;

        Assert.Equal(
            [("participant-deactivated", scenario.SellerId), ("participation-gap", late.Id)],
            warnings.Select(warning => (warning.Code, warning.PersonId!.Value)).Order());
        var plan = await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}");
        Assert.Equal(new PlanWarning("participant-deactivated", PersonId: scenario.SellerId), Assert.Single(plan.Warnings));
    }

    private static async Task<int> ChangedAsync(RewardScenario scenario, Guid run) =>
        (await scenario.Hr.GetAsync<RewardRunList>($"/api/v1/reward-runs?planId={scenario.PlanId}")).Runs.Single(one => one.Id == run).ChangedValues;

    private static async Task<IEnumerable<OwedReward>> OwedAsync(HttpClient http) =>
        (await http.GetAsync<HomeView>("/api/v1/home")).OwedRewards.Where(one => one.PlanName == "Sales bonus");
}
