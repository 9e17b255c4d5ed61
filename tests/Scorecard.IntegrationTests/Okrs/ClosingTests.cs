using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class ClosingTests(ApiFixture api)
{
    private static readonly LearningAnswer[] s_learnings = [new("what-worked", "Calling each customer"), new("what-next", "Start earlier")];

    [Fact]
    public async Task A_review_is_drafted_and_closes_the_objective_with_its_score()
    {
        var objective = await api.DraftedAsync();
        var first = await objective.AddAsync(OkrScenarios.Measured(weight: 3m));
        var second = await objective.AgreeAsync();

        var drafted = await (await objective.Http.PutAsync(
            $"{objective.Path}/review", new ReviewRequest(await objective.VersionAsync(), null, [new KeyResultScore(first, 0.8m)], s_learnings))).ReadAsync<CommandAccepted>();
        var closed = await (await CloseAsync(objective, new ReviewRequest(
            drafted.Version, ObjectiveOutcome.PartlyAchieved, [new KeyResultScore(first, 0.8m), new KeyResultScore(second, 0.4m)], s_learnings, "Good quarter"))).ReadAsync<CommandAccepted>();

        var view = await objective.ViewAsync();
        Assert.Equal((closed.Version, ObjectiveStage.Closed, OkrStatus.Closed, 0.7m), (view.Version, view.Stage, view.Reading.Status, view.Reading.Score));
        Assert.Equal(0.4m, view.KeyResults.Single(keyResult => keyResult.Id == second).Score);
        var node = (await objective.Http.GetAsync<AlignmentView>($"/api/v1/alignment?cycleId={objective.CycleId}")).Nodes.Single(one => one.Id == objective.Id);
        Assert.Equal((0.7m, OkrStatus.Closed), (node.Score, node.Status));
    }

    [Fact]
    public async Task On_a_date_before_its_closing_an_objective_reads_as_open()
    {
        var (objective, keyResults) = await api.AgreedAtAsync(CheckInScenarios.Day(10, 20), OkrScenarios.Measured());
        using (api.Clock.At(CheckInScenarios.Day(10, 20)))
            await objective.Http.CheckInAsync(keyResults[0], CheckInScenarios.Saying(30m));
        var before = (await objective.Http.GetAsync<OkrObjectiveDetail>($"{objective.Path}?date=2026-10")).Reading;
        await (await CloseAsync(objective, await AllAsync(objective, keyResults[0]))).ReadAsync<CommandAccepted>();

        var then = await objective.Http.GetAsync<OkrObjectiveDetail>($"{objective.Path}?date=2026-10");
        var now = await objective.ViewAsync();

        Assert.Equal((ObjectiveStage.Agreed, before.Status, null, before.Pace), (then.Stage, then.Reading.Status, then.Reading.Score, then.Reading.Pace));
        Assert.Equal((null, false, false), (then.Review, then.CanClose, then.KeyResults[0].CanCheckIn));
        Assert.Null(then.KeyResults[0].Score);
        Assert.Equal((ObjectiveStage.Closed, OkrStatus.Closed, 0.2m), (now.Stage, now.Reading.Status, now.Reading.Score));
    }

    [Fact]
    public async Task Closing_says_what_is_missing()
    {
        var draft = await api.DraftedAsync();
        var first = await draft.AddAsync(OkrScenarios.Measured());
        var early = await CloseAsync(draft, new ReviewRequest(await draft.VersionAsync(), ObjectiveOutcome.Achieved, [new KeyResultScore(first, 1m)], []));
        var second = await draft.AgreeAsync();
        var version = await draft.VersionAsync();

        async Task<(HttpStatusCode, string?)> RefusedAsync(ReviewRequest request)
        {
            var answer = await CloseAsync(draft, request);
            return (answer.StatusCode, await answer.CodeAsync());
        }

        KeyResultScore[] all = [new(first, 1m), new(second, 1m)];
        Assert.Equal("objective.not_agreed", await early.CodeAsync());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "objective.outcome_required"), await RefusedAsync(new(version, null, all, [])));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "objective.score_missing"), await RefusedAsync(new(version, ObjectiveOutcome.Achieved, all[..1], [])));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "objective.score_foreign"), await RefusedAsync(new(version, ObjectiveOutcome.Achieved, [.. all, new(Guid.CreateVersion7(), 1m)], [])));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "objective.score_invalid"), await RefusedAsync(new(version, ObjectiveOutcome.Achieved, [all[0], new(second, 0.123m)], [])));
        var wrong = await (await CloseAsync(draft, new(version, ObjectiveOutcome.Achieved, [all[0], new(second, 1.5m)], [new("why", " ")]))).ErrorsAsync();
        Assert.Equal(["learnings[0].question", "learnings[0].text", "scores[1].score"], wrong.Keys.Order());
        Assert.Equal(ObjectiveStage.Agreed, (await draft.ViewAsync()).Stage);
    }

    [Fact]
    public async Task What_is_closed_does_not_change_until_it_is_reopened_with_a_reason()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        await CloseAsync(objective, await AllAsync(objective, keyResult));

        var added = await objective.Http.PutAsync(
            $"{objective.Path}/key-results/{Guid.CreateVersion7()}", new AddKeyResultRequest(OkrScenarios.Measured(), await objective.VersionAsync()));
        var silent = await objective.Http.PostAsync($"{objective.Path}/reopenings", new ReasonRequest(await objective.VersionAsync()));
        var reopened = await objective.Http.PostAsync($"{objective.Path}/reopenings", new ReasonRequest(await objective.VersionAsync(), "A score was wrong"));

        Assert.Equal("objective.read_only", await added.CodeAsync());
        Assert.Equal("objective.reason_required", await silent.CodeAsync());
        Assert.True(reopened.IsSuccessStatusCode);
        var view = await objective.ViewAsync();
        Assert.Equal((ObjectiveStage.Agreed, null), (view.Stage, view.Reading.Score));
        Assert.Equal(ObjectiveOutcome.Missed, view.Review?.Outcome);
    }

    [Fact]
    public async Task Of_two_who_close_at_once_one_is_told_that_somebody_was_first()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var other = await api.SignedInAsync(Role.Leadership);
        var request = await AllAsync(objective, keyResult);

        var answers = await Task.WhenAll(
            CloseAsync(objective, request), other.PostAsync($"{objective.Path}/closures", request with { Outcome = ObjectiveOutcome.Achieved }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task Closing_needs_the_right_to_agree_and_an_objective_that_may_be_seen()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var request = await AllAsync(objective, keyResult);
        var contributor = await api.SignedInAsync(Role.Contributor, objective.UnitId);
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        Assert.True((await contributor.PutAsync($"{objective.Path}/review", request)).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.PostAsync($"{objective.Path}/closures", request)).StatusCode);
        Assert.Equal("objective.not_found", await (await stranger.PostAsync($"{objective.Path}/closures", request)).CodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await api.SignedInAsync(Role.Viewer)).PostAsync($"{objective.Path}/closures", request)).StatusCode);
    }

    private static async Task<ReviewRequest> AllAsync(DraftedObjective objective, Guid keyResultId) =>
        new(await objective.VersionAsync(), ObjectiveOutcome.Missed, [new KeyResultScore(keyResultId, 0.2m)], []);

    private static Task<HttpResponseMessage> CloseAsync(DraftedObjective objective, ReviewRequest request) =>
        objective.Http.PostAsync($"{objective.Path}/closures", request);
}
