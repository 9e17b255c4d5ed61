using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class GrantTests(ApiFixture api)
{
    [Fact]
    public async Task HR_lists_what_was_granted_and_what_an_adjustment_took_back()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        Assert.Empty((await GrantsAsync(scenario.Hr, scenario)).Grants);
        var run = await scenario.FrozenAsync();

        var granted = await GrantsAsync(scenario.Hr, scenario);
        Assert.Equal(2, granted.Grants.Count);
        Assert.All(granted.Grants, grant => Assert.Equal(
            ("Special leave", 1m, "day", GrantState.Granted, run, null), (grant.AwardName, grant.Quantity, grant.QuantityUnit, grant.State, grant.RunId, grant.WithdrawnBy)));

        await scenario.Entry.RecordAsync(scenario.Csat, "2026-09", 89m, reason: "Late complaints.");
        var adjustment = await scenario.FrozenAsync();
        Assert.All((await GrantsAsync(scenario.Hr, scenario)).Grants, grant => Assert.Equal((GrantState.Withdrawn, adjustment, 1m), (grant.State, grant.WithdrawnBy, grant.Quantity)));
        Assert.All((await GrantsAsync(scenario.Hr, scenario, $"&knownAt={Uri.EscapeDataString(granted.AsOf.KnownAt.ToString("O"))}")).Grants, grant => Assert.Equal(GrantState.Granted, grant.State));
        Assert.Contains($"Team reward,2026-Q3,Special leave,1,day,withdrawn,{run},{adjustment}", await scenario.Hr.GetStringAsync($"/api/v1/reward-grants/grants.csv?planId={scenario.PlanId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grants_come_page_by_page_each_once()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-04", 95m);
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-05", 95m);
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-06", 95m);
        await scenario.FrozenAsync();
        await scenario.FrozenAsync("2026-Q2");
        var all = await GrantsAsync(scenario.Hr, scenario);

        List<RewardGrant> pages = [];
        string? next = null;
        do
        {
            var page = await GrantsAsync(scenario.Hr, scenario, next is null ? "&limit=1" : $"&limit=1&after={next}");
            pages.Add(Assert.Single(page.Grants));
            next = page.Next;
        }
        while (next is not null && pages.Count < 10);

        Assert.Equal(["2026-Q3", "2026-Q3", "2026-Q2", "2026-Q2"], pages.Select(grant => grant.Period.ToString()));
        Assert.Equal(all.Grants, pages);
        Assert.Null(all.Next);
        foreach (var (query, code) in new[] { ("after=nowhere", "invalid"), ($"after=2026-Q1~{scenario.PlanId:N}~{scenario.PlanId:N}~{scenario.PlanId:N}", "invalid"), ("limit=0", "out_of_range:1:500") })
            Assert.Equal(code, (await (await scenario.Hr.GetAsync($"/api/v1/reward-grants?planId={scenario.PlanId}&{query}")).ErrorsAsync()).Values.Single());
    }

    [Fact]
    public async Task A_run_that_was_tampered_with_is_named_and_shows_nothing_while_the_others_stay()
    {
        var (scenario, other) = (await AwardScenario.CreateAsync(api, september: 90m), await AwardScenario.CreateAsync(api, september: 90m));
        var (first, kept) = (await scenario.FrozenAsync(), await other.FrozenAsync());
        await scenario.Entry.RecordAsync(scenario.Csat, "2026-09", 89m, reason: "Late complaints.");
        var adjustment = await scenario.FrozenAsync();
        var hr = await api.SignedInAsync(Role.Hr);
        var hashes = new[] { (await scenario.RunAsync(first)).Run.Hash, (await scenario.RunAsync(adjustment)).Run.Hash };

        Task TamperAsync(string hash) => api.ExecuteAsync($"update pay_lines set document = replace(document, 'awards', 'Awards') where hash = '{hash}'");

        await TamperAsync(hashes[1]);
        await CheckAsync([adjustment]);
        await TamperAsync(hashes[0]);
        await CheckAsync([first, adjustment]);

        async Task CheckAsync(IReadOnlyList<Guid> runs)
        {
            var list = await GrantsAsync(scenario.Hr, scenario);
            Assert.Empty(list.Grants);
            var tampered = Assert.Single(list.Tampered);
            Assert.Equal((scenario.PlanId, "Team reward", "2026-Q3"), (tampered.PlanId, tampered.PlanName, tampered.Period.ToString()));
            Assert.Equal(runs, tampered.RunIds);
            var csv = await hr.GetStringAsync("/api/v1/reward-grants/grants.csv");
            Assert.All(runs, run => Assert.Contains($",,Team reward,2026-Q3,,,,tampered,{run},,", csv, StringComparison.Ordinal));
            Assert.Contains($"granted,{kept}", csv, StringComparison.Ordinal);
            Assert.DoesNotContain($"granted,{first}", csv, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await GrantsAsync(other.Hr, other)).Grants.Count);
    }

    [Fact]
    public async Task Others_see_no_grant_but_ones_own_on_ones_statement()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        await scenario.FrozenAsync();

        foreach (var http in new[] { scenario.Agent, scenario.Entry, await api.SignedInAsync(Role.Administrator), await api.SignedInAsync(Role.Leadership) })
        {
            Assert.Empty((await GrantsAsync(http, scenario)).Grants);
            Assert.DoesNotContain("Special leave", await http.GetStringAsync("/api/v1/reward-grants/grants.csv"), StringComparison.Ordinal);
        }

        var own = Assert.Single((await scenario.Agent.GetAsync<RewardStatementList>("/api/v1/reward-statements")).Statements);
        Assert.Equal(("Special leave", 1m), (own.Awards[0].Name, own.Awards[0].Due));
    }

    [Fact]
    public async Task A_plan_is_warned_of_awards_that_reach_nobody_everybody_or_anybody()
    {
        var scenario = await AwardScenario.CreateAsync(api, september: 90m);
        var below = await api.UnitAsync(scenario.UnitId);
        var plan = await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}");
        var rules = plan.Published[0].Rules;
        var (unmeasured, measure) = (await api.ActiveAsync(scenario.UnitId), Guid.CreateVersion7());
        AwardRule everybody = new(Guid.CreateVersion7(), "Best", 1m, "time", null, null, new(2, measure));
        AwardRule nobody = rules.Awards![0] with { Id = Guid.CreateVersion7(), UnitId = below, Condition = rules.Awards[0].Condition! with { KpiId = unmeasured } };
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(
                plan.Plan.Name,
                null,
                plan.Plan.Frequency,
                scenario.UnitId,
                [],
                rules with { Measures = [new(measure, MeasureBasis.KpiAttainment, scenario.Csat, 1m, PayCurve.Default)], Awards = [everybody, nobody], Leaderboard = new(measure, LeaderboardOf.People) },
                plan.Plan.Version))).ReadAsync<Scorecard.Api.Infrastructure.Commands.CommandAccepted>();

        var warnings = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Warnings;

        Assert.Contains(new PlanWarning("award-for-everybody", everybody.Id), warnings);
        Assert.Contains(new PlanWarning("award-ranks-alike", everybody.Id), warnings);
        Assert.Contains(new PlanWarning("award-without-values", nobody.Id), warnings);
        Assert.Contains(new PlanWarning("award-unit-empty", nobody.Id), warnings);
        Assert.Contains(new PlanWarning("leaderboard-ranks-alike"), warnings);
    }

    private static Task<RewardGrantList> GrantsAsync(HttpClient http, AwardScenario scenario, string more = "") =>
        http.GetAsync<RewardGrantList>($"/api/v1/reward-grants?planId={scenario.PlanId}{more}");
}
