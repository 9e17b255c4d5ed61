using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>What pay has to do with corrections, with what people owe, and with the command line.</summary>
public sealed class PayEffectTests(ApiFixture api)
{
    [Fact]
    public async Task A_preview_tells_those_who_see_pay_what_an_adjustment_would_come_to()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var manager = await api.PersonAsync(Role.UnitManager, scenario.UnitId);
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest("Sales bonus", Description: null, Frequency.Quarterly, scenario.UnitId, [manager.Id], scenario.Rules, 2))).ReadAsync<CommandAccepted>();
        Assert.Empty((await PreviewAsync(scenario, manager.Http)).Pay);
        var run = await scenario.FrozenAsync();

        var effect = Assert.Single((await PreviewAsync(scenario, manager.Http)).Pay);

        // Revenue 315 of 300 = 105 %: factor 112.5 % × 60 % + 87.5 % × 40 % = 102.5 %.
        Assert.Equal((run, "Sales bonus", 1, -450_000m), (effect.RunId, effect.PlanName, effect.People, effect.Difference));
    }

    [Fact]
    public async Task Whoever_does_not_see_pay_learns_nothing_of_it_and_a_participant_only_of_ones_own()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var participant = await api.PersonAsync(Role.UnitManager, scenario.UnitId);
        await scenario.EnrolAsync(participant.Id, new DateOnly(2026, 1, 1));
        await scenario.FrozenAsync();

        foreach (var (http, own) in new[] { (participant.Http, 1), (scenario.Entry, 0), (await api.SignedInAsync(Role.Administrator), 0) })
        {
            var preview = await PreviewAsync(scenario, http);
            Assert.Empty(preview.Pay);
            Assert.Equal(own, preview.OwnPayPeriods);
        }
    }

    [Fact]
    public async Task Hr_sees_the_effect_on_pay_without_being_allowed_to_correct_and_nobody_else_may_look()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        await scenario.FrozenAsync();

        Assert.Equal(-450_000m, Assert.Single((await PreviewAsync(scenario, scenario.Hr)).Pay).Difference);
        var viewer = await api.SignedInAsync(Role.Viewer, scenario.UnitId);
        foreach (var (http, kpi) in new[] { (viewer, scenario.Revenue), (scenario.Hr, await Kpis.KpiScenarios.ActiveAsync(api, scenario.UnitId)) })
        {
            var response = await http.PostAsync(
                $"/api/v1/kpis/{kpi}/values/2026-09/correction-previews",
                new RecordValueRequest(95m, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null));
            Assert.Equal(403, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task Home_owes_a_run_to_those_who_decide_on_it_and_nobody_else()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = Guid.CreateVersion7();
        await scenario.ComputeAsync(run);
        Assert.Equal(OwedRewardKind.RunToReview, Assert.Single(await OwedAsync(scenario.Hr, run)).Kind);

        await scenario.StepAsync(run, "reviews", version: 1);
        Assert.Empty(await OwedAsync(scenario.Hr, run));
        Assert.Equal(OwedRewardKind.RunToApprove, Assert.Single(await OwedAsync(scenario.OtherHr, run)).Kind);
        foreach (var http in new[] { scenario.Seller, scenario.Entry, await api.SignedInAsync(Role.Administrator) })
            Assert.Empty(await OwedAsync(http, run));

        await scenario.StepAsync(run, "approvals", version: 2, scenario.OtherHr);
        await scenario.StepAsync(run, "freezes", version: 3);
        var dispute = Guid.CreateVersion7();
        await (await scenario.Seller.PutAsync($"/api/v1/reward-disputes/{dispute}", new OpenDisputeRequest(run, DisputeReason.Value, "August."))).ReadAsync<CommandAccepted>();
        var owed = Assert.Single(await OwedAsync(scenario.Hr, run));
        Assert.Equal((OwedRewardKind.DisputeToAnswer, dispute, scenario.SellerId), (owed.Kind, owed.DisputeId, owed.By!.Id));
        Assert.Empty(await OwedAsync(scenario.Seller, run));
    }

    [Fact]
    public async Task A_run_is_reproduced_on_the_command_line()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        await using var output = new StringWriter();

        Assert.Equal(0, await ReproduceCommand.RunAsync(api.Services, ["reproduce", run.ToString()], output));
        Assert.StartsWith($"Reproduced: run {run} of 2026-Q3", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 lines compared, 0 different", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await ReproduceCommand.RunAsync(api.Services, ["reproduce", Guid.CreateVersion7().ToString()], output));
        Assert.Equal(1, await ReproduceCommand.RunAsync(api.Services, ["reproduce"], output));
    }

    private static async Task<CorrectionPreview> PreviewAsync(RewardScenario scenario, HttpClient http) => await (await http.PostAsync(
        $"/api/v1/kpis/{scenario.Revenue}/values/2026-09/correction-previews",
        new RecordValueRequest(95m, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null))).ReadAsync<CorrectionPreview>();

    private static async Task<IEnumerable<OwedReward>> OwedAsync(HttpClient http, Guid runId) =>
        (await http.GetAsync<HomeView>("/api/v1/home")).OwedRewards.Where(owed => owed.RunId == runId);
}
