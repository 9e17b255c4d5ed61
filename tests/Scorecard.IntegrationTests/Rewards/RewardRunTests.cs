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
    public async Task Nobody_sees_a_statement_before_it_is_frozen_but_those_who_run_the_plan()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = Guid.CreateVersion7();
        await scenario.ComputeAsync(run);

        Assert.Equal(6_600_000m, (await scenario.StatementAsync(run, scenario.Hr)).Amount);
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Seller.GetAsync($"/api/v1/reward-statements/{run}/{scenario.SellerId}")).StatusCode);
        Assert.Empty((await scenario.Seller.GetAsync<RewardStatementList>("/api/v1/reward-statements")).Statements);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Leadership)]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    public async Task Pay_is_not_found_by_anybody_else(Role role)
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        var http = await api.SignedInAsync(role);

        foreach (var path in new[] { $"reward-plans/{scenario.PlanId}", $"reward-plans/{scenario.PlanId}/participants", $"reward-runs/{run}", $"reward-runs/{run}/payroll.csv", $"reward-statements/{run}/{scenario.SellerId}" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await http.GetAsync($"/api/v1/{path}")).StatusCode));
        Assert.DoesNotContain((await http.GetAsync<RewardPlanList>("/api/v1/reward-plans")).Plans, plan => plan.Id == scenario.PlanId);
        Assert.DoesNotContain((await http.GetAsync<RewardRunList>("/api/v1/reward-runs")).Runs, other => other.Id == run);
    }

    [Fact]
    public async Task Whoever_computed_a_run_does_not_approve_it()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = Guid.CreateVersion7();
        await scenario.ComputeAsync(run);

        Assert.Equal("reward_run.out_of_order", await (await scenario.OtherHr.PostAsync($"/api/v1/reward-runs/{run}/approvals", new VersionRequest(1))).CodeAsync());
        await scenario.StepAsync(run, "reviews", version: 1);
        Assert.Equal("reward_run.own", await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{run}/approvals", new VersionRequest(2))).CodeAsync());
        await scenario.StepAsync(run, "approvals", version: 2, scenario.OtherHr);
        await scenario.StepAsync(run, "freezes", version: 3);
        Assert.Equal(
            "reward_run.control_total_differs",
            await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{run}/payments", new PayRewardRunRequest(1m, 4))).CodeAsync());
        await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{run}/payments", new PayRewardRunRequest(6_600_000m, 4))).ReadAsync<CommandAccepted>();
        Assert.Equal(
            "reward_run.released",
            await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{run}/discards", new DiscardRewardRunRequest("No.", 5))).CodeAsync());
    }

    [Fact]
    public async Task A_run_says_who_took_each_step_and_who_may_approve_it()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (approver, paid) = (await api.PersonAsync(Role.Hr, scenario.UnitId), await api.PersonAsync(Role.Hr, scenario.UnitId));
        await api.PersonAsync(Role.Hr, await api.UnitAsync());
        await scenario.EnrolAsync(paid.Id, new DateOnly(2026, 1, 1));
        var run = Guid.CreateVersion7();
        await scenario.ComputeAsync(run);
        Task<RewardRunDetail> ReadAsync(string more = "") => scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}{more}");

        var computed = await ReadAsync();
        Assert.Contains(approver.Id, computed.Approvers.Select(person => person.Id));
        Assert.DoesNotContain(paid.Id, computed.Approvers.Select(person => person.Id));
        Assert.DoesNotContain(computed.Run.ComputedBy!.Id, computed.Approvers.Select(person => person.Id));
        Assert.All(computed.Approvers, person => Assert.NotEmpty(person.Name));
        var reviewed = await scenario.StepAsync(run, "reviews", version: 1);
        await scenario.StepAsync(run, "approvals", version: 2, approver.Http);
        await scenario.StepAsync(run, "freezes", version: 3);
        await (await scenario.Hr.PostAsync($"/api/v1/reward-runs/{run}/payments", new PayRewardRunRequest(computed.Run.Due, 4))).ReadAsync<CommandAccepted>();

        var done = await ReadAsync();
        var hr = computed.Run.ComputedBy.Id;
        Assert.Equal(
            [(RewardRunStatus.Computed, hr), (RewardRunStatus.Reviewed, hr), (RewardRunStatus.Approved, approver.Id), (RewardRunStatus.Frozen, hr), (RewardRunStatus.Paid, hr)],
            done.Steps.Select(step => (step.Status, step.By!.Id)));
        Assert.Equal(done.Steps.Select(step => step.At).Order(), done.Steps.Select(step => step.At));
        Assert.Empty(done.Approvers);
        Assert.Equal(2, (await ReadAsync($"?knownAt={Uri.EscapeDataString(reviewed.RecordedAt.ToString("O"))}")).Steps.Count);
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
    public async Task A_correction_after_payment_becomes_an_adjustment_and_the_paid_line_stays()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var paid = await scenario.FrozenAsync();
        foreach (var month in new[] { "2026-07", "2026-08", "2026-09" })
            await scenario.Entry.RecordAsync(scenario.Revenue, month, 105m, reason: "Late credit notes.");

        var adjustment = await scenario.FrozenAsync();

        var statement = await scenario.StatementAsync(adjustment);
        Assert.Equal((paid, 6_600_000m, 6_150_000m, -450_000m), (statement.Adjusts, statement.PaidBefore, statement.Amount, statement.Due));
        Assert.Equal((6_600_000m, 6_600_000m), ((await scenario.StatementAsync(paid)).Amount, (await scenario.StatementAsync(paid)).Due));
        Assert.True((await scenario.ReproduceAsync(paid)).Ok);
        Assert.True((await scenario.ReproduceAsync(adjustment)).Ok);
        Assert.Contains($"control-total,,Sales bonus,2026-Q3,6150000,,-450000,KRW,{adjustment}", await scenario.Hr.GetStringAsync($"/api/v1/reward-runs/{adjustment}/payroll.csv"));
    }

    [Fact]
    public async Task What_is_above_the_limit_of_recovery_waits_for_a_later_period_however_often_one_adjusts()
    {
        var scenario = await RewardScenario.CreateAsync(api, rules => rules with { RecoveryLimit = 5m });
        var paid = await scenario.FrozenAsync();
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-07", 40m, reason: "Credit notes.", comment: "Returned goods.");
        var adjustment = await scenario.FrozenAsync();
        Assert.Equal(-330_000m, (await scenario.StatementAsync(adjustment)).Due);

        Assert.Equal("reward_run.recovery_waits", await (await scenario.ComputeAsync(Guid.CreateVersion7())).CodeAsync());
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-08", 40m, reason: "More credit notes.", comment: "Returned goods.");
        Assert.Equal("reward_run.recovery_waits", await (await scenario.ComputeAsync(Guid.CreateVersion7())).CodeAsync());
        Assert.True((await scenario.ReproduceAsync(paid)).Ok);
        Assert.True((await scenario.ReproduceAsync(adjustment)).Ok);
    }

    [Fact]
    public async Task A_run_of_a_later_period_lets_the_next_part_of_a_recovery_be_taken()
    {
        var scenario = await RewardScenario.CreateAsync(api, rules => rules with { RecoveryLimit = 5m });
        foreach (var month in new[] { "2026-04", "2026-05", "2026-06" })
        {
            await scenario.Entry.RecordAsync(scenario.Revenue, month, 110m);
            await scenario.Entry.RecordAsync(scenario.Csat, month, 95m);
        }

        await scenario.FrozenAsync("2026-Q2");
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-04", 40m, reason: "Credit notes.", comment: "Returned goods.");
        await scenario.FrozenAsync("2026-Q2");
        await scenario.FrozenAsync();

        var rest = await scenario.FrozenAsync("2026-Q2");

        Assert.Equal((6_270_000m, -330_000m), ((await scenario.StatementAsync(rest)).PaidBefore, (await scenario.StatementAsync(rest)).Due));
        Assert.True((await scenario.ReproduceAsync(rest)).Ok);
    }

    [Fact]
    public async Task Nothing_is_made_of_a_paid_period_in_which_nothing_differs()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var paid = await scenario.FrozenAsync();
        var again = Guid.CreateVersion7();

        Assert.Equal("reward_run.no_difference", await (await scenario.ComputeAsync(again)).CodeAsync());

        Assert.Equal([paid], (await scenario.Hr.GetAsync<RewardRunList>($"/api/v1/reward-runs?planId={scenario.PlanId}")).Runs.Select(run => run.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Hr.GetAsync($"/api/v1/reward-runs/{again}")).StatusCode);
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-07", 80m, reason: "Credit notes.");
        await (await scenario.ComputeAsync(again)).ReadAsync<CommandAccepted>();
        Assert.Equal(paid, (await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{again}")).Run.Adjusts);
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

    [Fact]
    public async Task Nobody_approves_a_run_that_pays_them()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (http, id, _) = await api.PersonAsync(Role.Hr, scenario.UnitId);
        await scenario.EnrolAsync(id, new DateOnly(2026, 1, 1));
        var run = Guid.CreateVersion7();
        await scenario.ComputeAsync(run);
        Assert.Equal("reward_run.out_of_order", await (await http.PostAsync($"/api/v1/reward-runs/{run}/approvals", new VersionRequest(1))).CodeAsync());
        await scenario.StepAsync(run, "reviews", version: 1);

        Assert.Equal("reward_run.own_pay", await (await http.PostAsync($"/api/v1/reward-runs/{run}/approvals", new VersionRequest(2))).CodeAsync());
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
    public async Task Adjustments_net_what_was_paid_however_many_there_are()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        await scenario.FrozenAsync();
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-07", 80m, reason: "First.");
        await scenario.FrozenAsync();
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-07", 110m, reason: "Second.");
        var third = await scenario.FrozenAsync();

        var statements = (await scenario.Seller.GetAsync<RewardStatementList>("/api/v1/reward-statements")).Statements;

        Assert.Equal(3, statements.Count);
        Assert.Equal(6_600_000m, statements.Sum(statement => statement.Due));
        Assert.True((await scenario.ReproduceAsync(third)).Ok);
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

    [Fact]
    public async Task Rules_name_nothing_that_their_writer_may_not_see()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var foreign = await api.ActiveAsync(await api.UnitAsync());
        PayMeasure measure = new(Guid.CreateVersion7(), MeasureBasis.KpiAttainment, foreign, 1m, PayCurve.Default);

        var simulated = await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/simulations",
            new SimulateRewardPlanRequest(scenario.Rules with { Measures = [measure] }, null, [KpiScenarios.At("2026-Q3")], [], null));

        Assert.Equal("reward_plan.subject_not_found", await simulated.CodeAsync());
    }

    [Fact]
    public async Task Whoever_a_plan_no_longer_names_sees_nothing_of_the_past_either()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var approver = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        var plan = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Plan;
        async Task<CommandAccepted> NameAsync(IReadOnlyList<Guid> approvers, int version) => await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(plan.Name, null, plan.Frequency, scenario.UnitId, approvers, scenario.Rules, version))).ReadAsync<CommandAccepted>();
        var named = await NameAsync([approver.Id], plan.Version);
        var path = $"/api/v1/reward-plans/{scenario.PlanId}/participants?knownAt={Uri.EscapeDataString(named.RecordedAt.ToString("O"))}";
        Assert.NotEmpty((await approver.Http.GetAsync<ParticipantList>(path)).Participants);

        await NameAsync([], named.Version);

        Assert.Equal(HttpStatusCode.NotFound, (await approver.Http.GetAsync(path)).StatusCode);
    }
}
