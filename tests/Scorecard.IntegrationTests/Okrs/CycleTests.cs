using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class CycleTests(ApiFixture api)
{
    private readonly Guid _id = Guid.CreateVersion7();

    private string Path => $"/api/v1/cycles/{_id}";

    [Fact]
    public async Task A_cycle_is_planned_and_everybody_sees_it()
    {
        var leader = await api.SignedInAsync(Role.Leadership);
        var viewer = await api.SignedInAsync(Role.Viewer, await api.UnitAsync());

        await PlanAsync(leader, 2030, 1);

        var cycle = await ViewAsync(leader);
        Assert.Equal((1, "2030-Q1", CycleStatus.Planning, 0m, CycleStep.Start), (cycle.Version, cycle.Name, cycle.Status, cycle.Elapsed, cycle.NextStep));
        Assert.True(cycle.CanManage);
        Assert.False((await ViewAsync(viewer)).CanManage);
    }

    [Fact]
    public async Task Only_those_who_manage_the_whole_organization_plan_cycles()
    {
        var unitId = await api.UnitAsync();
        var request = Quarter(2030, 2);

        foreach (var http in new[] { await api.SignedInAsync(Role.UnitManager), await api.SignedInAsync(Role.Leadership, unitId) })
        {
            var refused = await http.PutAsync(Path, request);
            Assert.Equal((HttpStatusCode.Forbidden, "access.denied"), (refused.StatusCode, await refused.CodeAsync()));
        }
    }

    [Fact]
    public async Task A_quarter_is_one_of_the_fiscal_calendar_and_no_two_cycles_have_the_same_days()
    {
        var http = await api.SignedInAsync(Role.Leadership);
        await PlanAsync(http, 2030, 3);

        var same = await http.PutAsync($"/api/v1/cycles/{Guid.CreateVersion7()}", Quarter(2030, 3));
        var askew = await http.PutAsync($"/api/v1/cycles/{Guid.CreateVersion7()}", Quarter(2030, 4) with { FirstDay = new DateOnly(2030, 10, 2) });
        var nameless = await http.PutAsync($"/api/v1/cycles/{Guid.CreateVersion7()}", Quarter(2030, 4) with { Name = " ", Rhythm = new CheckInRhythm(0, 40) });

        Assert.Equal((HttpStatusCode.Conflict, "cycle.taken"), (same.StatusCode, await same.CodeAsync()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cycle.span_not_in_calendar"), (askew.StatusCode, await askew.CodeAsync()));
        var errors = await nameless.ErrorsAsync();
        Assert.Equal(("required", "out_of_range:1:92", "out_of_range:0:31"), (errors["name"], errors["rhythm.everyDays"], errors["rhythm.graceDays"]));
    }

    [Fact]
    public async Task Starting_a_quarter_plans_the_next_one_once()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await PlanAsync(http, 2031, 4);

        var started = await (await http.PostAsync($"{Path}/starts", new VersionRequest(1))).ReadAsync<CommandAccepted>();
        var again = await (await http.PostAsync($"{Path}/starts", new VersionRequest(2))).ReadAsync<CommandAccepted>();
        var stale = await http.PostAsync($"{Path}/starts", new VersionRequest(1));

        Assert.Equal(2, started.Version);
        Assert.Equal(2, again.Version);
        Assert.Equal((HttpStatusCode.Conflict, "version.conflict"), (stale.StatusCode, await stale.CodeAsync()));
        var cycles = (await http.GetAsync<CycleList>("/api/v1/cycles")).Cycles;
        Assert.Equal(CycleStatus.Active, cycles.Single(cycle => cycle.Id == _id).Status);
        var next = cycles.Single(cycle => cycle.FirstDay == new DateOnly(2032, 1, 1));
        Assert.Equal(("2032-Q1", CycleKind.Quarter, new DateOnly(2032, 3, 31), CycleStatus.Planning), (next.Name, next.Kind, next.LastDay, next.Status));
    }

    [Fact]
    public async Task Repeating_a_start_with_the_same_key_is_answered_as_the_first_time()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        await PlanAsync(http, 2033, 1);
        http.DefaultRequestHeaders.Add("Idempotency-Key", $"start-{_id}");

        var first = await (await http.PostAsync($"{Path}/starts", new VersionRequest(1))).ReadAsync<CommandAccepted>();
        var again = await (await http.PostAsync($"{Path}/starts", new VersionRequest(1))).ReadAsync<CommandAccepted>();

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task A_cycle_with_open_objectives_closes_only_when_that_is_accepted_with_a_reason()
    {
        var objective = await api.DraftedAsync();
        var path = $"/api/v1/cycles/{objective.CycleId}";
        var http = await api.SignedInAsync(Role.Leadership);
        await (await http.PostAsync($"{path}/closing-starts", new VersionRequest(2))).ReadAsync<CommandAccepted>();

        var unaware = await http.PostAsync($"{path}/closures", new CloseCycleRequest(0, 3));
        var silent = await http.PostAsync($"{path}/closures", new CloseCycleRequest(1, 3));
        await (await http.PostAsync($"{path}/closures", new CloseCycleRequest(1, 3, "It goes on next quarter."))).ReadAsync<CommandAccepted>();
        var edited = await objective.Http.PutAsync($"{objective.Path}/key-results/{Guid.CreateVersion7()}", new AddKeyResultRequest(OkrScenarios.Measured(), 1));
        var reopened = await http.PostAsync($"{path}/reopenings", new ReasonRequest(4));

        Assert.Equal("cycle.objectives_open", await unaware.CodeAsync());
        Assert.Equal("cycle.reason_required", await silent.CodeAsync());
        Assert.Equal("cycle.closed", await edited.CodeAsync());
        Assert.Equal("cycle.reason_required", await reopened.CodeAsync());
        await (await http.PostAsync($"{path}/reopenings", new ReasonRequest(4, "A score was forgotten."))).ReadAsync<CommandAccepted>();
        var cycle = (await http.GetAsync<CycleList>("/api/v1/cycles")).Cycles.Single(one => one.Id == objective.CycleId);
        Assert.Equal((CycleStatus.Closing, 1, 1), (cycle.Status, cycle.Objectives, cycle.OpenObjectives));
    }

    [Fact]
    public async Task A_started_cycle_keeps_its_first_day_and_moves_its_last_one_with_a_reason()
    {
        var cycleId = await api.ActiveCycleAsync();
        var http = await api.SignedInAsync(Role.Leadership);
        var cycle = (await http.GetAsync<CycleList>("/api/v1/cycles")).Cycles.Single(one => one.Id == cycleId);
        var request = new ReviseCycleRequest("Renamed", cycle.FirstDay, cycle.LastDay, new CheckInRhythm(14, 2), cycle.Version);
        var path = $"/api/v1/cycles/{cycleId}/revisions";

        await (await http.PostAsync(path, request)).ReadAsync<CommandAccepted>();
        var earlier = await http.PostAsync(path, request with { FirstDay = cycle.FirstDay.AddDays(-1), ExpectedVersion = 3 });
        var silent = await http.PostAsync(path, request with { LastDay = cycle.LastDay.AddDays(7), ExpectedVersion = 3 });
        await (await http.PostAsync(path, request with { LastDay = cycle.LastDay.AddDays(7), ExpectedVersion = 3, Reason = "Holidays" })).ReadAsync<CommandAccepted>();

        Assert.Equal("cycle.first_day_fixed", await earlier.CodeAsync());
        Assert.Equal("cycle.reason_required", await silent.CodeAsync());
        Assert.Equal("cycle.not_found", await (await http.PostAsync($"/api/v1/cycles/{Guid.CreateVersion7()}/revisions", request)).CodeAsync());
    }

    private static PlanCycleRequest Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, (quarter * 3) - 2, 1);
        return new PlanCycleRequest($"{year}-Q{quarter}", CycleKind.Quarter, first, first.AddMonths(3).AddDays(-1), CheckInRhythm.Default);
    }

    private async Task PlanAsync(HttpClient http, int year, int quarter) =>
        await (await http.PutAsync(Path, Quarter(year, quarter))).ReadAsync<CommandAccepted>();

    private async Task<CycleView> ViewAsync(HttpClient http) =>
        (await http.GetAsync<CycleList>("/api/v1/cycles")).Cycles.Single(cycle => cycle.Id == _id);
}
