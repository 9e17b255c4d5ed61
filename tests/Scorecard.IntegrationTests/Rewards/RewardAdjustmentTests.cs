using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class RewardAdjustmentTests(ApiFixture api)
{
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
}
