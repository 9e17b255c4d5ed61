using System.Net;
using Scorecard.Api.Features.Scorecards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.IntegrationTests.Scorecards;

public class ScorecardTests(ApiFixture api)
{
    private readonly Guid _id = Guid.CreateVersion7();
    private int _version = 1;

    [Fact]
    public async Task A_scorecard_begins_with_four_perspectives_and_creating_it_again_changes_nothing()
    {
        var (http, unit) = await ManagerAsync();

        var first = await (await CreateAsync(http, unit)).ReadAsync<CommandAccepted>();
        var again = await (await CreateAsync(http, unit)).ReadAsync<CommandAccepted>();

        Assert.Equal(first, again);
        var view = await ViewAsync(http);
        Assert.Equal(
            [PerspectiveKind.Financial, PerspectiveKind.Customer, PerspectiveKind.Internal, PerspectiveKind.Learning],
            view.Perspectives.Select(perspective => perspective.Kind));
        Assert.All(view.Perspectives, perspective => Assert.Equal(25m, perspective.Weight));
        Assert.Equal((ScoreStatus.NoData, null), (view.Total.Status, view.Total.Score));
    }

    [Fact]
    public async Task A_unit_has_one_scorecard_for_a_year()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);

        var second = await http.PutAsync($"/api/v1/scorecards/{Guid.CreateVersion7()}", new CreateScorecardRequest(unit, 2026, "Another", null));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("scorecard.taken", await second.CodeAsync());
    }

    [Fact]
    public async Task A_weight_changed_from_July_leaves_June_as_it_was()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        var perspective = (await ViewAsync(http)).Perspectives[0];

        await PostAsync(http, $"perspectives/{perspective.Id}/revisions", new RevisePerspectiveRequest(perspective.Name, 40m, Period.Of("2026-07"), _version));

        Assert.Equal(25m, (await ViewAsync(http, "?date=2026-06")).Perspectives[0].Weight);
        var july = await ViewAsync(http, "?date=2026-07");
        Assert.Equal(40m, july.Perspectives[0].Weight);
        Assert.Equal([Period.Of("2026-01"), Period.Of("2026-07")], july.StructureVersions);
    }

    [Fact]
    public async Task As_known_before_it_was_created_there_is_no_scorecard()
    {
        var (http, unit) = await ManagerAsync();
        var before = await http.GetAsync<ScorecardListItem[]>("/api/v1/scorecards");
        await CreateAsync(http, unit);
        var created = (await ViewAsync(http)).AsOf.KnownAt;

        var then = await http.GetAsync($"/api/v1/scorecards/{_id}?knownAt={Uri.EscapeDataString(created.AddDays(-1).ToString("O"))}");

        Assert.Empty(before);
        Assert.False(then.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Objectives_are_linked_but_never_in_a_circle()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        var (cause, effect) = (await AddObjectiveAsync(http, "Train"), await AddObjectiveAsync(http, "Deliver"));

        await PostAsync(http, "links", new LinkObjectivesRequest(cause, effect, null, _version));
        var circle = await http.PostAsync($"/api/v1/scorecards/{_id}/links", new LinkObjectivesRequest(effect, cause, null, _version));

        Assert.Equal("scorecard.link_cycle", await circle.CodeAsync());
        Assert.Equal([new ObjectiveLink(cause, effect)], (await ViewAsync(http)).Links);
    }

    [Fact]
    public async Task An_objective_that_nothing_measures_is_pointed_out()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        var objective = await AddObjectiveAsync(http, "Grow");

        var warnings = (await ViewAsync(http)).Warnings;

        Assert.Contains(warnings, warning => warning is { Code: FocusCode.ObjectiveWithoutKpi, SubjectName: "Grow" } && warning.SubjectId == objective);
    }

    [Fact]
    public async Task An_objective_supports_one_of_the_unit_above_and_none_of_a_neighbour()
    {
        var parentUnit = await api.UnitAsync();
        var unit = await api.UnitAsync(parentUnit);
        var http = await api.SignedInAsync(Role.UnitManager, parentUnit);
        var (parentId, parentObjective) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await http.PutAsync($"/api/v1/scorecards/{parentId}", new CreateScorecardRequest(parentUnit, 2026, "Above", null));
        var above = await http.GetAsync<ScorecardView>($"/api/v1/scorecards/{parentId}");
        await http.PostAsync($"/api/v1/scorecards/{parentId}/objectives", Objective(parentObjective, above.Perspectives[0].Id, "Grow", 1));
        await CreateAsync(http, unit);
        var objective = await AddObjectiveAsync(http, "Sell");

        await PostAsync(http, $"objectives/{objective}/supports", new SupportObjectiveRequest(parentId, parentObjective, 0.5m, null, _version));

        var supportedBy = (await http.GetAsync<ScorecardView>($"/api/v1/scorecards/{parentId}")).Perspectives[0].Objectives[0].SupportedBy;
        Assert.Equal((objective, 0.5m), (supportedBy[0].ObjectiveId, supportedBy[0].Weight));
        Assert.Equal(_id, Assert.Single((await http.GetAsync<ScorecardView>($"/api/v1/scorecards/{parentId}")).Children).ScorecardId);
    }

    [Fact]
    public async Task A_scorecard_of_another_unit_is_not_found()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        var (stranger, _) = await ManagerAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/scorecards/{_id}")).StatusCode);
        var rename = await stranger.PostAsync($"/api/v1/scorecards/{_id}/revisions", new ReviseScorecardRequest("Mine", 99));
        Assert.Equal("scorecard.not_found", await rename.CodeAsync());
    }

    [Fact]
    public async Task A_viewer_reads_and_does_not_change()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        var viewer = await api.SignedInAsync(Role.Viewer, unit);

        Assert.False((await viewer.GetAsync<ScorecardView>($"/api/v1/scorecards/{_id}")).CanEdit);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PostAsync($"/api/v1/scorecards/{_id}/revisions", new ReviseScorecardRequest("Mine", 1))).StatusCode);
    }

    [Fact]
    public async Task Bad_weights_and_months_are_named_by_field()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        var perspective = (await ViewAsync(http)).Perspectives[0].Id;

        var errors = await (await http.PostAsync(
            $"/api/v1/scorecards/{_id}/perspectives/{perspective}/revisions",
            new RevisePerspectiveRequest(" ", 0.00001m, Period.Of("2026-Q1"), 0))).ErrorsAsync();

        Assert.Equal("required", errors["name"]);
        Assert.Equal("too_precise", errors["weight"]);
        Assert.Equal("not_a_month", errors["effectiveFrom"]);
        Assert.StartsWith("out_of_range", errors["expectedVersion"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_scorecards_structure_can_be_copied_to_begin_a_year()
    {
        var (http, unit) = await ManagerAsync();
        await CreateAsync(http, unit);
        await AddObjectiveAsync(http, "Grow");
        var next = Guid.CreateVersion7();

        await (await http.PutAsync($"/api/v1/scorecards/{next}", new CreateScorecardRequest(unit, 2027, "Next", _id))).ReadAsync<CommandAccepted>();

        var copy = await http.GetAsync<ScorecardView>($"/api/v1/scorecards/{next}?date=2027-01");
        Assert.Equal("Grow", Assert.Single(copy.Perspectives[0].Objectives).Name);
    }

    private async Task<(HttpClient Http, Guid Unit)> ManagerAsync()
    {
        var unit = await api.UnitAsync();
        return (await api.SignedInAsync(Role.UnitManager, unit), unit);
    }

    private Task<HttpResponseMessage> CreateAsync(HttpClient http, Guid unit) =>
        http.PutAsync($"/api/v1/scorecards/{_id}", new CreateScorecardRequest(unit, 2026, "Scorecard", null));

    private Task<ScorecardView> ViewAsync(HttpClient http, string query = "") => http.GetAsync<ScorecardView>($"/api/v1/scorecards/{_id}{query}");

    private async Task<Guid> AddObjectiveAsync(HttpClient http, string name)
    {
        var id = Guid.CreateVersion7();
        await PostAsync(http, "objectives", Objective(id, (await ViewAsync(http)).Perspectives[0].Id, name, _version));
        return id;
    }

    private async Task PostAsync<T>(HttpClient http, string path, T body) =>
        _version = (await (await http.PostAsync($"/api/v1/scorecards/{_id}/{path}", body)).ReadAsync<CommandAccepted>()).Version;

    private static AddObjectiveRequest Objective(Guid id, Guid perspective, string name, int version) =>
        new(id, perspective, name, null, null, 1m, null, null, version);
}
