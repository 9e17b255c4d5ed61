using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class RewardRunTests(ApiFixture api)
{
    [Fact]
    public async Task A_run_pays_what_the_worked_example_says_and_its_statement_explains_it()
    {
        var scenario = await RewardScenario.CreateAsync(api);

        var statement = await scenario.StatementAsync(await scenario.FrozenAsync());

        Assert.Equal((6_600_000m, 0m, 6_600_000m), (statement.Amount, statement.PaidBefore, statement.Due));
        var unit = Assert.Single(statement.Units);
        Assert.Equal([110m, 95m], unit.Factors.Select(factor => factor.Percent));
        Assert.Equal([1.25m, 0.875m], unit.Factors.Select(factor => factor.Factor));
        Assert.All(unit.Factors, factor => Assert.Equal(AttainmentFormula.Ratio, factor.Formula));
        Assert.Equal((1.1m, 1.1m), (unit.Combined, unit.Factor));
        Assert.Equal((92, 92, 6_000_000m, 6_600_000m), (unit.Parts[0].Days, unit.Parts[0].PeriodDays, unit.Parts[0].TargetAmount, unit.Parts[0].Amount));
        Assert.Equal(["2026-07", "2026-08", "2026-09"], unit.Factors[0].Evidence.Select(value => value.Period.ToString()));
        Assert.All(unit.Factors[0].Evidence, value => Assert.NotNull(value.RecordedAt));
        Assert.Equal(statement.RunId, Assert.Single((await scenario.Seller.GetAsync<RewardStatementList>("/api/v1/reward-statements")).Statements).RunId);
    }

    [Fact]
    public async Task A_missing_value_holds_the_line_and_nobody_can_approve()
    {
        var scenario = await RewardScenario.CreateAsync(api, rules => rules with
        {
            Gates = [new(Guid.CreateVersion7(), rules.Measures[1].SubjectId!.Value, GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: true, GateEffect.Zero, 0m)],
        });
        var unmeasured = await api.ActiveAsync(scenario.UnitId);
        var plan = await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}");
        var rules = scenario.Rules with { Measures = [.. scenario.Rules.Measures, new(Guid.CreateVersion7(), MeasureBasis.KpiAttainment, unmeasured, 10m, PayCurve.Default)] };
        var revised = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(plan.Plan.Name, null, plan.Plan.Frequency, scenario.UnitId, [], rules, plan.Plan.Version))).ReadAsync<CommandAccepted>();
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/publications", new PublishRewardPlanRequest(KpiScenarios.At("2026-Q3"), revised.Version))).ReadAsync<CommandAccepted>();
        var run = Guid.CreateVersion7();
        await (await scenario.ComputeAsync(run)).ReadAsync<CommandAccepted>();
        await scenario.StepAsync(run, "reviews", version: 1);

        var detail = await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}");
        Assert.Equal(1, detail.Run.Held);
        var held = Assert.Single(detail.Lines[0].Held);
        Assert.Equal(("measure-missing", MeasureBasis.KpiAttainment, unmeasured, "no-data"), (held.Code, held.Basis, held.SubjectId, held.Reason));
        Assert.NotNull(held.Name);
        Assert.Equal(["2026-07", "2026-08", "2026-09"], held.Periods.Select(period => period.ToString()));
        Assert.Equal("reward_run.lines_held", await (await scenario.OtherHr.PostAsync($"/api/v1/reward-runs/{run}/approvals", new VersionRequest(2))).CodeAsync());
    }

    [Fact]
    public async Task The_same_request_again_changes_nothing_and_two_at_once_make_one()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var both = await Task.WhenAll(scenario.ComputeAsync(first), scenario.ComputeAsync(second, scenario.OtherHr));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(one => one.StatusCode).Order());
        var made = both[0].StatusCode is HttpStatusCode.OK ? first : second;
        Assert.Equal(1, (await (await scenario.ComputeAsync(made)).ReadAsync<CommandAccepted>()).Version);
        Assert.Single((await scenario.Hr.GetAsync<RewardRunList>($"/api/v1/reward-runs?planId={scenario.PlanId}")).Runs);
    }

    [Fact]
    public async Task A_line_that_was_tampered_with_is_named()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        var hash = await scenario.HashAsync(run);
        Assert.True((await scenario.ReproduceAsync(run)).Ok);

        await api.ExecuteAsync($"update pay_lines set amount = amount + 1 where hash = '{hash}'");

        var reproduction = await scenario.ReproduceAsync(run);
        Assert.False(reproduction.Ok);
        Assert.Equal([new LineDifference(scenario.SellerId, 6_600_001m, 6_600_000m)], reproduction.Differences);
    }

    [Fact]
    public async Task A_later_change_of_participation_or_rules_leaves_a_run_as_it_was()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        var other = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await scenario.EnrolAsync(other.Id, new DateOnly(2026, 8, 1), amount: 1_000_000m);

        Assert.True((await scenario.ReproduceAsync(run)).Ok);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/api/v1/reward-statements/{run}/{other.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/api/v1/reward-statements/{run}/{scenario.SellerId}")).StatusCode);
    }

    [Theory]
    [InlineData("2026-Q4", "reward_run.period_not_over")]
    [InlineData("2025-Q4", "reward_plan.not_in_force")]
    [InlineData("2026-08", "reward_plan.period_of_other_frequency")]
    public async Task What_cannot_be_computed_says_why(string period, string code)
    {
        var scenario = await RewardScenario.CreateAsync(api);

        Assert.Equal(code, await (await scenario.ComputeAsync(Guid.CreateVersion7(), period: period)).CodeAsync());
    }

    [Theory]
    [InlineData("update pay_lines set document = replace(document, '6600000', '6600001') where hash = '{0}'")]
    [InlineData("update pay_lines set document = 'no JSON at all' where hash = '{0}'")]
    [InlineData("update pay_lines set due = due + 1 where hash = '{0}'")]
    [InlineData("update pay_bases set document = replace(document, '2026-Q3', '2026-Q2') where hash = '{0}'")]
    public async Task What_was_tampered_with_is_neither_shown_nor_handed_to_payroll(string tampering)
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        var hash = await scenario.HashAsync(run);

        await api.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, hash));

        Assert.Equal("reward_run.tampered", await (await scenario.Seller.GetAsync($"/api/v1/reward-statements/{run}/{scenario.SellerId}")).CodeAsync());
        Assert.Equal("reward_run.tampered", await (await scenario.Hr.GetAsync($"/api/v1/reward-runs/{run}/payroll.csv")).CodeAsync());
        Assert.Equal("reward_run.tampered", await (await scenario.Hr.GetAsync($"/api/v1/reward-runs/{run}")).CodeAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await scenario.Hr.GetAsync($"/api/v1/reward-runs/{run}")).StatusCode);
        var own = await scenario.Seller.GetAsync<RewardStatementList>("/api/v1/reward-statements");
        Assert.Empty(own.Statements);
        Assert.Equal(run, Assert.Single(own.Tampered).RunId);
        Assert.False((await scenario.ReproduceAsync(run)).Ok);
    }

    [Fact]
    public async Task The_rules_of_a_run_under_way_are_not_superseded()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        await scenario.ComputeAsync(Guid.CreateVersion7());
        var plan = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Plan;
        var revised = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(plan.Name, null, plan.Frequency, scenario.UnitId, [], scenario.Rules with { Cap = 100m }, plan.Version))).ReadAsync<CommandAccepted>();

        Assert.Equal(
            "reward_plan.run_under_way",
            await (await scenario.Hr.PostAsync(
                $"/api/v1/reward-plans/{scenario.PlanId}/publications", new PublishRewardPlanRequest(KpiScenarios.At("2026-Q3"), revised.Version))).CodeAsync());
    }
}
