using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class EnrolmentTests(ApiFixture api)
{
    [Fact]
    public async Task Everybody_of_a_unit_joins_though_the_request_carries_one_key()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await api.PersonAsync(Role.Viewer, scenario.UnitId);
        scenario.Hr.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        var enrolled = await EnrolAsync(scenario);
        var participants = await scenario.Hr.GetAsync<ParticipantList>($"/api/v1/reward-plans/{scenario.PlanId}/participants");
        Assert.True(enrolled.Joined >= 2);
        Assert.Equal(enrolled.Joined + enrolled.Already, participants.Participants.Count);

        Assert.Equal(new(0, participants.Participants.Count), await EnrolAsync(scenario));
    }

    private static async Task<Enrolled> EnrolAsync(RewardScenario scenario) =>
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/enrolments",
            new EnrolUnitRequest(scenario.UnitId, new(2026, 1, 1), new(2026, 12, 31), 5_000_000m))).ReadAsync<Enrolled>();
}
