using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Values;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>Whoever looks at pay of others is in the access log: by every route, also those that are added, that is not named here as telling none.</summary>
public sealed class PayLooksTests(ApiFixture api)
{
    /// <summary>Rules, one's own, or what was said: no amount of anybody else.</summary>
    private static readonly string[] TellNone =
    [
        "/api/v1/reward-plans", "/api/v1/reward-plans/{id}", "/api/v1/reward-statements", "/api/v1/reward-disputes",
        "/api/v1/reward-leaderboards", "/api/v1/reward-leaderboards/{planId}",
    ];

    [Fact]
    public async Task Every_look_at_pay_of_others_is_recorded()
    {
        var secret = await PaySecret.CreateAsync(api);
        var (hr, hrId, _) = await api.PersonAsync(Role.Hr, secret.Scenario.UnitId);
        var auditor = await api.SignedInAsync(Role.Auditor);
        List<string> unseen = [];
        foreach (var route in Routes().Except(TellNone))
        {
            var before = await LooksAsync(auditor, hrId);
            var id = route.Contains("reward-runs", StringComparison.Ordinal) ? secret.FirstRun : secret.Scenario.PlanId;
            var path = route.Replace("{id}", $"{id}", StringComparison.Ordinal)
                .Replace("{runId}", $"{secret.FirstRun}", StringComparison.Ordinal)
                .Replace("{personId}", $"{secret.PersonId}", StringComparison.Ordinal);
            using var response = await hr.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
            if (await LooksAsync(auditor, hrId) == before)
                unseen.Add(route);
        }

        Assert.Empty(unseen);
    }

    [Fact]
    public async Task Simulations_reproductions_lists_and_effects_on_pay_are_looks_too_and_name_whose_statement_was_read()
    {
        var secret = await PaySecret.CreateAsync(api);
        var (hr, hrId, _) = await api.PersonAsync(Role.Hr, secret.Scenario.UnitId);
        var auditor = await api.SignedInAsync(Role.Auditor);
        var plan = $"/api/v1/reward-plans/{secret.Scenario.PlanId}";

        await hr.GetAsync($"/api/v1/reward-statements/{secret.FirstRun}/{secret.PersonId}");
        await hr.PostAsync($"{plan}/simulations", new SimulateRewardPlanRequest(null, 1, [Kpis.KpiScenarios.At("2026-Q3")], [], null));
        await hr.PostAsync($"/api/v1/reward-runs/{secret.FirstRun}/reproductions", new { });
        await hr.SendRawAsync(HttpMethod.Post, $"{plan}/participant-import-previews", $"{secret.PersonId},,2026-01-01,2026-12-31,5", "application/octet-stream");
        await hr.PostAsync(
            $"/api/v1/kpis/{secret.Scenario.Revenue}/values/2026-08/correction-previews",
            new RecordValueRequest(95m, Numerator: null, Denominator: null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null));

        var looks = (await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={hrId}&act=read")).Accesses;
        Assert.Equal(
            ["pay-effects", "pay-participants", "pay-reproduction", "pay-simulation", "pay-statement"], looks.Select(look => look.Detail["what"]).Order(StringComparer.Ordinal));
        Assert.Equal($"{secret.PersonId}", looks.Single(look => look.Detail["what"] == "pay-statement").Detail["person"]);
    }

    [Fact]
    public async Task Ones_own_pay_is_nobodys_business()
    {
        var secret = await PaySecret.CreateAsync(api);
        var auditor = await api.SignedInAsync(Role.Auditor);

        await secret.Http.GetAsync<RewardStatement>($"/api/v1/reward-statements/{secret.FirstRun}/{secret.PersonId}");
        await secret.Http.GetAsync<RewardStatementList>("/api/v1/reward-statements");

        Assert.Empty((await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={secret.PersonId}&act=read")).Accesses);
    }

    private IEnumerable<string> Routes() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("reward-", StringComparison.Ordinal) && endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET"))
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'));

    private static async Task<int> LooksAsync(HttpClient auditor, Guid personId) =>
        (await auditor.GetAsync<AccessPage>($"/api/v1/audit/access?personId={personId}&limit=200")).Accesses.Count;
}
