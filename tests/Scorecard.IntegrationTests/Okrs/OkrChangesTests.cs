using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using static Scorecard.IntegrationTests.Okrs.CheckInScenarios;

namespace Scorecard.IntegrationTests.Okrs;

public class OkrChangesTests(ApiFixture api)
{
    [Fact]
    public async Task Home_tells_what_was_agreed_and_checked_in_but_not_every_word_nor_what_was_taken_back()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var undone = Guid.CreateVersion7();
        await objective.Http.CheckInAsync(keyResult, Saying(30m));
        await objective.Http.CheckInAsync(keyResult, Saying(3m, seen: 1), undone);
        await (await objective.Http.PostAsync($"{PathOf(keyResult, undone)}/withdrawals", new VersionRequest(2))).ReadAsync<object>();

        var changes = (await (await api.SignedInAsync(Role.Viewer, objective.UnitId)).GetAsync<HomeView>("/api/v1/home")).Changes;

        Assert.Equal(
            [("key-result-checked-in", ChangeSubject.KeyResult, keyResult, objective.Id, 30m), ("okr-objective-agreed", ChangeSubject.Objective, objective.Id, null, null)],
            changes.Where(change => change.SubjectKind is ChangeSubject.KeyResult or ChangeSubject.Objective)
                .Select(change => (change.Kind, change.SubjectKind, change.SubjectId, change.ObjectiveId, change.After)));
    }

    [Fact]
    public async Task A_check_in_of_milestones_tells_the_share_that_is_done()
    {
        var (one, two) = (new Milestone(Guid.CreateVersion7(), "Design", 1m), new Milestone(Guid.CreateVersion7(), "Launch", 3m));
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AddAsync(MeasuredBy(MeasureView.Of(Measure.OfMilestones(one, two), kpiHidden: false)));
        await objective.AgreeAsync();
        await objective.Http.CheckInAsync(keyResult, Saying(null) with { MilestonesDone = [one.Id] });

        var changes = await objective.Http.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=200");

        Assert.Equal((MeasureKind.Milestones, 0.25m), Assert.Single(changes.Where(change => change.SubjectId == keyResult).Select(change => (change.MeasureKind!.Value, change.After!.Value))));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_one_may_not_see()
    {
        var (objective, hidden) = (await api.DraftedAsync(), await api.DraftedAsync(isPrivate: true));
        await objective.Http.CheckInAsync(await objective.AgreeAsync(), Saying(30m));
        await hidden.Http.CheckInAsync(await hidden.AgreeAsync(), Saying(30m));
        var elsewhere = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());
        var administrator = await api.SignedInAsync(Role.Administrator);

        var outside = await elsewhere.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=200");
        var above = await administrator.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=200");

        Assert.DoesNotContain(outside, change => change.SubjectKind is ChangeSubject.KeyResult or ChangeSubject.Objective);
        Assert.DoesNotContain(above, change => change.SubjectId == hidden.Id || change.ObjectiveId == hidden.Id);
    }

    [Fact]
    public async Task Only_comments_that_address_the_reader_are_told()
    {
        var objective = await api.DraftedAsync();
        var (http, id, _) = await api.PersonAsync(Role.Viewer, objective.UnitId);
        foreach (var mentions in (Guid[][])[[], [id]])
        {
            await (await objective.Http.PutAsync(
                $"{objective.Path}/comments/{Guid.CreateVersion7()}", new { text = "Well done", mentions })).ReadAsync<CommandAccepted>();
        }

        var changes = (await http.GetAsync<HomeView>("/api/v1/home")).Changes;

        Assert.Equal(objective.Id, Assert.Single(changes, change => change.Kind == "comment-posted").SubjectId);
    }
}
