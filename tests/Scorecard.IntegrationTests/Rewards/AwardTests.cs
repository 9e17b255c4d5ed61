using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class AwardTests(ApiFixture api)
{
    [Fact]
    public async Task A_month_below_the_limit_grants_nothing_and_its_correction_grants_by_adjustment()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 89.9m);
        var first = await scenario.FrozenAsync();
        var before = await scenario.OwnAsync(first);
        Assert.Equal((false, 0m, 0m), (before.Held, before.Granted, before.Due));
        Assert.Equal([91m, 90m, 89.9m], before.Evidence.Select(value => value.Value));

        await scenario.Entry.RecordAsync(scenario.Csat, "2026-09", 90.0m, reason: "Counted twice.");
        var adjustment = await scenario.FrozenAsync();

        var after = await scenario.OwnAsync(adjustment);
        Assert.Equal((true, 1m, 0m, 1m), (after.Held, after.Granted, after.GrantedBefore, after.Due));
        var run = (await scenario.RunAsync(adjustment)).Run;
        Assert.Equal((first, 2, 0, 0m, 0m), (run.Adjusts, run.Granted, run.Withdrawn, run.Total, run.Due));
        Assert.Equal(0m, (await scenario.OwnAsync(first)).Granted);
        Assert.True((await scenario.ReproduceAsync(first)).Ok);
        Assert.True((await scenario.ReproduceAsync(adjustment)).Ok);
        await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{adjustment}/payments", new PayRewardRunRequest(0m, 4))).ReadAsync<CommandAccepted>();
    }

    [Fact]
    public async Task A_run_in_which_nobody_has_an_amount_says_so_and_has_no_payroll_file()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        var run = await scenario.FrozenAsync();

        var payroll = await scenario.Hr.GetAsync($"/api/v1/reward-runs/{run}/payroll.csv");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reward_run.no_money"), (payroll.StatusCode, await payroll.CodeAsync()));
        Assert.True((await scenario.RunAsync(run)).Run.AwardsOnly);
        Assert.All((await scenario.Agent.GetAsync<RewardStatementList>("/api/v1/reward-statements")).Statements, statement => Assert.True(statement.AwardsOnly));
        Assert.True((await scenario.Agent.GetAsync<RewardStatement>($"/api/v1/reward-statements/{run}/{scenario.AgentId}")).AwardsOnly);
        var paying = await RewardScenario.CreateAsync(api);
        Assert.False((await paying.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{await paying.FrozenAsync()}")).Run.AwardsOnly);
    }

    [Fact]
    public async Task What_was_granted_is_withdrawn_by_adjustment_also_from_somebody_who_left_the_plan()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        await scenario.FrozenAsync();
        await scenario.EnrolAsync(scenario.OtherId, expectedVersion: 1, ends: true);

        var left = await scenario.FrozenAsync();
        Assert.Equal((0, 1), ((await scenario.RunAsync(left)).Run.Granted, (await scenario.RunAsync(left)).Run.Withdrawn));
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-09", 89m, reason: "Late complaints.");
        var corrected = await scenario.FrozenAsync();

        var run = await scenario.RunAsync(corrected);
        Assert.Equal(-1m, Assert.Single(run.Lines, line => line.Awards is not []).Awards[0].Due);
        Assert.Equal((0, 1), (run.Run.Granted, run.Run.Withdrawn));
        Assert.True((await scenario.ReproduceAsync(corrected)).Ok);
    }

    [Fact]
    public async Task A_month_without_a_value_holds_the_line_and_nobody_can_approve()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: null);
        var run = await scenario.ComputedAsync();
        await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{run}/reviews", new VersionRequest(1))).ReadAsync<CommandAccepted>();

        var detail = await scenario.RunAsync(run);
        Assert.Equal((2, 0), (detail.Run.Held, detail.Run.Granted));
        Assert.All(detail.Lines, line => Assert.Equal([("award-missing", "2026-09")], line.Held.Select(held => (held.Code, Assert.Single(held.Periods).ToString()))));
        Assert.Equal("reward_run.lines_held", await (await scenario.OtherHr.PostAsync($"/api/v1/reward-runs/{run}/approvals", new VersionRequest(2))).CodeAsync());
    }

    [Fact]
    public async Task A_preview_of_a_correction_tells_that_an_award_would_be_lost_and_a_participant_only_that_something_changes()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        await scenario.FrozenAsync();
        var manager = await api.PersonAsync(Domain.Organizations.Role.UnitManager, scenario.UnitId);
        var plan = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Plan;
        var rules = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Published[0].Rules;
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(plan.Name, null, Frequency.Quarterly, scenario.UnitId, [manager.Id], rules, plan.Version))).ReadAsync<CommandAccepted>();

        async Task<CorrectionPreview> PreviewAsync(HttpClient http) => await (await http.PostAsync(
            $"/api/v1/kpis/{scenario.Csat}/values/2026-09/correction-previews",
            new RecordValueRequest(89m, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null))).ReadAsync<CorrectionPreview>();

        var effect = Assert.Single((await PreviewAsync(manager.Http)).Pay);
        Assert.Equal((0, 2, 0m), (effect.People, effect.Awards, effect.Difference));
        Assert.Empty((await PreviewAsync(scenario.Entry)).Pay);
    }

    [Fact]
    public async Task A_simulation_says_who_would_get_each_award_and_pays_nothing()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);

        var simulated = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/simulations",
            new SimulateRewardPlanRequest(null, 1, [KpiScenarios.At("2026-Q2"), KpiScenarios.At("2026-Q3")], [], null))).ReadAsync<RewardSimulation>();

        Assert.Equal(
            [("2026-Q2", new SimulatedGrant(0, 0m, 2), null), ("2026-Q3", new(2, 2m, 0), null)],
            simulated.Awards.Select(award => (award.Period.ToString(), award.Granted, award.Compared)));
        Assert.Equal((scenario.UnitId, "Special leave", "day", new SimulatedGrant(2, 2m, 2)), simulated.UnitAwards.Select(award => (award.UnitId, award.Name, award.QuantityUnit, award.Granted)).Single());
        Assert.Equal(
            new[] { scenario.AgentId, scenario.OtherId }.Order(),
            simulated.PersonAwards.Where(award => award.Granted == new SimulatedGrant(1, 1m, 1)).Select(award => award.Person.Id).Order());
        Assert.Equal((0m, true), (simulated.Total, simulated.AwardsOnly));
    }

    [Fact]
    public async Task A_simulation_sets_the_awards_of_a_version_beside_those_that_are_tried()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 89m);
        var rules = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Published[0].Rules;
        var leave = rules.Awards![0];
        PayRules tried = rules with
        {
            Awards =
            [
                leave with { Quantity = 2m, Condition = leave.Condition! with { Limit = 85m } },
                leave with { Id = Guid.CreateVersion7(), Name = "Voucher", QuantityUnit = "sheet", Condition = leave.Condition! with { Limit = 95m } },
            ],
        };

        async Task<RewardSimulation> TryAsync(PayRules rules) => await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/simulations",
            new SimulateRewardPlanRequest(rules, null, [KpiScenarios.At("2026-Q3")], [], CompareWith: 1))).ReadAsync<RewardSimulation>();

        var nothing = new SimulatedGrant(0, 0m, 0);
        Assert.Equal(
            [("Special leave", new(2, 4m, 0), nothing), ("Voucher", nothing, nothing)],
            (await TryAsync(tried)).Awards.Select(award => (award.Name, award.Granted, award.Compared!)));
        Assert.All((await TryAsync(tried)).PersonAwards, award => Assert.Equal((new SimulatedGrant(1, 2m, 0), nothing), (award.Granted, award.Compared)));
        var without = await TryAsync(tried with { Awards = [tried.Awards[1]] });
        Assert.Equal([("Voucher", nothing), ("Special leave", nothing)], without.Awards.Select(award => (award.Name, award.Compared!)));
        Assert.Empty(without.UnitAwards);
    }

    [Fact]
    public async Task An_award_names_nothing_that_its_writer_may_not_see()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        var plan = await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}");
        var leave = plan.Published[0].Rules.Awards![0];
        var foreign = await api.UnitAsync();
        foreach (var award in new[] { leave with { UnitId = foreign }, leave with { Condition = leave.Condition! with { KpiId = await api.ActiveAsync(foreign) } } })
        {
            var revised = await scenario.Hr.PostAsync(
                $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
                new ReviseRewardPlanRequest("Team reward", null, Frequency.Quarterly, scenario.UnitId, [], plan.Published[0].Rules with { Awards = [award] }, plan.Plan.Version));
            Assert.Equal((HttpStatusCode.NotFound, "reward_plan.subject_not_found"), (revised.StatusCode, await revised.CodeAsync()));
        }
    }
}
