using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class AlignmentTests(ApiFixture api)
{
    [Fact]
    public async Task Key_results_objectives_and_strategic_objectives_hang_together()
    {
        var cycle = await api.ActiveCycleAsync();
        var unit = await api.UnitAsync();
        var (scorecardId, strategic) = await api.StrategicObjectiveAsync(unit);
        var above = await api.DraftedAsync(cycle, unit, parents: new ObjectiveParent(ParentKind.StrategicObjective, strategic, scorecardId));
        var aboveKeyResult = await above.AgreeAsync();
        var below = await api.DraftedAsync(cycle, unit, parents: new ObjectiveParent(ParentKind.KeyResult, aboveKeyResult, above.Id));
        var belowKeyResult = await below.AgreeAsync();
        await api.CheckedInAsync(below.Id, belowKeyResult, 25m, confidence: 8);

        var alignment = await AlignmentAsync(above.Http, $"?cycleId={cycle}");

        var node = alignment.Nodes.ToDictionary(one => one.Id);
        Assert.Equal((ParentKind.StrategicObjective, scorecardId), (node[strategic].Kind, node[strategic].WithinId));
        Assert.Equal((ParentKind.KeyResult, below.Id, 0.75m, 8m, OkrStatus.OnTrack), (
            node[belowKeyResult].Kind, node[belowKeyResult].WithinId, node[belowKeyResult].Progress, node[belowKeyResult].Confidence, node[belowKeyResult].Status));
        Assert.Equal((0.75m, OkrStatus.OnTrack, ObjectiveStage.Agreed, cycle), (node[below.Id].Progress, node[below.Id].Status, node[below.Id].Stage, node[below.Id].CycleId));
        Assert.Equal(OkrStatus.Pending, node[above.Id].Status);
        Assert.Equal(
            [new AlignmentLink(above.Id, ParentKind.StrategicObjective, strategic), new AlignmentLink(below.Id, ParentKind.KeyResult, aboveKeyResult)],
            alignment.Links.OrderBy(link => link.Kind));
        Assert.Contains(alignment.Units, one => one.Id == unit);
        Assert.Contains(alignment.People, person => person.Id == above.OwnerId);
        Assert.Equal(cycle, alignment.Cycle?.Id);
    }

    [Fact]
    public async Task Every_figure_is_that_of_the_objective_itself()
    {
        var objective = await api.DraftedAsync();
        await objective.AddAsync(OkrScenarios.Measured(weight: 3m));
        var keyResult = await objective.AgreeAsync();
        await api.CheckedInAsync(objective.Id, keyResult, 33m, confidence: 5);

        var view = await objective.ViewAsync();
        var node = (await AlignmentAsync(objective.Http, $"?cycleId={objective.CycleId}")).Nodes.Single(one => one.Id == objective.Id);

        Assert.Equal(
            (Math.Round(view.Reading.Progress!.Value, 4, MidpointRounding.AwayFromZero), view.Reading.Status, view.Reading.Confidence),
            (node.Progress, node.Status, node.Confidence));
        Assert.Equal(Math.Round(view.Reading.Pace!.Value, 4, MidpointRounding.AwayFromZero), node.Pace);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_hidden_and_what_is_private_is_not_there_at_all()
    {
        var cycle = await api.ActiveCycleAsync();
        var (one, other) = (await api.UnitAsync(), await api.UnitAsync());
        var manager = await api.SignedInAsync(Role.UnitManager, api.RootUnitId);
        var foreign = await api.DraftedAsync(cycle, other);
        var secret = await api.DraftedAsync(cycle, one, isPrivate: true);
        await secret.AgreeAsync();
        var mine = await api.DraftedAsync(cycle, one);
        await api.AlignedAsync(mine.Id, new ObjectiveParent(ParentKind.Objective, foreign.Id, null), new ObjectiveParent(ParentKind.Objective, secret.Id, null));

        var alignment = await AlignmentAsync(mine.Http, $"?cycleId={cycle}");
        var ofManager = await AlignmentAsync(manager, $"?cycleId={cycle}");
        var ofSecret = await AlignmentAsync(secret.Http, $"?cycleId={cycle}");

        Assert.Equal([mine.Id], alignment.Nodes.Where(node => node.Kind is ParentKind.Objective).Select(node => node.Id));
        Assert.Equal([new AlignmentLink(mine.Id, ParentKind.Objective, null)], alignment.Links);
        Assert.Equal([new AlignmentLink(mine.Id, ParentKind.Objective, foreign.Id)], ofManager.Links);
        Assert.DoesNotContain(ofManager.Nodes, node => node.Id == secret.Id || node.WithinId == secret.Id);
        Assert.Contains(ofSecret.Nodes, node => node.Id == secret.Id && node.Private);
    }

    [Fact]
    public async Task A_part_is_shown_below_a_root_or_of_a_unit_with_what_is_above()
    {
        var cycle = await api.ActiveCycleAsync();
        var unit = await api.UnitAsync();
        var team = await api.UnitAsync(unit);
        var manager = await api.SignedInAsync(Role.UnitManager, unit);
        var top = await api.DraftedAsync(cycle, unit);
        var topKeyResult = await top.AgreeAsync();
        var middle = await api.DraftedAsync(cycle, unit);
        var leaf = await api.DraftedAsync(cycle, team);
        var apart = await api.DraftedAsync(cycle, unit);
        await api.AlignedAsync(middle.Id, new ObjectiveParent(ParentKind.KeyResult, topKeyResult, top.Id));
        await api.AlignedAsync(leaf.Id, new ObjectiveParent(ParentKind.Objective, middle.Id, null));

        async Task<IEnumerable<Guid>> ShownAsync(string query) =>
            (await AlignmentAsync(manager, $"?cycleId={cycle}&{query}")).Nodes.Where(node => node.Kind is not ParentKind.StrategicObjective).Select(node => node.Id).Order();

        Assert.Equal(Ordered(middle.Id, leaf.Id), await ShownAsync($"root={middle.Id}"));
        Assert.Equal(Ordered(top.Id, topKeyResult, middle.Id, leaf.Id), await ShownAsync($"root={top.Id}"));
        Assert.Equal(Ordered(topKeyResult, middle.Id, leaf.Id), await ShownAsync($"root={topKeyResult}"));
        Assert.Equal(Ordered(top.Id, topKeyResult, middle.Id, leaf.Id), await ShownAsync($"unitId={team}"));
        Assert.Equal(Ordered(top.Id, topKeyResult, middle.Id, leaf.Id, apart.Id), await ShownAsync($"unitId={unit}"));
        Assert.Empty((await AlignmentAsync(manager, $"?cycleId={cycle}&root={leaf.Id}")).Links);
    }

    [Fact]
    public async Task There_is_nothing_below_what_there_is_not_or_what_may_not_be_seen()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var foreign = await api.DraftedAsync(cycle, unit);
        var http = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        Assert.Equal("objective.not_found", await (await http.GetAsync($"/api/v1/alignment?cycleId={cycle}&root={foreign.Id}")).CodeAsync());
        Assert.Equal("unit.not_found", await (await http.GetAsync($"/api/v1/alignment?cycleId={cycle}&unitId={unit}")).CodeAsync());
        Assert.Equal("cycle.not_found", await (await http.GetAsync($"/api/v1/alignment?cycleId={Guid.CreateVersion7()}")).CodeAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/api/v1/alignment?root=x")).StatusCode);
    }

    [Fact]
    public async Task What_was_known_and_what_stood_on_a_day_are_told_apart()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var before = (await api.CheckedInAsync(objective.Id, keyResult, 30m, confidence: 8, on: new DateOnly(2026, 10, 20))).RecordedAt;
        await api.CheckedInAsync(objective.Id, keyResult, 22m, confidence: 9, on: new DateOnly(2026, 11, 10), expected: 1);

        async Task<decimal?> ProgressAsync(string query) =>
            (await AlignmentAsync(objective.Http, $"?cycleId={objective.CycleId}{query}")).Nodes.Single(node => node.Id == keyResult).Progress;

        Assert.Equal(0.9m, await ProgressAsync(""));
        Assert.Equal(0.5m, await ProgressAsync("&date=2026-10"));
        Assert.Equal(0.5m, await ProgressAsync($"&knownAt={Uri.EscapeDataString(before.ToString("O"))}"));
        var founded = Uri.EscapeDataString(ApiFixture.Founded.AddDays(1).ToString("O"));
        Assert.Null((await AlignmentAsync(objective.Http, $"?knownAt={founded}")).Cycle);
    }

    [Fact]
    public async Task An_archived_objective_is_gone_with_the_links_to_it()
    {
        var objective = await api.DraftedAsync();
        var below = await api.DraftedAsync(objective.CycleId, objective.UnitId, parents: new ObjectiveParent(ParentKind.Objective, objective.Id, null));
        await objective.Http.PostAsync($"{objective.Path}/archivings", new ReasonRequest(await objective.VersionAsync()));

        var alignment = await AlignmentAsync(below.Http, $"?cycleId={objective.CycleId}");

        Assert.DoesNotContain(alignment.Nodes, node => node.Id == objective.Id);
        Assert.Empty(alignment.Links);
    }

    private static Task<AlignmentView> AlignmentAsync(HttpClient http, string query) => http.GetAsync<AlignmentView>($"/api/v1/alignment{query}");

    private static IEnumerable<Guid> Ordered(params Guid[] ids) => ids.Order();
}
