using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class RewardRunAccessTests(ApiFixture api)
{
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
