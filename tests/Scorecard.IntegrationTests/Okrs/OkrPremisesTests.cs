using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Okrs;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>Decisions about an objective rest on its cycle and on what it contributes to, also when these move at the same moment.</summary>
public class OkrPremisesTests(ApiFixture api)
{
    [Fact]
    public async Task Of_two_that_are_aligned_to_each_other_at_once_one_is_refused()
    {
        var first = await api.DraftedAsync();
        for (var round = 0; round < 6; round++)
        {
            var (one, other) = (await api.DraftedAsync(first.CycleId, first.UnitId), await api.DraftedAsync(first.CycleId, first.UnitId));
            Task<HttpResponseMessage> AlignAsync(DraftedObjective from, DraftedObjective to) => from.Http.PostAsync(
                $"{from.Path}/alignments", new AlignOkrObjectiveRequest([new(ParentKind.Objective, to.Id, null)], 1));

            var answers = await Task.WhenAll(AlignAsync(one, other), AlignAsync(other, one));

            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
            Assert.Equal("objective.parent_cycle", await answers.Single(answer => answer.StatusCode is not HttpStatusCode.OK).CodeAsync());
        }
    }

    [Fact]
    public async Task Nothing_slips_into_a_cycle_that_is_closed_at_the_same_moment()
    {
        for (var round = 0; round < 4; round++)
        {
            var objective = await api.DraftedAsync();
            var (cycleId, newId) = (objective.CycleId, Guid.CreateVersion7());
            var close = api.RunAsync(commands => commands.ChangeAsync<Cycle, CycleEvent>(cycleId, 2, _ => [new CycleClosed(1)], default));

            var answers = await Task.WhenAll(
                objective.Http.PutAsync($"/api/v1/objectives/{newId}", new DraftOkrObjectiveRequest(cycleId, "At the last moment", Ambition.Committed, objective.UnitId)),
                objective.Http.PutAsync($"{objective.Path}/key-results/{Guid.CreateVersion7()}", new AddKeyResultRequest(OkrScenarios.Measured(), 1)));
            await close;

            var closedAt = (await EventsAsync(Cycle.Category, cycleId))[^1].Position;
            Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity));
            Assert.All(await EventsAsync(Objective.Category, newId), drafted => Assert.True(drafted.Position < closedAt));
            Assert.All(await EventsAsync(Objective.Category, objective.Id), change => Assert.True(change.Position < closedAt));
        }
    }

    private async Task<IReadOnlyList<Recorded>> EventsAsync(string kind, Guid id)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostgresEventStore>().ReadStreamAsync(new StreamId(api.OrgId, kind, id));
    }
}
