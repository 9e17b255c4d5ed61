using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class CycleReportTests(ApiFixture api)
{
    [Fact]
    public async Task Scores_outcomes_and_learnings_are_told_by_unit_and_ambition()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var team = await api.UnitAsync(unit);
        var manager = await api.SignedInAsync(Role.UnitManager, unit);
        var missed = await ClosedAsync(cycle, unit, ObjectiveOutcome.Missed, 0.2m);
        var achieved = await ClosedAsync(cycle, team, ObjectiveOutcome.Achieved, 0.9m);
        var open = await api.DraftedAsync(cycle, team);
        var archived = await api.DraftedAsync(cycle, team);
        await archived.Http.PostAsync($"{archived.Path}/archivings", new ReasonRequest(await archived.VersionAsync()));

        var report = await manager.GetAsync<CycleReportView>($"/api/v1/cycles/{cycle}/report?unitId={unit}");

        Assert.Equal((3, 2, 0.55m), (report.Figures.Objectives, report.Figures.Closed, report.Figures.Mean));
        Assert.Equal(new ScoreDistribution(1, 0, 1, 1), report.Figures.Bands);
        Assert.Equal([(unit, 1), (team, 2)], report.Units.Select(line => (line.UnitId, line.Figures.Objectives)));
        Assert.Equal(1, report.Figures.Outcomes.Single(outcome => outcome.Outcome is ObjectiveOutcome.Missed).Count);
        Assert.Equal([missed.Id, achieved.Id, open.Id], report.Objectives.Select(line => line.Id));
        Assert.Equal((0.2m, ScoreBand.Red, 1.0m, ObjectiveOutcome.Missed), (report.Objectives[0].Score, report.Objectives[0].Band, report.Objectives[0].Expected, report.Objectives[0].Outcome));
        Assert.Equal(["what-worked", "what-worked"], report.Learnings.Select(learning => learning.Question));
        Assert.Empty(report.Hints);
        Assert.Equal(cycle, report.Cycle.Id);
    }

    [Fact]
    public async Task Aspirations_that_were_too_low_are_pointed_out_and_what_goes_on_is_linked()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var easy = await ClosedAsync(cycle, unit, ObjectiveOutcome.Achieved, 1m, Ambition.Aspirational);
        var keyResult = Assert.Single((await easy.ViewAsync()).KeyResults).Id;
        var next = Guid.CreateVersion7();
        await easy.Http.PostAsync($"{easy.Path}/carry-forwards", new CarryForwardRequest(next, await api.PlannedCycleAsync(), [keyResult], Parents: false, ResetStart: false));

        var report = await easy.Http.GetAsync<CycleReportView>($"/api/v1/cycles/{cycle}/report?unitId={unit}");

        Assert.Equal([(CycleHintCode.Sandbagging, null), (CycleHintCode.Sandbagging, unit)], report.Hints.Select(hint => (hint.Code, hint.UnitId)));
        Assert.Equal([next], Assert.Single(report.Objectives).CarriedTo);
    }

    [Fact]
    public async Task A_report_shows_what_its_reader_may_see_and_what_was_known()
    {
        var (cycle, unit) = (await api.ActiveCycleAsync(), await api.UnitAsync());
        var secret = await api.DraftedAsync(cycle, unit, isPrivate: true);
        var closed = await ClosedAsync(cycle, unit, ObjectiveOutcome.Achieved, 1m);
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());

        Assert.Equal([closed.Id], (await closed.Http.GetAsync<CycleReportView>($"/api/v1/cycles/{cycle}/report")).Objectives.Select(line => line.Id));
        Assert.Empty((await stranger.GetAsync<CycleReportView>($"/api/v1/cycles/{cycle}/report")).Objectives);
        Assert.Equal("unit.not_found", await (await stranger.GetAsync($"/api/v1/cycles/{cycle}/report?unitId={unit}")).CodeAsync());
        Assert.Equal("cycle.not_found", await (await stranger.GetAsync($"/api/v1/cycles/{Guid.CreateVersion7()}/report")).CodeAsync());
        var then = await secret.Http.GetAsync<CycleReportView>($"/api/v1/cycles/{cycle}/report?knownAt={Uri.EscapeDataString(secret.DraftedAt.ToString("O"))}");
        Assert.Equal([secret.Id], then.Objectives.Select(line => line.Id));
    }

    private async Task<DraftedObjective> ClosedAsync(Guid cycle, Guid unit, ObjectiveOutcome outcome, decimal score, Ambition ambition = Ambition.Committed)
    {
        var objective = await api.DraftedAsync(cycle, unit);
        if (ambition is not Ambition.Committed)
        {
            var view = await objective.ViewAsync();
            await (await objective.Http.PostAsync(
                $"{objective.Path}/revisions", new ReviseOkrObjectiveRequest(view.Title, null, ambition, unit, objective.OwnerId, Private: false, 1m, view.Version))).ReadAsync<CommandAccepted>();
        }

        var keyResult = await objective.AgreeAsync();
        var closing = new ReviewRequest(await objective.VersionAsync(), outcome, [new KeyResultScore(keyResult, score)], [new LearningAnswer("what-worked", "Calling")]);
        await (await objective.Http.PostAsync($"{objective.Path}/closures", closing)).ReadAsync<CommandAccepted>();
        return objective;
    }
}
