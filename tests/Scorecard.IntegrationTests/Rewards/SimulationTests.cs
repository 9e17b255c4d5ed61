using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class SimulationTests(ApiFixture api)
{
    private static readonly Period Quarter = Period.Of(RewardScenario.Quarter);

    [Fact]
    public async Task A_gate_that_was_never_published_is_tried_over_real_history_beside_what_is()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var gated = scenario.Rules with
        {
            Gates = [new(Guid.CreateVersion7(), scenario.Csat, GateFigure.Value, GateComparison.AtLeast, 96m, EverySubPeriod: true, GateEffect.CapAt, 80m)],
        };

        var simulation = await SimulateAsync(scenario, new(gated, Version: null, [Quarter], [], CompareWith: 1));

        Assert.Equal((4_800_000m, 6_600_000m), (simulation.Total, simulation.Compared));
        Assert.Equal((scenario.SellerId, 4_800_000m, 6_600_000m), (simulation.People[0].Person.Id, simulation.People[0].Amount, simulation.People[0].Compared));
        Assert.Equal((scenario.UnitId, 4_800_000m), (simulation.Units[0].UnitId, simulation.Units[0].Amount));
        Assert.Empty((await scenario.Hr.GetAsync<RewardRunList>($"/api/v1/reward-runs?planId={scenario.PlanId}")).Runs);
    }

    [Fact]
    public async Task Entered_attainments_take_the_place_of_what_was_measured_and_a_point_more_has_its_price()
    {
        var scenario = await RewardScenario.CreateAsync(api);

        var simulation = await SimulateAsync(
            scenario, new(Rules: null, Version: 1, [Quarter], [new(scenario.Rules.Measures[0].Id, 100m), new(scenario.Rules.Measures[1].Id, 100m)], CompareWith: null));

        Assert.Equal((6_000_000m, null), (simulation.Total, simulation.Compared));
        Assert.Equal([90_000m, 60_000m], simulation.Sensitivity.Select(measure => measure.Cost));
    }

    [Fact]
    public async Task Whoever_takes_part_estimates_their_own_pay_and_nobody_elses()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var request = new EstimateRewardRequest(scenario.PlanId, Quarter, [new(scenario.Rules.Measures[1].Id, 93m)]);

        var estimate = await (await scenario.Seller.PostAsync("/api/v1/reward-statements/estimates", request)).ReadAsync<RewardEstimate>();

        Assert.Equal((6_600_000m, 6_480_000m), (estimate.Now, estimate.Assumed));
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Entry.PostAsync("/api/v1/reward-statements/estimates", request)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await scenario.Seller.PostAsync($"/api/v1/reward-plans/{scenario.PlanId}/simulations", new SimulateRewardPlanRequest(null, null, [Quarter], [], null))).StatusCode);
    }

    private static async Task<RewardSimulation> SimulateAsync(RewardScenario scenario, SimulateRewardPlanRequest request) =>
        await (await scenario.Hr.PostAsync($"/api/v1/reward-plans/{scenario.PlanId}/simulations", request)).ReadAsync<RewardSimulation>();
}
