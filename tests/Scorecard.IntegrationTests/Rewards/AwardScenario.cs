using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>"CSAT of at least 90 in every month of the quarter: one day of special leave for everybody in the unit", with two people and no money.</summary>
public sealed record AwardScenario(
    ApiFixture Api, Guid UnitId, HttpClient Hr, HttpClient OtherHr, HttpClient Entry, HttpClient Agent, Guid AgentId, HttpClient Other, Guid OtherId, Guid Csat, Guid PlanId)
{
    /// <param name="september">July is 91, August 90.</param>
    public static async Task<AwardScenario> CreateAsync(ApiFixture api, decimal? september, Func<Guid, PayRules, PayRules>? with = null)
    {
        var unit = await api.UnitAsync();
        var entry = await api.SignedInAsync(Role.UnitManager, unit);
        var hr = await api.SignedInAsync(Role.Hr, unit);
        var (agent, other) = (await api.PersonAsync(Role.Viewer, unit), await api.PersonAsync(Role.Viewer, unit));
        var csat = await api.ActiveAsync(unit, target: 100m);
        await entry.RecordAsync(csat, "2026-07", 91m);
        await entry.RecordAsync(csat, "2026-08", 90m);
        if (september is { } value)
            await entry.RecordAsync(csat, "2026-09", value);

        var rules = new PayRules(
            [],
            Combination.Additive,
            [],
            [],
            Cap: null,
            new Rounding(),
            PoolAmount: null,
            Awards:
            [
                new(Guid.CreateVersion7(), "Special leave", 1m, "day", unit, new(csat, GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: true), Top: null),
            ]);
        var planId = Guid.CreateVersion7();
        var drafted = await (await hr.PutAsync(
            $"/api/v1/reward-plans/{planId}",
            new DraftRewardPlanRequest("Team reward", Description: null, Frequency.Quarterly, unit, [], with?.Invoke(csat, rules) ?? rules))).ReadAsync<CommandAccepted>();
        await (await hr.PostAsync(
            $"/api/v1/reward-plans/{planId}/publications", new PublishRewardPlanRequest(Period.Of("2026-Q1"), drafted.Version))).ReadAsync<CommandAccepted>();
        var scenario = new AwardScenario(api, unit, hr, await api.SignedInAsync(Role.Hr, unit), entry, agent.Http, agent.Id, other.Http, other.Id, csat, planId);
        await scenario.EnrolAsync(agent.Id);
        await scenario.EnrolAsync(other.Id);
        return scenario;
    }

    public async Task EnrolAsync(Guid personId, int expectedVersion = 0, bool ends = false) => await (await Hr.PutAsync(
        $"/api/v1/reward-plans/{PlanId}/participants/{personId}",
        new SetParticipationRequest(ends ? [] : [new(new(2026, 1, 1), new(2026, 12, 31), UnitId, 0m)], expectedVersion))).ReadAsync<CommandAccepted>();

    /// <summary>Computed, reviewed, approved and frozen.</summary>
    public async Task<Guid> FrozenAsync(string period = "2026-Q3")
    {
        var id = await ComputedAsync(period);
        foreach (var (step, by, version) in new[] { ("reviews", Hr, 1), ("approvals", OtherHr, 2), ("freezes", Hr, 3) })
            await (await by.PostAsync($"/api/v1/reward-runs/{id}/{step}", new VersionRequest(version))).ReadAsync<CommandAccepted>();
        return id;
    }

    public async Task<Guid> ComputedAsync(string period = "2026-Q3")
    {
        var id = Guid.CreateVersion7();
        await (await Hr.PutAsync($"/api/v1/reward-runs/{id}", new ComputeRewardRunRequest(PlanId, Period.Of(period)))).ReadAsync<CommandAccepted>();
        return id;
    }

    public Task<RewardRunDetail> RunAsync(Guid runId) => Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{runId}");

    public async Task<StatementAward> OwnAsync(Guid runId) =>
        Assert.Single((await Agent.GetAsync<RewardStatement>($"/api/v1/reward-statements/{runId}/{AgentId}")).Awards);

    public async Task<RunReproduction> ReproduceAsync(Guid runId) =>
        await (await Hr.PostAsync($"/api/v1/reward-runs/{runId}/reproductions", new { })).ReadAsync<RunReproduction>();
}
