using System.Net;
using Scorecard.Api.Features.Audit;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>Whatever a private objective says, nobody else finds it in any answer.</summary>
public class PrivateObjectiveTests(ApiFixture api)
{
    [Fact]
    public async Task It_is_there_for_its_owner_and_the_owners_of_its_key_results_only()
    {
        var objective = await api.DraftedAsync(isPrivate: true);
        var (colleague, colleagueId, _) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        var administrator = await api.SignedInAsync(Role.Administrator);

        var before = await colleague.GetAsync(objective.Path);
        await objective.AddAsync(OkrScenarios.Measured(ownerId: colleagueId));

        Assert.Equal("objective.not_found", await before.CodeAsync());
        Assert.True((await colleague.GetAsync<OkrObjectiveDetail>(objective.Path)) is { Private: true, CanEdit: false });
        Assert.Equal("objective.not_found", await (await administrator.GetAsync(objective.Path)).CodeAsync());
        Assert.Empty((await administrator.GetAsync<OkrObjectiveList>($"/api/v1/objectives?cycleId={objective.CycleId}")).Objectives);
        Assert.Equal("objective.not_found", await (await administrator.GetAsync($"{objective.Path}/comments")).CodeAsync());
        var cycle = (await administrator.GetAsync<CycleList>("/api/v1/cycles")).Cycles.Single(one => one.Id == objective.CycleId);
        Assert.Equal((0, 0), (cycle.Objectives, cycle.OpenObjectives));
    }

    [Fact]
    public async Task Nobody_else_changes_it()
    {
        var objective = await api.DraftedAsync(isPrivate: true);
        var keyResultId = await objective.AgreeAsync();
        var administrator = await api.SignedInAsync(Role.Administrator);
        var version = await objective.VersionAsync();
        (string Path, object Body)[] commands =
        [
            ("revisions", new ReviseOkrObjectiveRequest("Mine now", null, Ambition.Committed, objective.UnitId, null, Private: false, 1m, version)),
            ("alignments", new AlignOkrObjectiveRequest([], version)),
            ("agreements", new VersionRequest(version)),
            ("returns", new ReasonRequest(version, "Why not")),
            ("archivings", new ReasonRequest(version, "Why not")),
            ("restorations", new VersionRequest(version)),
            ($"key-results/{keyResultId}/revisions", new ReviseKeyResultRequest(OkrScenarios.Measured(), version)),
            ($"key-results/{keyResultId}/archivings", new ReasonRequest(version)),
            ($"key-results/{keyResultId}/restorations", new VersionRequest(version)),
            ("key-result-order", new OrderKeyResultsRequest([keyResultId], version)),
        ];

        foreach (var (path, body) in commands)
        {
            var refused = await administrator.PostAsync($"{objective.Path}/{path}", body);
            Assert.Equal((HttpStatusCode.NotFound, "objective.not_found"), (refused.StatusCode, await refused.CodeAsync()));
        }

        Assert.Equal(version, await objective.VersionAsync());
    }

    [Fact]
    public async Task What_it_contributes_to_and_what_contributes_to_it_do_not_mention_it()
    {
        var open = await api.DraftedAsync();
        var hidden = await api.DraftedAsync(open.CycleId, open.UnitId, isPrivate: true, new ObjectiveParent(ParentKind.Objective, open.Id, null));
        await (await hidden.Http.PostAsync($"{hidden.Path}/alignments", new AlignOkrObjectiveRequest([], 1))).ReadAsync<CommandAccepted>();
        await (await hidden.Http.PostAsync($"{hidden.Path}/alignments", new AlignOkrObjectiveRequest([new(ParentKind.Objective, open.Id, null)], 2))).ReadAsync<CommandAccepted>();
        var third = await api.DraftedAsync(open.CycleId, open.UnitId);
        var blind = await open.Http.PostAsync($"{open.Path}/alignments", new AlignOkrObjectiveRequest([new(ParentKind.Objective, hidden.Id, null)], 1));
        await (await hidden.Http.PostAsync($"{third.Path}/alignments", new AlignOkrObjectiveRequest([new(ParentKind.Objective, hidden.Id, null)], 1))).ReadAsync<CommandAccepted>();

        var above = await open.ViewAsync();
        var below = await third.ViewAsync();

        Assert.Equal("objective.parent_not_found", await blind.CodeAsync());
        Assert.Equal(0, above.ChildCount);
        Assert.Empty(above.Children);
        Assert.Empty(below.Parents);
        Assert.Empty(below.ParentPaths);
        Assert.Single((await hidden.Http.GetAsync<OkrObjectiveDetail>(third.Path)).Parents);
    }

    [Fact]
    public async Task The_log_tells_that_something_happened_and_not_what()
    {
        var objective = await api.DraftedAsync(isPrivate: true);
        await objective.AddAsync(OkrScenarios.Measured("A very private figure"));
        await (await objective.Http.PutAsync($"{objective.Path}/comments/{Guid.CreateVersion7()}", new CommentRequest("Between us", []))).ReadAsync<CommandAccepted>();
        var auditor = await api.SignedInAsync(Role.Auditor);

        var entries = (await auditor.GetAsync<AuditPage>($"/api/v1/audit/events?subjectId={objective.Id}")).Events;
        var searched = (await auditor.GetAsync<AuditPage>("/api/v1/audit/events?text=very%20private%20figure")).Events;
        var lines = await (await auditor.GetAsync($"/api/v1/audit/events.jsonl?subjectId={objective.Id}")).Content.ReadAsStringAsync();
        var csv = await (await auditor.GetAsync($"/api/v1/audit/events.csv?subjectId={objective.Id}")).Content.ReadAsStringAsync();
        var proof = await auditor.GetAsync($"/api/v1/integrity/streams/objective/{objective.Id}");

        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry => Assert.Equal((null, null, true), (entry.Data, entry.Subject.Name, entry.Subject.Hidden)));
        Assert.Empty(searched);
        foreach (var text in new[] { lines, csv })
        {
            Assert.Contains(objective.Id.ToString(), text, StringComparison.Ordinal);
            Assert.DoesNotContain("private figure", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Between us", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"Objective {objective.Id}", text, StringComparison.Ordinal);
        }

        Assert.Equal("stream.not_found", await proof.CodeAsync());
    }

    [Fact]
    public async Task Only_those_who_agree_take_a_public_objective_out_of_sight_or_hand_an_agreed_one_over()
    {
        var objective = await api.DraftedAsync();
        var (contributor, contributorId, _) = await api.PersonAsync(Role.Contributor, objective.UnitId);
        async Task<HttpResponseMessage> ReviseAsync(HttpClient http, Guid owner, bool isPrivate) => await http.PostAsync(
            $"{objective.Path}/revisions",
            new ReviseOkrObjectiveRequest("Mine now", null, Ambition.Committed, objective.UnitId, owner, isPrivate, 1m, await objective.VersionAsync()));

        var draft = await ReviseAsync(contributor, contributorId, isPrivate: true);
        await objective.AgreeAsync();
        var hidden = await ReviseAsync(contributor, contributorId, isPrivate: true);
        var handedOver = await ReviseAsync(contributor, contributorId, isPrivate: false);
        var worded = await ReviseAsync(contributor, objective.OwnerId, isPrivate: false);
        var byManager = await ReviseAsync(objective.Http, objective.OwnerId, isPrivate: true);

        Assert.All([draft, hidden, handedOver], refused => Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode));
        Assert.All([worded, byManager], done => Assert.Equal(HttpStatusCode.OK, done.StatusCode));
        Assert.Equal("objective.not_found", await (await contributor.GetAsync(objective.Path)).CodeAsync());
    }

    [Fact]
    public async Task What_was_agreed_in_private_is_agreed_anew_once_it_is_for_all_to_see()
    {
        var objective = await api.DraftedAsync(isPrivate: true);
        await objective.AgreeAsync();

        await (await objective.Http.PostAsync(
            $"{objective.Path}/revisions",
            new ReviseOkrObjectiveRequest("For all", null, Ambition.Committed, objective.UnitId, objective.OwnerId, Private: false, 1m, await objective.VersionAsync())))
            .ReadAsync<CommandAccepted>();

        Assert.True(await objective.ViewAsync() is { Private: false, Stage: ObjectiveStage.Draft });
    }

    [Fact]
    public async Task What_is_private_today_is_closed_in_its_past_too()
    {
        var objective = await api.DraftedAsync();
        var child = await api.DraftedAsync(objective.CycleId, objective.UnitId, false, new ObjectiveParent(ParentKind.Objective, objective.Id, null));
        var keyResultId = await objective.AgreeAsync();
        var colleague = await api.SignedInAsync(Role.UnitManager, objective.UnitId);
        var then = (await objective.ViewAsync()).AsOf.KnownAt;
        await (await objective.Http.PostAsync(
            $"{objective.Path}/revisions",
            new ReviseOkrObjectiveRequest("Hidden", null, Ambition.Committed, objective.UnitId, objective.OwnerId, Private: true, 1m, await objective.VersionAsync())))
            .ReadAsync<CommandAccepted>();
        var query = $"knownAt={Uri.EscapeDataString(then.ToString("O"))}";

        foreach (var path in new[] { objective.Path, $"{objective.Path}/comments", $"/api/v1/key-results/{keyResultId}/history" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await colleague.GetAsync($"{path}?{query}")).StatusCode));
        foreach (var path in new[]
            {
                $"/api/v1/objectives?cycleId={objective.CycleId}", $"/api/v1/alignment?cycleId={objective.CycleId}", $"/api/v1/coverage?cycleId={objective.CycleId}",
                $"/api/v1/cycles/{objective.CycleId}/report?unitId={objective.UnitId}", $"{child.Path}?",
            })
        {
            var answer = await colleague.GetAsync($"{path}&{query}");
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.DoesNotContain(objective.Id.ToString(), text, StringComparison.Ordinal);
            Assert.DoesNotContain(keyResultId.ToString(), text, StringComparison.Ordinal);
            Assert.Contains(child.Id.ToString(), text, StringComparison.Ordinal);
        }

        Assert.False((await objective.ViewAsync($"?{query}")).Private);
    }

    [Fact]
    public async Task It_needs_an_owner_and_is_agreed_by_its_owner()
    {
        var objective = await api.DraftedAsync(isPrivate: true);
        var version = await objective.VersionAsync();

        var ownerless = await objective.Http.PostAsync(
            $"{objective.Path}/revisions", new ReviseOkrObjectiveRequest("Still mine", null, Ambition.Committed, objective.UnitId, null, Private: true, 1m, version));
        await objective.AgreeAsync();

        Assert.Equal("objective.private_needs_owner", await ownerless.CodeAsync());
        Assert.Equal(ObjectiveStage.Agreed, (await objective.ViewAsync()).Stage);
    }
}
