using System.Net;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Rewards;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class DisputeTests(ApiFixture api)
{
    [Fact]
    public async Task A_question_goes_back_and_forth_until_HR_decides()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        var id = Guid.CreateVersion7();
        await (await scenario.Seller.PutAsync($"/api/v1/reward-disputes/{id}", new OpenDisputeRequest(run, DisputeReason.Value, "August is wrong."))).ReadAsync<CommandAccepted>();

        Assert.Equal("dispute.taken", await (await scenario.Seller.PutAsync(
            $"/api/v1/reward-disputes/{Guid.CreateVersion7()}", new OpenDisputeRequest(run, DisputeReason.Rule, "And the rule."))).CodeAsync());
        await SayAsync(scenario.Hr, id, "answers", new AnswerDisputeRequest("Which figure?", NeedsInformation: true, 1));
        Assert.Equal(DisputeStatus.NeedsInformation, (await OwnAsync(scenario)).Status);
        await SayAsync(scenario.Seller, id, "answers", new AnswerDisputeRequest("Revenue.", NeedsInformation: false, 2));
        Assert.Equal(HttpStatusCode.Forbidden, (await scenario.Seller.PostAsync($"/api/v1/reward-disputes/{id}/acceptances", new DecideDisputeRequest("Yes.", 3))).StatusCode);
        await SayAsync(scenario.OtherHr, id, "acceptances", new DecideDisputeRequest("Right; it comes with the next adjustment.", 3));

        var own = await OwnAsync(scenario);
        Assert.Equal(DisputeStatus.Accepted, own.Status);
        Assert.Equal(["August is wrong.", "Which figure?", "Revenue.", "Right; it comes with the next adjustment."], own.Messages.Select(message => message.Text));
        Assert.Equal(own.Messages.Select(message => message.At).Order().Distinct(), own.Messages.Select(message => message.At));
        Assert.Equal(own.ChangedAt, own.Messages[^1].At);
        Assert.Equal("dispute.decided", await (await scenario.Hr.PostAsync($"/api/v1/reward-disputes/{id}/rejections", new DecideDisputeRequest("No.", 4))).CodeAsync());
    }

    [Fact]
    public async Task Nobody_else_sees_a_dispute_or_opens_one_about_pay_of_others()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var run = await scenario.FrozenAsync();
        var id = Guid.CreateVersion7();
        await scenario.Seller.PutAsync($"/api/v1/reward-disputes/{id}", new OpenDisputeRequest(run, DisputeReason.Other, "Why?"));

        Assert.Empty((await scenario.Entry.GetAsync<DisputeList>($"/api/v1/reward-disputes?runId={run}")).Disputes);
        Assert.Equal(HttpStatusCode.NotFound, (await scenario.Entry.PostAsync($"/api/v1/reward-disputes/{id}/answers", new AnswerDisputeRequest("I know.", false, 1))).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await scenario.Entry.PutAsync($"/api/v1/reward-disputes/{Guid.CreateVersion7()}", new OpenDisputeRequest(run, DisputeReason.Other, "Mine?"))).StatusCode);
    }

    private static async Task SayAsync<T>(HttpClient http, Guid id, string what, T body) =>
        await (await http.PostAsync($"/api/v1/reward-disputes/{id}/{what}", body)).ReadAsync<CommandAccepted>();

    private static async Task<DisputeView> OwnAsync(RewardScenario scenario) =>
        Assert.Single((await scenario.Seller.GetAsync<DisputeList>("/api/v1/reward-disputes")).Disputes);
}
