using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class ObjectiveTests(ApiFixture api)
{
    [Fact]
    public async Task An_objective_is_drafted_and_read_with_its_key_results()
    {
        var objective = await api.DraftedAsync();
        var keyResultId = await objective.AddAsync(OkrScenarios.Measured());

        var view = await objective.ViewAsync();
        var list = await objective.Http.GetAsync<OkrObjectiveList>($"/api/v1/objectives?cycleId={objective.CycleId}");

        Assert.Equal((objective.Id, 2, ObjectiveStage.Draft, OkrStatus.Pending), (view.Id, view.Version, view.Stage, view.Reading.Status));
        Assert.True(view is { CanEdit: true, CanAgree: true, CanArchive: true });
        var keyResult = Assert.Single(view.KeyResults);
        Assert.Equal((keyResultId, 40m, 20m, 0, null), (keyResult.Id, keyResult.Measure.Start, keyResult.Measure.Target, keyResult.ProgressVersion, keyResult.Reading.Current));
        Assert.True(keyResult.CanCheckIn);
        Assert.Equal(objective.CycleId, list.Cycle?.Id);
        Assert.Equal(objective.Id, Assert.Single(list.Objectives).Id);
    }

    [Fact]
    public async Task Drafting_it_again_is_answered_as_the_first_time_and_other_content_is_refused()
    {
        var cycleId = await api.ActiveCycleAsync();
        var unitId = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unitId);
        var path = $"/api/v1/objectives/{Guid.CreateVersion7()}";
        var request = new DraftOkrObjectiveRequest(cycleId, "Loved by customers", Ambition.Aspirational, unitId);

        var first = await (await http.PutAsync(path, request)).ReadAsync<CommandAccepted>();
        var again = await (await http.PutAsync(path, request)).ReadAsync<CommandAccepted>();
        var other = await http.PutAsync(path, request with { Title = "Something else" });

        Assert.Equal(first, again);
        Assert.Equal((HttpStatusCode.Conflict, "objective.already_exists"), (other.StatusCode, await other.CodeAsync()));
    }
}
