using System.Net;
using System.Text.Json;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class LeaderboardTests(ApiFixture api)
{
    [Fact]
    public async Task A_participant_sees_ones_own_rank_and_no_figure_of_anybody_else()
    {
        var scenario = await RewardScenario.CreateAsync(api, On);
        var other = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await scenario.EnrolAsync(other.Id, new DateOnly(2026, 1, 1), amount: 7_777_777m);

        var board = await scenario.Seller.GetAsync<LeaderboardView>(PathOf(scenario));

        Assert.Equal(("2026-Q3", 2, 1.1m), (board.Period.ToString(), board.Total, board.OwnFigure));
        Assert.Equal((1, scenario.SellerId, true), (board.Own!.Rank, board.Own.Id, board.Own.Own));
        Assert.Equal([1, 1], board.Around.Select(row => row.Rank));
        Assert.Contains(board.Top, row => row.Id == other.Id);
        using var json = JsonDocument.Parse(await scenario.Seller.GetStringAsync(PathOf(scenario)));
        foreach (var row in json.RootElement.GetProperty("top").EnumerateArray().Concat(json.RootElement.GetProperty("around").EnumerateArray()))
            Assert.Equal(["rank", "id", "name", "own"], row.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain("7777777", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("6000000", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(await scenario.Seller.GetAsync<LeaderboardItem[]>("/api/v1/reward-leaderboards"), one => one.PlanId == scenario.PlanId);
    }

    [Fact]
    public async Task It_shows_what_was_known_at_a_moment_and_whoever_has_no_figure_does_not_rank()
    {
        var scenario = await RewardScenario.CreateAsync(api, On);

        Assert.Equal(0, (await scenario.Seller.GetAsync<LeaderboardView>($"{PathOf(scenario)}?date=2026-Q2")).Total);
        var last = await scenario.Seller.GetAsync<LeaderboardView>($"{PathOf(scenario)}?date=2026-12");
        Assert.Equal(("2026-Q3", 1), (last.Period.ToString(), last.Total));
        var before = last.AsOf.KnownAt;
        await scenario.Entry.RecordAsync(scenario.Revenue, "2026-07", 90m, reason: "Late credit notes.");
        Assert.NotEqual(1.1m, (await scenario.Seller.GetAsync<LeaderboardView>(PathOf(scenario))).OwnFigure);
        Assert.Equal(1.1m, (await scenario.Seller.GetAsync<LeaderboardView>($"{PathOf(scenario)}?knownAt={Uri.EscapeDataString(before.ToString("O"))}")).OwnFigure);
    }

    [Fact]
    public async Task It_is_off_unless_a_plan_says_so_and_switched_off_at_once()
    {
        var off = await RewardScenario.CreateAsync(api);
        Assert.Equal("reward_leaderboard.off", await (await off.Seller.GetAsync(PathOf(off))).CodeAsync());
        Assert.Empty(await off.Seller.GetAsync<LeaderboardItem[]>("/api/v1/reward-leaderboards"));

        var scenario = await RewardScenario.CreateAsync(api, On);
        var plan = (await scenario.Hr.GetAsync<RewardPlanDetail>($"/api/v1/reward-plans/{scenario.PlanId}")).Plan;
        var revised = await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/revisions",
            new ReviseRewardPlanRequest(plan.Name, null, Frequency.Quarterly, scenario.UnitId, [], scenario.Rules with { Leaderboard = null }, plan.Version))).ReadAsync<CommandAccepted>();
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/publications", new PublishRewardPlanRequest(KpiScenarios.At("2026-Q4"), revised.Version))).ReadAsync<CommandAccepted>();

        Assert.Equal("reward_leaderboard.off", await (await scenario.Seller.GetAsync(PathOf(scenario))).CodeAsync());
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_HR_sees_it_without_a_rank()
    {
        var scenario = await RewardScenario.CreateAsync(api, On);

        foreach (var http in new[] { scenario.Entry, await api.SignedInAsync(Role.Administrator), await api.SignedInAsync(Role.Leadership), await api.SignedInAsync(Role.Auditor) })
            Assert.Equal((HttpStatusCode.NotFound, "reward_plan.not_found"), ((await http.GetAsync(PathOf(scenario))).StatusCode, await (await http.GetAsync(PathOf(scenario))).CodeAsync()));
        var board = await scenario.Hr.GetAsync<LeaderboardView>(PathOf(scenario));
        Assert.Equal((1, null, null), (board.Total, board.Own, board.OwnFigure));
    }

    [Fact]
    public async Task Whoever_has_left_sees_it_for_the_periods_in_which_they_took_part_and_for_no_later_one()
    {
        var scenario = await RewardScenario.CreateAsync(api, On);
        var left = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await (await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/participants/{left.Id}",
            new SetParticipationRequest([new(new(2026, 1, 1), new(2026, 4, 1), scenario.UnitId, 5m)], ExpectedVersion: 0))).ReadAsync<CommandAccepted>();

        Assert.Equal("reward_plan.not_found", await (await left.Http.GetAsync(PathOf(scenario))).CodeAsync());
        Assert.Empty(await left.Http.GetAsync<LeaderboardItem[]>("/api/v1/reward-leaderboards"));
        Assert.Equal("2026-Q2", (await left.Http.GetAsync<LeaderboardView>($"{PathOf(scenario)}?date=2026-Q2")).Period.ToString());
    }

    private static PayRules On(PayRules rules) => rules with { Leaderboard = new(MeasureId: null, LeaderboardOf.People) };

    private static string PathOf(RewardScenario scenario) => $"/api/v1/reward-leaderboards/{scenario.PlanId}";
}
