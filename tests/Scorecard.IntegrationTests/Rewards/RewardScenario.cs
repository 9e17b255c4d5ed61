using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>
/// The worked example of pay as an organization: revenue weighs 60 and CSAT 40, the target is 6,000,000, and the third quarter of 2026 came
/// out at 110 and 95 percent.
/// </summary>
public sealed record RewardScenario(
    ApiFixture Api, Guid UnitId, HttpClient Hr, HttpClient OtherHr, HttpClient Entry, HttpClient Seller, Guid SellerId, Guid Revenue, Guid Csat, Guid PlanId, PayRules Rules)
{
    public const string Quarter = "2026-Q3";

    public static async Task<RewardScenario> CreateAsync(ApiFixture api, Func<PayRules, PayRules>? with = null)
    {
        var unit = await api.UnitAsync();
        var entry = await api.SignedInAsync(Role.UnitManager, unit);
        var hr = await api.SignedInAsync(Role.Hr, unit);
        var seller = await api.PersonAsync(Role.Viewer, unit);
        var revenue = await api.ActiveAsync(unit, target: 100m);
        var csat = await api.ActiveAsync(unit, target: 100m);
        foreach (var month in new[] { "2026-07", "2026-08", "2026-09" })
        {
            await entry.RecordAsync(revenue, month, 110m);
            await entry.RecordAsync(csat, month, 95m);
        }

        var rules = new PayRules(
            [
                new(Guid.CreateVersion7(), MeasureBasis.KpiAttainment, revenue, 60m, PayCurve.Default),
                new(Guid.CreateVersion7(), MeasureBasis.KpiAttainment, csat, 40m, PayCurve.Default),
            ],
            Combination.Additive,
            [],
            [],
            Cap: null,
            new Rounding(),
            PoolAmount: null);
        rules = with?.Invoke(rules) ?? rules;
        var planId = Guid.CreateVersion7();
        var drafted = await (await hr.PutAsync(
            $"/api/v1/reward-plans/{planId}",
            new DraftRewardPlanRequest("Sales bonus", Description: null, Frequency.Quarterly, unit, [], rules))).ReadAsync<CommandAccepted>();
        await (await hr.PostAsync(
            $"/api/v1/reward-plans/{planId}/publications", new PublishRewardPlanRequest(Period.Of("2026-Q1"), drafted.Version))).ReadAsync<CommandAccepted>();
        var scenario = new RewardScenario(api, unit, hr, await api.SignedInAsync(Role.Hr, unit), entry, seller.Http, seller.Id, revenue, csat, planId, rules);
        await scenario.EnrolAsync(seller.Id, new DateOnly(2026, 1, 1));
        return scenario;
    }

    public async Task EnrolAsync(Guid personId, DateOnly from, decimal amount = 6_000_000m) => await (await Hr.PutAsync(
        $"/api/v1/reward-plans/{PlanId}/participants/{personId}",
        new SetParticipationRequest([new(from, new(2026, 12, 31), UnitId, amount)], ExpectedVersion: 0))).ReadAsync<CommandAccepted>();

    public Task<HttpResponseMessage> ComputeAsync(Guid runId, HttpClient? by = null, string period = Quarter) =>
        (by ?? Hr).PutAsync($"/api/v1/reward-runs/{runId}", new ComputeRewardRunRequest(PlanId, Period.Of(period)));

    /// <summary>Computed, reviewed, approved and frozen.</summary>
    public async Task<Guid> FrozenAsync(string period = Quarter)
    {
        var id = Guid.CreateVersion7();
        await (await ComputeAsync(id, period: period)).ReadAsync<CommandAccepted>();
        await StepAsync(id, "reviews", version: 1);
        await StepAsync(id, "approvals", version: 2, OtherHr);
        await StepAsync(id, "freezes", version: 3);
        return id;
    }

    public async Task<CommandAccepted> StepAsync(Guid runId, string step, int version, HttpClient? by = null) =>
        await (await (by ?? Hr).PostAsync($"/api/v1/reward-runs/{runId}/{step}", new VersionRequest(version))).ReadAsync<CommandAccepted>();

    public Task<RewardStatement> StatementAsync(Guid runId, HttpClient? by = null) =>
        (by ?? Seller).GetAsync<RewardStatement>($"/api/v1/reward-statements/{runId}/{SellerId}");

    public async Task<string> HashAsync(Guid runId) => (await Hr.GetAsync<RewardRunDetail>($"/api/v1/reward-runs/{runId}")).Run.Hash;

    public async Task<RunReproduction> ReproduceAsync(Guid runId) =>
        await (await Hr.PostAsync($"/api/v1/reward-runs/{runId}/reproductions", new { })).ReadAsync<RunReproduction>();
}
