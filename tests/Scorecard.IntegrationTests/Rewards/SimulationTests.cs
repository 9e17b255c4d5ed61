using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

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
    public async Task Eight_quarters_are_replayed_beside_another_plan_in_all_by_quarter_by_unit_and_person_by_person()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        foreach (var month in Enumerable.Range(0, 24).Select(month => new DateOnly(2024, 10, 1).AddMonths(month)).Where(month => month < new DateOnly(2026, 7, 1)))
        {
            foreach (var kpi in new[] { scenario.Revenue, scenario.Csat })
                await scenario.Entry.RecordAsync(kpi, $"{month:yyyy-MM}", month.Year == 2026 ? 120m : 100m);
        }

        var other = Guid.CreateVersion7();
        var drafted = await (await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{other}",
            new DraftRewardPlanRequest("Other", Description: null, Frequency.Quarterly, scenario.UnitId, [], scenario.Rules with { Cap = 100m }))).ReadAsync<CommandAccepted>();
        await (await scenario.Hr.PostAsync($"/api/v1/reward-plans/{other}/publications", new PublishRewardPlanRequest(Period.Of("2024-Q4"), drafted.Version))).ReadAsync<CommandAccepted>();
        var newcomer = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await (await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{other}/participants/{newcomer.Id}",
            new SetParticipationRequest([new(new(2024, 1, 1), new(2026, 12, 31), scenario.UnitId, 1_000_000m)], ExpectedVersion: 0))).ReadAsync<CommandAccepted>();
        Period[] quarters = [.. Enumerable.Range(3, 8).Select(quarter => Period.Of($"{2024 + (quarter / 4)}-Q{(quarter % 4) + 1}"))];

        var simulation = await SimulateAsync(scenario, new(scenario.Rules, Version: null, quarters, [], CompareWith: null, other));

        // The seller takes part from 2026: two quarters at 150 % and one at 110 %. The newcomer is paid 100 % at most in every quarter with a target.
        Assert.Equal([0m, 0m, 0m, 0m, 0m, 9_000_000m, 9_000_000m, 6_600_000m], simulation.Periods.Select(period => period.Total));
        Assert.Equal((24_600_000m, 3_000_000m), (simulation.Total, simulation.Periods.Skip(5).Sum(period => period.Compared)));
        Assert.Equal(simulation.Total, simulation.People.Sum(person => person.Amount));
        Assert.Equal(simulation.Compared, simulation.People.Sum(person => person.Compared));
        Assert.Equal((simulation.Total, simulation.Compared), (simulation.Units.Sum(unit => unit.Amount), simulation.Units.Sum(unit => unit.Compared)));
        Assert.Equal(
            [(scenario.SellerId, 24_600_000m, 0m), (newcomer.Id, 0m, simulation.Compared)],
            simulation.People.OrderByDescending(person => person.Amount).Select(person => (person.Person.Id, person.Amount, person.Compared)));
    }

    [Fact]
    public async Task A_pool_that_is_exceeded_says_what_the_amounts_came_to_before_and_takes_the_price_of_a_point_more()
    {
        var scenario = await RewardScenario.CreateAsync(api);

        var simulation = await SimulateAsync(
            scenario, new(scenario.Rules with { PoolAmount = 5_000_000m }, Version: null, [Period.Of("2026-Q1"), Quarter], [], CompareWith: 1));

        Assert.Equal([(null, 0m), (6_600_000m, 5_000_000m)], simulation.Periods.Select(period => (period.BeforePool, period.Total)));
        Assert.Equal([0m, 0m], simulation.Sensitivity.Select(measure => measure.Cost));
        Assert.Equal(6_600_000m, simulation.Compared);
    }

    [Fact]
    public async Task A_version_or_plan_that_is_not_there_is_compared_with_nothing()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var elsewhere = await RewardScenario.CreateAsync(api);
        Task<HttpResponseMessage> TryAsync(int? version, Guid? plan) => scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/simulations", new SimulateRewardPlanRequest(null, 1, [Quarter], [], version, plan));

        Assert.Equal("reward_plan.nothing_to_simulate", await (await TryAsync(9, null)).CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await TryAsync(null, elsewhere.PlanId)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await TryAsync(1, Guid.CreateVersion7())).StatusCode);
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
