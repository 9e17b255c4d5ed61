using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class CarryForwardTests(ApiFixture api)
{
    [Fact]
    public async Task An_objective_goes_on_in_another_cycle_from_where_it_stands()
    {
        var (objective, keyResult, next) = await StandingAsync();
        var left = await objective.AddAsync(OkrScenarios.Measured("Left behind"));
        var request = new CarryForwardRequest(Guid.CreateVersion7(), next, [keyResult], Parents: true, ResetStart: true);

        var accepted = await (await CarryAsync(objective, request)).ReadAsync<CommandAccepted>();

        var carried = await objective.Http.GetAsync<OkrObjectiveDetail>($"/api/v1/objectives/{request.NewObjectiveId}");
        var only = Assert.Single(carried.KeyResults);
        Assert.Equal((accepted.Version, next, ObjectiveStage.Draft), (carried.Version, carried.CycleId, carried.Stage));
        Assert.Equal((25m, 20m, "Customers who stay"), (only.Measure.Start, only.Measure.Target, only.Title));
        Assert.Equal(objective.Id, carried.CarriedFrom?.Id);
        Assert.Contains((await objective.ViewAsync()).CarriedTo, one => one.Id == request.NewObjectiveId);
        Assert.NotEqual(keyResult, only.Id);
        Assert.Equal(2, (await objective.ViewAsync()).KeyResults.Count(one => one.Id == keyResult || one.Id == left));
    }

    [Fact]
    public async Task The_same_again_changes_nothing_though_the_key_result_has_moved_on()
    {
        var (objective, keyResult, next) = await StandingAsync();
        var request = new CarryForwardRequest(Guid.CreateVersion7(), next, [keyResult], Parents: false, ResetStart: true);

        var first = await (await CarryAsync(objective, request)).ReadAsync<CommandAccepted>();
        await api.CheckedInAsync(objective.Id, keyResult, 24m, confidence: 8, expected: 1);
        var again = await (await CarryAsync(objective, request)).ReadAsync<CommandAccepted>();
        var elsewhere = await CarryAsync(objective, request with { CycleId = await api.PlannedCycleAsync() });

        Assert.Equal(first.Version, again.Version);
        Assert.Equal((HttpStatusCode.Conflict, "objective.already_exists"), (elsewhere.StatusCode, await elsewhere.CodeAsync()));
    }

    [Fact]
    public async Task The_old_start_stays_when_nothing_else_is_asked_for()
    {
        var (objective, keyResult, next) = await StandingAsync();
        var request = new CarryForwardRequest(Guid.CreateVersion7(), next, [keyResult], Parents: false, ResetStart: false);

        await CarryAsync(objective, request);

        var carried = await objective.Http.GetAsync<OkrObjectiveDetail>($"/api/v1/objectives/{request.NewObjectiveId}");
        Assert.Equal(40m, Assert.Single(carried.KeyResults).Measure.Start);
        Assert.Empty(carried.Parents);
    }

    [Fact]
    public async Task It_goes_nowhere_within_its_cycle_without_key_results_or_without_the_right()
    {
        var (objective, keyResult, next) = await StandingAsync();
        var request = new CarryForwardRequest(Guid.CreateVersion7(), next, [keyResult], Parents: true, ResetStart: true);
        var viewer = await api.SignedInAsync(Role.Viewer, objective.UnitId);
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        Assert.Equal("objective.carried_within_cycle", await (await CarryAsync(objective, request with { CycleId = objective.CycleId })).CodeAsync());
        Assert.Equal("cycle.not_found", await (await CarryAsync(objective, request with { CycleId = Guid.CreateVersion7() })).CodeAsync());
        Assert.Equal("key_result.not_found", await (await CarryAsync(objective, request with { KeyResultIds = [Guid.CreateVersion7()] })).CodeAsync());
        Assert.Equal("too_few:1", (await (await CarryAsync(objective, request with { KeyResultIds = [] })).ErrorsAsync())["keyResultIds"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PostAsync($"{objective.Path}/carry-forwards", request)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"{objective.Path}/carry-forwards", request)).StatusCode);
    }

    [Fact]
    public async Task Nothing_goes_on_in_a_unit_that_is_closed()
    {
        var (objective, keyResult, next) = await StandingAsync();
        await api.RunAsync(commands => commands.ChangeAsync<Unit, UnitEvent>(objective.UnitId, 1, _ => [new UnitClosed()], default));

        var answer = await CarryAsync(objective, new CarryForwardRequest(Guid.CreateVersion7(), next, [keyResult], Parents: false, ResetStart: false));

        Assert.Equal("unit.closed", await answer.CodeAsync());
    }

    private async Task<(DraftedObjective Objective, Guid KeyResultId, Guid NextCycleId)> StandingAsync()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        await api.CheckedInAsync(objective.Id, keyResult, 25m, confidence: 8);
        return (objective, keyResult, await api.PlannedCycleAsync());
    }

    private static Task<HttpResponseMessage> CarryAsync(DraftedObjective objective, CarryForwardRequest request) =>
        objective.Http.PostAsync($"{objective.Path}/carry-forwards", request);
}
