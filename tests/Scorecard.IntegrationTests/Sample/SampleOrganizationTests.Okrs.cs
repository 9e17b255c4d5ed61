using System.Text.Json;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Sample;
using Scorecard.Domain.Okrs;

namespace Scorecard.IntegrationTests.Sample;

/// <content>Every state that objectives, key results and cycles can be in is there to be seen.</content>
public sealed partial class SampleOrganizationTests
{
    private const string Private = "야간 상담조 전환을 차분히 매듭짓는다";

    [Fact]
    public async Task Two_quarters_are_closed_one_is_active_and_the_next_is_planned()
    {
        var http = await sample.SignedInAsync("kitae.nam");

        var cycles = (await http.GetAsync<CycleList>("/api/v1/cycles")).Cycles.OrderBy(cycle => cycle.FirstDay).ToList();

        Assert.Equal(["2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"], cycles.Select(cycle => cycle.Name));
        Assert.Equal([CycleStatus.Closed, CycleStatus.Closed, CycleStatus.Active, CycleStatus.Planning], cycles.Select(cycle => cycle.Status));
    }

    [Fact]
    public async Task The_active_cycle_shows_every_status_every_measure_every_parent_and_every_stage()
    {
        var objectives = await ObjectivesAsync("hayoon.jung");
        var keyResults = objectives.SelectMany(objective => objective.KeyResults).ToList();

        Assert.Equal(Enum.GetValues<OkrStatus>().Where(status => status is not OkrStatus.Closed), keyResults.Select(keyResult => keyResult.Reading.Status)
            .Where(status => status is not OkrStatus.Closed).Distinct().Order());
        Assert.Equal(Enum.GetValues<OkrStatus>(), objectives.Select(objective => objective.Reading.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<MeasureKind>(), keyResults.Select(keyResult => keyResult.Measure.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<ParentKind>(), objectives.SelectMany(objective => objective.Parents).Select(parent => parent.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<ObjectiveStage>(), objectives.Select(objective => objective.Stage).Distinct().Order());
        Assert.All(objectives.SelectMany(objective => objective.Parents), parent => Assert.NotNull(parent.Title));
        Assert.Single(objectives, objective => objective.Parents is [] && !objective.Private);
        Assert.Single(objectives, objective => objective is { Stage: ObjectiveStage.Draft, KeyResults: [] });
        Assert.Single(objectives, objective => objective.Owner is null);
        Assert.Contains(keyResults, keyResult => keyResult.Measure is { Start: < 0 });
        Assert.Contains(keyResults, keyResult => keyResult is { Measure.Kind: MeasureKind.Metric, Reading.BelowStart: true });
        Assert.Contains(keyResults, keyResult => keyResult.Measure.Target < keyResult.Measure.Start);
        Assert.Contains(keyResults, keyResult => keyResult.Latest is { Blocker.Length: > 0, BlockerOwner: not null, Confidence: <= 3 });
    }

    [Fact]
    public async Task Figures_of_KPIs_move_key_results_plausibly()
    {
        var driven = (await ObjectivesAsync("hayoon.jung")).SelectMany(objective => objective.KeyResults).Where(keyResult => keyResult.Kpi is not null).ToList();

        Assert.InRange(driven.Count, 8, 20);
        Assert.All(driven, keyResult => Assert.InRange(keyResult.Reading.Progress!.Value, -0.5m, 1.2m));
    }

    [Fact]
    public async Task Many_people_check_in_one_check_in_is_corrected_and_one_taken_back()
    {
        var authors = await sample.RowsAsync("select distinct actor_id::text from events where org_id = $1 and type = 'key-result-checked-in'", SampleBuilder.OrgId);

        Assert.InRange(authors.Count, 10, 20);
        Assert.Equal(1, await sample.CountAsync("type = 'check-in-corrected' and reason is not null"));
        Assert.Equal(1, await sample.CountAsync("type = 'check-in-withdrawn'"));
        Assert.InRange(await sample.CountAsync("type = 'comment-posted' and data ->> 'mentions' <> '[]'"), 3, 20);
        Assert.Equal(1, await sample.CountAsync("type = 'okr-objective-archived' and reason is not null"));
        Assert.Equal(1, await sample.CountAsync("type = 'okr-objective-drafted' and data ->> 'carriedFrom' is not null"));
    }

    [Fact]
    public async Task Closed_objectives_have_an_outcome_scores_and_learnings()
    {
        var closed = (await sample.StatesAsync("objective")).Where(objective => objective.State.GetProperty("stage").GetString() == "closed").ToList();

        Assert.InRange(closed.Count, 12, 20);
        Assert.All(closed, objective =>
        {
            Assert.InRange(objective.State.GetProperty("score").GetDecimal(), 0, 1);
            Assert.NotEmpty(objective.State.GetProperty("review").GetProperty("learnings").EnumerateArray());
        });
        Assert.Equal(
            ["achieved", "missed", "partly-achieved", "postponed"],
            closed.Select(objective => objective.State.GetProperty("review").GetProperty("outcome").GetString()!).Distinct().Order());
    }

    [Fact]
    public async Task The_private_objective_is_seen_by_its_owner_alone()
    {
        Assert.Contains(await ObjectivesAsync("eunbi.noh"), objective => objective.Title == Private);
        Assert.DoesNotContain(await ObjectivesAsync("hayoon.jung"), objective => objective.Title == Private);
        Assert.DoesNotContain(await ObjectivesAsync("jihoo.yoon"), objective => objective.Title == Private);
    }

    [Fact]
    public async Task Somebody_owes_check_ins_of_which_one_is_late()
    {
        var owed = await (await sample.SignedInAsync("jaemin.hong")).GetAsync<JsonElement>("/api/v1/check-ins/owed");

        Assert.InRange(owed.GetArrayLength(), 2, 5);
    }

    private async Task<IReadOnlyList<OkrObjectiveItem>> ObjectivesAsync(string person)
    {
        var http = await sample.SignedInAsync(person);
        return (await http.GetAsync<OkrObjectiveList>("/api/v1/objectives")).Objectives;
    }
}
