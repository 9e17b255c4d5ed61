using Scorecard.Api.Features.Live;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.IntegrationTests.Kpis;
using Scorecard.IntegrationTests.Rewards;

namespace Scorecard.IntegrationTests.Live;

/// <summary>Whoever may see a run hears that somebody took it further, and both sides of a dispute hear of it; nobody else hears of either.</summary>
public sealed class FollowPayTests(ApiFixture api)
{
    [Fact]
    public async Task A_run_is_told_to_whoever_may_see_it()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        using var hr = await LiveReader.StartedAsync(scenario.Hr);
        var run = Guid.CreateVersion7();

        await (await scenario.ComputeAsync(run)).ReadAsync<CommandAccepted>();
        await scenario.StepAsync(run, "reviews", version: 1);
        await scenario.StepAsync(run, "approvals", version: 2, scenario.OtherHr);

        Assert.Equal([run, run, run], [await hr.ChangeAsync(LiveKind.RewardRun), await hr.ChangeAsync(LiveKind.RewardRun), await hr.ChangeAsync(LiveKind.RewardRun)]);
    }

    [Fact]
    public async Task A_dispute_is_told_to_whose_pay_it_is_about_and_to_those_who_decide()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        using var seller = await LiveReader.StartedAsync(scenario.Seller);
        using var hr = await LiveReader.StartedAsync(scenario.OtherHr);
        var id = Guid.CreateVersion7();

        await (await scenario.Seller.PutAsync($"/api/v1/reward-disputes/{id}", new OpenDisputeRequest(run, DisputeReason.Value, "August is wrong."))).ReadAsync<CommandAccepted>();
        await (await scenario.Hr.PostAsync($"/api/v1/reward-disputes/{id}/answers", new AnswerDisputeRequest("Which figure?", NeedsInformation: true, 1))).ReadAsync<CommandAccepted>();

        foreach (var reader in new[] { seller, hr })
        {
            Assert.Equal(id, await reader.ChangeAsync(LiveKind.Dispute));
            var answered = await reader.NextAsync(LiveKind.Dispute);
            Assert.Equal(id, answered!.Change!.Id);
            Assert.DoesNotContain("Which figure", answered.Data, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    public async Task Nobody_else_hears_that_there_is_pay(Role role)
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var kpi = await api.ActiveAsync(scenario.UnitId);
        using var other = await LiveReader.StartedAsync(await api.SignedInAsync(role));
        var (run, dispute) = (await scenario.FrozenAsync(), Guid.CreateVersion7());
        await (await scenario.Seller.PutAsync($"/api/v1/reward-disputes/{dispute}", new OpenDisputeRequest(run, DisputeReason.Value, "Why?"))).ReadAsync<CommandAccepted>();

        await scenario.Entry.RecordAsync(kpi, "2026-10", 95m);

        for (LiveBlock? block = null; block?.Event?.Change?.Id != kpi || block.Event.Change.Kind != LiveKind.KpiValues;)
        {
            block = await other.BlockAsync();
            Assert.NotNull(block);
            Assert.False(block.Event?.Change?.Kind is LiveKind.RewardRun or LiveKind.Dispute, string.Join('\n', block.Lines));
        }
    }
}
