using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

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

    [Fact]
    public async Task Nobody_joins_a_plan_that_was_archived_meanwhile()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var person = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await using var scope = api.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(api.OrgId, api.AdministratorId);
        await scope.ServiceProvider.GetRequiredService<CurrentUser>().LoadAsync(api.OrgId, api.AdministratorId, TestContext.Current.CancellationToken);
        var writer = scope.ServiceProvider.GetRequiredService<ParticipationWriter>();
        var plan = (await scope.ServiceProvider.GetRequiredService<RewardAccess>().FindPlanAsync(scenario.PlanId, TestContext.Current.CancellationToken))!;
        var joins = writer.Of(plan.Id, person.Id, before: null, [new(new(2026, 1, 1), new(2026, 12, 31), scenario.UnitId, 5m)], reason: null)!;
        await (await scenario.Hr.PostAsync($"/api/v1/reward-plans/{scenario.PlanId}/archivings", new VersionRequest(plan.Version))).ReadAsync<CommandAccepted>();

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => writer.WriteAsync(plan, [joins], TestContext.Current.CancellationToken));

        Assert.Equal((RewardPlan.Category, plan.Version, plan.Version + 1), (conflict.Stream.Kind, conflict.Expected, conflict.Current));
    }

    private static async Task<Enrolled> EnrolAsync(RewardScenario scenario) =>
        await (await scenario.Hr.PostAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/enrolments",
            new EnrolUnitRequest(scenario.UnitId, new(2026, 1, 1), new(2026, 12, 31), 5_000_000m))).ReadAsync<Enrolled>();
}
