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

    [Fact]
    public async Task Goals_of_the_units_above_are_for_all_and_changed_by_few()
    {
        var goal = await api.DraftedAsync();
        var below = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync(goal.UnitId));
        var beside = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        var seen = await below.GetAsync<OkrObjectiveDetail>(goal.Path);
        var changed = await below.PutAsync($"{goal.Path}/key-results/{Guid.CreateVersion7()}", new AddKeyResultRequest(OkrScenarios.Measured(), 1));
        var listed = await beside.GetAsync<OkrObjectiveList>($"/api/v1/objectives?cycleId={goal.CycleId}");
        var refused = await beside.GetAsync($"/api/v1/objectives?unitId={goal.UnitId}");

        Assert.True(seen is { CanEdit: false, CanAgree: false, CanArchive: false, CanClose: false });
        Assert.Equal((HttpStatusCode.Forbidden, "access.denied"), (changed.StatusCode, await changed.CodeAsync()));
        Assert.Equal("objective.not_found", await (await beside.GetAsync(goal.Path)).CodeAsync());
        Assert.Empty(listed.Objectives);
        Assert.Equal("unit.not_found", await refused.CodeAsync());
    }

    [Fact]
    public async Task What_it_names_must_be_there()
    {
        var objective = await api.DraftedAsync();
        var request = new DraftOkrObjectiveRequest(objective.CycleId, "Loved by customers", Ambition.Committed, objective.UnitId);

        async Task<string?> CodeAsync(DraftOkrObjectiveRequest draft) =>
            await (await objective.Http.PutAsync($"/api/v1/objectives/{Guid.CreateVersion7()}", draft)).CodeAsync();

        Assert.Equal("cycle.not_found", await CodeAsync(request with { CycleId = Guid.CreateVersion7() }));
        Assert.Equal("person.not_found", await CodeAsync(request with { OwnerPersonId = Guid.CreateVersion7() }));
        Assert.Equal("unit.not_found", await CodeAsync(request with { UnitId = await api.UnitAsync() }));
        Assert.Equal("objective.private_needs_owner", await CodeAsync(request with { Private = true }));
        Assert.Equal("objective.weight_invalid", await CodeAsync(request with { Weight = 1.00001m }));
        foreach (var weight in (decimal[])[0m, -1m])
        {
            var refused = await objective.Http.PutAsync($"/api/v1/objectives/{Guid.CreateVersion7()}", request with { Weight = weight });
            Assert.Equal("out_of_range:0.0001:1000", (await refused.ErrorsAsync())["weight"]);
        }

        Assert.Equal("objective.parent_not_found", await CodeAsync(request with { Parents = [new(ParentKind.Objective, Guid.CreateVersion7(), null)] }));
        Assert.Equal("objective.parent_not_found", await CodeAsync(request with { Parents = [new(ParentKind.StrategicObjective, Guid.CreateVersion7(), Guid.CreateVersion7())] }));
        Assert.Equal(HttpStatusCode.BadRequest, (await objective.Http.GetAsync("/api/v1/objectives/nonsense")).StatusCode);
        Assert.Equal("cycle.not_found", await (await objective.Http.GetAsync($"/api/v1/objectives?cycleId={Guid.CreateVersion7()}")).CodeAsync());
        var nameless = await objective.Http.PutAsync($"/api/v1/objectives/{Guid.CreateVersion7()}", request with { Title = "", Description = new string('x', 2001) });
        Assert.Equal(("required", "too_long:2000"), ((await nameless.ErrorsAsync())["title"], (await nameless.ErrorsAsync())["description"]));
    }

    [Fact]
    public async Task It_is_agreed_with_a_key_result_and_returned_with_a_reason()
    {
        var objective = await api.DraftedAsync();
        var contributor = await api.SignedInAsync(Role.Contributor, objective.UnitId);

        var bare = await objective.Http.PostAsync($"{objective.Path}/agreements", new VersionRequest(1));
        await objective.AddAsync(OkrScenarios.Measured());
        var forbidden = await contributor.PostAsync($"{objective.Path}/agreements", new VersionRequest(2));
        await (await objective.Http.PostAsync($"{objective.Path}/agreements", new VersionRequest(2))).ReadAsync<CommandAccepted>();
        var agreed = await objective.ViewAsync();
        var silent = await objective.Http.PostAsync($"{objective.Path}/returns", new ReasonRequest(3));
        await (await objective.Http.PostAsync($"{objective.Path}/returns", new ReasonRequest(3, "The market moved."))).ReadAsync<CommandAccepted>();

        Assert.Equal("objective.key_result_needed", await bare.CodeAsync());
        Assert.Equal("access.denied", await forbidden.CodeAsync());
        Assert.Equal((ObjectiveStage.Agreed, new DateOnly(2026, 11, 23)), (agreed.Stage, agreed.KeyResults[0].Reading.DueOn));
        Assert.Empty(agreed.Hints);
        Assert.Equal("objective.reason_required", await silent.CodeAsync());
        var draft = await objective.ViewAsync();
        Assert.Equal(ObjectiveStage.Draft, draft.Stage);
        Assert.Contains(draft.Hints, hint => hint.Code == WritingHints.TooFewKeyResults);
    }

    [Fact]
    public async Task An_archived_objective_counts_nowhere_and_comes_back()
    {
        var objective = await api.DraftedAsync();
        var list = $"/api/v1/objectives?cycleId={objective.CycleId}";

        await (await objective.Http.PostAsync($"{objective.Path}/archivings", new ReasonRequest(1))).ReadAsync<CommandAccepted>();

        Assert.Empty((await objective.Http.GetAsync<OkrObjectiveList>(list)).Objectives);
        Assert.True(Assert.Single((await objective.Http.GetAsync<OkrObjectiveList>($"{list}&archived=true")).Objectives).Archived);
        var changed = await objective.Http.PutAsync($"{objective.Path}/key-results/{Guid.CreateVersion7()}", new AddKeyResultRequest(OkrScenarios.Measured(), 2));
        Assert.Equal("objective.read_only", await changed.CodeAsync());
        await (await objective.Http.PostAsync($"{objective.Path}/restorations", new VersionRequest(2))).ReadAsync<CommandAccepted>();
        Assert.Single((await objective.Http.GetAsync<OkrObjectiveList>(list)).Objectives);
    }

    [Fact]
    public async Task Mine_are_those_owned_and_those_with_a_key_result_of_mine()
    {
        var objective = await api.DraftedAsync();
        var (colleague, colleagueId, _) = await api.PersonAsync(Role.Contributor, objective.UnitId);
        var list = $"/api/v1/objectives?cycleId={objective.CycleId}";

        var before = await colleague.GetAsync<OkrObjectiveList>($"{list}&mine=true");
        await objective.AddAsync(OkrScenarios.Measured(ownerId: colleagueId));

        Assert.Empty(before.Objectives);
        Assert.Single((await colleague.GetAsync<OkrObjectiveList>($"{list}&mine=true")).Objectives);
        Assert.Single((await objective.Http.GetAsync<OkrObjectiveList>($"{list}&ownerId={colleagueId}&unitId={objective.UnitId}")).Objectives);
    }

    [Fact]
    public async Task Alignment_never_runs_in_a_circle_and_keeps_what_is_hidden()
    {
        var top = await api.DraftedAsync();
        var keyResultId = await top.AddAsync(OkrScenarios.Measured());
        var elsewhere = await api.DraftedAsync(top.CycleId);
        var bottom = await api.DraftedAsync(top.CycleId, await api.UnitAsync(top.UnitId), isPrivate: false, new ObjectiveParent(ParentKind.KeyResult, keyResultId, top.Id));
        var leader = await api.SignedInAsync(Role.Leadership);

        var circle = await top.Http.PostAsync($"{top.Path}/alignments", new AlignOkrObjectiveRequest([new(ParentKind.Objective, bottom.Id, null)], 2));
        await (await leader.PostAsync(
            $"{bottom.Path}/alignments",
            new AlignOkrObjectiveRequest([new(ParentKind.KeyResult, keyResultId, top.Id), new(ParentKind.Objective, elsewhere.Id, null)], 1))).ReadAsync<CommandAccepted>();
        var seen = await bottom.ViewAsync();
        await (await bottom.Http.PostAsync($"{bottom.Path}/alignments", new AlignOkrObjectiveRequest([], 2))).ReadAsync<CommandAccepted>();
        var kept = await leader.GetAsync<OkrObjectiveDetail>(bottom.Path);

        Assert.Equal("objective.parent_cycle", await circle.CodeAsync());
        Assert.Equal(
            [new(ParentKind.KeyResult, keyResultId, top.Id, "Customers who stay", Hidden: false), new ParentRef(ParentKind.Objective, null, null, null, Hidden: true)],
            seen.Parents);
        Assert.Equal(elsewhere.Id, Assert.Single(kept.Parents).Id);
        Assert.Empty((await top.ViewAsync()).Children);
    }

    [Fact]
    public async Task It_is_read_as_it_stood_before_a_revision()
    {
        var objective = await api.DraftedAsync();
        var before = await objective.ViewAsync();
        var revision = new ReviseOkrObjectiveRequest("Another title", "More", Ambition.Aspirational, objective.UnitId, objective.OwnerId, Private: false, 2m, before.Version);
        await (await objective.Http.PostAsync($"{objective.Path}/revisions", revision)).ReadAsync<CommandAccepted>();

        var then = await objective.ViewAsync($"?knownAt={Uri.EscapeDataString(before.AsOf.KnownAt.ToString("O"))}");
        var now = await objective.ViewAsync();
        var stale = await objective.Http.PostAsync($"{objective.Path}/revisions", revision);

        Assert.Equal((before.Title, Ambition.Committed, 1), (then.Title, then.Ambition, then.Version));
        Assert.True(then.AsOf.IsPast);
        Assert.Equal(("Another title", "More", Ambition.Aspirational, 2m), (now.Title, now.Description, now.Ambition, now.Weight));
        Assert.Equal((HttpStatusCode.Conflict, "version.conflict"), (stale.StatusCode, await stale.CodeAsync()));
        Assert.Equal(2, (await stale.ProblemAsync()).GetProperty("currentVersion").GetInt32());
    }

    [Fact]
    public async Task Advice_is_given_while_somebody_writes()
    {
        var http = await api.SignedInAsync(Role.Contributor, await api.UnitAsync());
        var keyResultId = Guid.CreateVersion7();

        var advice = await (await http.PostAsync(
            "/api/v1/objectives/writing-checks",
            new CheckWritingRequest("고객이 먼저 찾는 회사", HasOwner: true, [new(keyResultId, "신규 홈페이지 출시", Measure: null)]))).ReadAsync<WritingAdvice>();

        Assert.Contains(advice.Hints, hint => hint is { Code: WritingHints.TooFewKeyResults, KeyResult: null, Count: 1 });
        Assert.Contains(advice.Hints, hint => hint.Code == WritingHints.TaskNotOutcome && hint.KeyResultId == keyResultId);
    }
}
