using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>Plans, participants, runs and statements as they were known on a day, and for a business date.</summary>
public sealed class RewardTimeTests(ApiFixture api)
{
    [Fact]
    public async Task Statements_are_those_that_had_been_released_by_then()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = Guid.CreateVersion7();
        await (await scenario.ComputeAsync(run)).ReadAsync<CommandAccepted>();
        await scenario.StepAsync(run, "reviews", version: 1);
        var approved = await scenario.StepAsync(run, "approvals", version: 2, scenario.OtherHr);
        var frozen = await scenario.StepAsync(run, "freezes", version: 3);
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-08", 80m, reason: "Credit notes.");
        var adjustment = await scenario.FrozenAsync();

        Assert.Equal([adjustment, run], await StatementsAsync(scenario, ""));
        Assert.Equal([run], await StatementsAsync(scenario, At(frozen)));
        Assert.Empty(await StatementsAsync(scenario, At(approved)));
        Assert.Equal([adjustment, run], await StatementsAsync(scenario, "date=2026-07"));
        Assert.Empty(await StatementsAsync(scenario, "date=2026-06"));
        var path = $"/api/v1/reward-statements/{run}/{scenario.SellerId}";
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Seller.GetAsync($"{path}?{At(approved)}")).StatusCode);
        Assert.Equal(6_600_000m, (await scenario.Seller.GetAsync<RewardStatement>($"{path}?{At(frozen)}")).Amount);
        Assert.Equal(RewardRunStatus.Approved, (await scenario.Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{run}?{At(approved)}")).Run.Status);
        Assert.Equal([run], (await scenario.Hr.GetAsync<RewardRunList>($"/api/v1/reward-runs?planId={scenario.PlanId}&{At(frozen)}")).Runs.Select(one => one.Id));
    }

    [Fact]
    public async Task A_plan_and_its_participants_are_read_as_they_were_known_and_say_which_version_pays_the_date()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var before = await PlanAsync(scenario, "");
        var revised = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest("Sales bonus 2", Description: null, Frequency.Quarterly, scenario.UnitId, [], scenario.Rules with { Cap = 100m }, before.Plan.Version))).ReadAsync<CommandAccepted>();
        var published = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/publications", new PublishRewardPlanRequest(KpiScenarios.At("2026-Q4"), revised.Version))).ReadAsync<CommandAccepted>();
        var raised = await (await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/participants/{scenario.SellerId}",
            new SetParticipationRequest([new(new(2026, 1, 1), new(2026, 12, 31), scenario.UnitId, 9_000_000m)], ExpectedVersion: 1))).ReadAsync<CommandAccepted>();

        var drafted = await PlanAsync(scenario, At(revised));
        Assert.Equal(("Sales bonus 2", 100m, 1), (drafted.Plan.Name, drafted.Draft!.Cap, drafted.Published.Count));
        Assert.Equal([(1, "2026-03"), (2, "2026-10")], [((await PlanAsync(scenario, "date=2026-03")).Plan.InForce, "2026-03"), ((await PlanAsync(scenario, "date=2026-10")).Plan.InForce, "2026-10")]);
        Assert.Null((await PlanAsync(scenario, "date=2025-12")).Plan.InForce);
        Assert.Equal([6_000_000m, 9_000_000m], [await TargetAsync(scenario, published), await TargetAsync(scenario, raised)]);
    }

    private static string At(CommandAccepted done) => $"knownAt={Uri.EscapeDataString(done.RecordedAt.UtcDateTime.ToString("O"))}";

    private static async Task<IEnumerable<Guid>> StatementsAsync(RewardScenario scenario, string query) =>
        (await scenario.Seller.GetAsync<RewardStatementList>($"/api/v1/reward-statements?{query}")).Statements.Select(statement => statement.RunId);

    private static Task<RewardPlanDetail> PlanAsync(RewardScenario scenario, string query) =>
        scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}?{query}");

    private static async Task<decimal> TargetAsync(RewardScenario scenario, CommandAccepted moment) =>
        (await scenario.Hr.GetAsync<ParticipantList>($"/api/v1/reward-plans/{scenario.PlanId}/participants?{At(moment)}")).Participants[0].Segments[0].TargetAmount;
}
