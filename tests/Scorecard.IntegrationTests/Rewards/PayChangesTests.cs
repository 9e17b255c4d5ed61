using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>Whoever is paid reads among what changed that a statement is there and what became of a dispute; nobody else reads of it.</summary>
public sealed class PayChangesTests(ApiFixture api)
{
    [Fact]
    public async Task A_statement_is_told_to_whom_it_pays_once_it_is_released()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        Assert.Empty(await ToldAsync(scenario.Seller));

        var run = await scenario.FrozenAsync();

        var told = Assert.Single(await ToldAsync(scenario.Seller));
        Assert.Equal(
            ("reward-run-frozen", ChangeSubject.RewardStatement, run, "Sales bonus", RewardScenario.Quarter),
            (told.Kind, told.SubjectKind, told.SubjectId, told.SubjectName, told.Period.ToString()));
        Assert.Equal((null, null, null), (told.Before, told.After, told.Reason));
    }

    [Fact]
    public async Task An_answer_in_a_dispute_is_told_to_whose_dispute_it_is()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (run, id) = (await scenario.FrozenAsync(), Guid.CreateVersion7());
        await (await scenario.Seller.PutAsync($"/api/v1/reward-disputes/{id}", new OpenDisputeRequest(run, DisputeReason.Value, "August is wrong."))).ReadAsync<CommandAccepted>();
        await (await scenario.Hr.PostAsync($"/api/v1/reward-disputes/{id}/answers", new AnswerDisputeRequest("Which figure?", NeedsInformation: true, 1))).ReadAsync<CommandAccepted>();

        var told = await ToldAsync(scenario.Seller);

        Assert.Equal([("dispute-answered", run), ("reward-run-frozen", run)], told.Select(change => (change.Kind, change.SubjectId)));
        Assert.Null(told[0].Reason);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Hr)]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.Auditor)]
    public async Task Nobody_else_reads_of_it(Role role)
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var other = await api.SignedInAsync(role, scenario.UnitId);
        await scenario.FrozenAsync();

        Assert.Empty(await ToldAsync(other));
    }

    private static async Task<List<ChangeEntry>> ToldAsync(HttpClient http) =>
        [.. (await http.GetAsync<List<ChangeEntry>>("/api/v1/changes?limit=200")).Where(change => change.SubjectKind is ChangeSubject.RewardStatement)];
}
