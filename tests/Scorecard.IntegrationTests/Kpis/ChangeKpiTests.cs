using System.Net;
using System.Text.Json;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Kpis;

public class ChangeKpiTests(ApiFixture api)
{
    [Fact]
    public async Task An_active_KPI_is_revised_from_a_period_on_with_a_reason()
    {
        var (http, unit) = await ManagerAsync();
        var definition = Definition(unit);
        var id = await api.ActiveAsync(unit, definition: definition);
        var revised = definition with { Name = "Net revenue" };

        var without = await http.PostAsync($"/api/v1/kpis/{id}/revisions", new ReviseKpiRequest(revised, At("2026-07"), Reason: null, ExpectedVersion: 3));
        var done = await http.PostAsync($"/api/v1/kpis/{id}/revisions", new ReviseKpiRequest(revised, At("2026-07"), "New accounting", ExpectedVersion: 3));
        var stale = await http.PostAsync($"/api/v1/kpis/{id}/revisions", new ReviseKpiRequest(definition, At("2026-08"), "Back again", ExpectedVersion: 3));

        Assert.Equal("kpi.reason_required", await without.CodeAsync());
        Assert.Equal(4, (await done.ReadAsync<CommandAccepted>()).Version);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var conflict = await stale.ProblemAsync();
        Assert.Equal(("version.conflict", 4), (conflict.GetProperty("code").GetString(), conflict.GetProperty("currentVersion").GetInt32()));
    }

    [Fact]
    public async Task Giving_a_KPI_away_needs_the_permission_in_both_units()
    {
        var (http, unit) = await ManagerAsync();
        var id = await http.DefineAsync(Definition(unit));
        var there = await api.UnitAsync();

        var away = await http.PostAsync($"/api/v1/kpis/{id}/revisions", new ReviseKpiRequest(Definition(there), From: null, Reason: null, ExpectedVersion: 1));
        var leader = await api.SignedInAsync(Role.Leadership);
        var done = await leader.PostAsync($"/api/v1/kpis/{id}/revisions", new ReviseKpiRequest(Definition(there), From: null, Reason: null, ExpectedVersion: 1));

        Assert.Equal("unit.not_found", await away.CodeAsync());
        Assert.Equal(2, (await done.ReadAsync<CommandAccepted>()).Version);
    }

    [Fact]
    public async Task Another_units_KPI_is_not_there_and_a_readers_own_is_forbidden()
    {
        var (_, unit) = await ManagerAsync();
        var id = await api.ActiveAsync(unit);
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());
        var (reader, readerId, _) = await api.PersonAsync(Role.Viewer, unit);
        var elsewhere = await api.UnitAsync();
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(readerId, 2, _ => [new PersonRoleGranted(Role.UnitManager, elsewhere)], default));

        var request = new RetireKpiRequest(At("2026-12"), "No longer needed", ExpectedVersion: 3);
        var hidden = await stranger.PostAsync($"/api/v1/kpis/{id}/retirements", request);
        var forbidden = await reader.PostAsync($"/api/v1/kpis/{id}/retirements", request);

        Assert.Equal((HttpStatusCode.NotFound, "kpi.not_found"), (hidden.StatusCode, await hidden.CodeAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task A_draft_that_is_not_smart_answers_with_the_criteria()
    {
        var (http, unit) = await ManagerAsync();
        var id = await http.DefineAsync(Definition(unit));

        var response = await http.PostAsync($"/api/v1/kpis/{id}/activations", new VersionRequest(1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("kpi.not_smart", problem.GetProperty("code").GetString());
        Assert.Equal(
            ["specific not-met specific-incomplete", "measurable met measurable-met", "achievable cannot-tell achievable-no-target", "relevant not-met relevant-unlinked", "time-bound not-met time-bound-no-target"],
            problem.GetProperty("criteria").EnumerateArray().Select(Line));
    }

    [Fact]
    public async Task A_smart_draft_is_put_into_use()
    {
        var (http, unit) = await ManagerAsync();
        var (_, owner, _) = await api.PersonAsync(Role.Contributor, unit);
        var id = await http.DefineAsync(Definition(unit, owner), Target("2026-01", 100));
        await api.ScorecardAsync(unit, [id]);

        var response = await http.PostAsync($"/api/v1/kpis/{id}/activations", new VersionRequest(2));
        var again = await http.PostAsync($"/api/v1/kpis/{id}/activations", new VersionRequest(3));

        Assert.Equal(3, (await response.ReadAsync<CommandAccepted>()).Version);
        Assert.Equal(3, (await again.ReadAsync<CommandAccepted>()).Version);
    }

    [Fact]
    public async Task A_definition_is_checked_while_it_is_written()
    {
        var (http, unit) = await ManagerAsync();
        var draft = Definition(unit) with { Code = "", Name = "" };

        var report = await (await http.PostAsync("/api/v1/kpis/smart-checks", new SmartCheckRequest(KpiId: null, draft, [Target("2026-01", 100)])))
            .ReadAsync<SmartReportView>();

        Assert.False(report.Activatable);
        Assert.Equal(["name", "owner"], report.Criteria[0].Figures.Select(figure => figure.Value));
    }

    [Fact]
    public async Task A_KPI_is_retired_and_taken_back()
    {
        var (http, unit) = await ManagerAsync();
        var id = await api.ActiveAsync(unit);

        var blank = await http.PostAsync($"/api/v1/kpis/{id}/retirements", new RetireKpiRequest(At("2026-12"), " ", ExpectedVersion: 3));
        var retired = await http.PostAsync($"/api/v1/kpis/{id}/retirements", new RetireKpiRequest(At("2026-12"), "No longer needed", ExpectedVersion: 3));
        var changed = await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([Target("2026-06", 120)], [], "More", ExpectedVersion: 4));
        var back = await http.PostAsync($"/api/v1/kpis/{id}/reinstatements", new VersionRequest(4));

        Assert.Equal(new Dictionary<string, string> { ["reason"] = "required" }, await blank.ErrorsAsync());
        Assert.Equal(4, (await retired.ReadAsync<CommandAccepted>()).Version);
        Assert.Equal("kpi.retired", await changed.CodeAsync());
        Assert.Equal(5, (await back.ReadAsync<CommandAccepted>()).Version);
    }

    [Fact]
    public async Task A_KPI_is_replaced_by_one_that_the_caller_can_see()
    {
        var (http, unit) = await ManagerAsync();
        var (id, successor, elsewhere) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit), await api.ActiveAsync(await api.UnitAsync()));

        var hidden = await http.PostAsync($"/api/v1/kpis/{id}/replacements", new ReplaceKpiRequest(elsewhere, At("2026-07"), "Better data", ExpectedVersion: 3));
        var itself = await http.PostAsync($"/api/v1/kpis/{id}/replacements", new ReplaceKpiRequest(id, At("2026-07"), "Better data", ExpectedVersion: 3));
        var done = await http.PostAsync($"/api/v1/kpis/{id}/replacements", new ReplaceKpiRequest(successor, At("2026-07"), "Better data", ExpectedVersion: 3));

        Assert.Equal("kpi.successor_not_found", await hidden.CodeAsync());
        Assert.Equal("kpi.replaced_by_itself", await itself.CodeAsync());
        Assert.Equal(4, (await done.ReadAsync<CommandAccepted>()).Version);
    }

    [Fact]
    public async Task Changing_a_target_of_an_active_KPI_needs_a_reason_adding_one_does_not()
    {
        var (http, unit) = await ManagerAsync();
        var id = await api.ActiveAsync(unit);

        var added = await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([Target("2026-07", 120)], [], Reason: null, ExpectedVersion: 3));
        var changed = await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([Target("2026-07", 130)], [], Reason: null, ExpectedVersion: 4));
        var removed = await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([], [At("2026-07")], "Back to the plan", ExpectedVersion: 4));
        var quarterly = await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([Target("2026-Q3", 130)], [], "More", ExpectedVersion: 5));

        Assert.Equal(4, (await added.ReadAsync<CommandAccepted>()).Version);
        Assert.Equal("kpi.reason_required", await changed.CodeAsync());
        Assert.Equal(5, (await removed.ReadAsync<CommandAccepted>()).Version);
        Assert.Equal("kpi.target_period_mismatch", await quarterly.CodeAsync());
    }

    private static string Line(JsonElement criterion) =>
        $"{criterion.GetProperty("criterion")} {criterion.GetProperty("verdict")} {criterion.GetProperty("advice")}";

    private async Task<(HttpClient Http, Guid Unit)> ManagerAsync()
    {
        var unit = await api.UnitAsync();
        return (await api.SignedInAsync(Role.UnitManager, unit), unit);
    }
}
