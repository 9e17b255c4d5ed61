using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Okrs.CheckIns;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using static Scorecard.IntegrationTests.Okrs.CheckInScenarios;

namespace Scorecard.IntegrationTests.Okrs;

public class CheckInTests(ApiFixture api)
{
    [Fact]
    public async Task A_check_in_moves_its_key_result_and_the_objective()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync(); // from 40 to 20

        var accepted = await objective.Http.CheckInAsync(keyResult, Saying(25m));
        var view = await objective.ViewAsync();

        Assert.Equal((1, 25m, 0.75m, OkrStatus.OnTrack), (accepted.Version, accepted.KeyResult.Reading.Current, accepted.KeyResult.Reading.Progress, accepted.KeyResult.Reading.Status));
        Assert.Equal((0.75m, OkrStatus.OnTrack), (accepted.Objective.Progress, accepted.Objective.Status));
        Assert.Equal((new DateOnly(2026, 11, 16), objective.OwnerId, 25m, 8m), (accepted.KeyResult.Latest!.Date, accepted.KeyResult.Latest.By!.Id, accepted.KeyResult.Latest.Value, accepted.KeyResult.Latest.Confidence));
        Assert.Equal((1, 0.75m, new DateOnly(2026, 11, 23)), (view.KeyResults[0].ProgressVersion, view.Reading.Progress, view.KeyResults[0].Reading.DueOn));
    }

    [Fact]
    public async Task Of_two_at_once_one_is_told_what_the_other_said_and_loses_nothing()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var (colleague, colleagueId, _) = await api.PersonAsync(Role.Contributor, objective.UnitId);

        var answers = await Task.WhenAll(
            objective.Http.TryCheckInAsync(keyResult, Saying(30m)), colleague.TryCheckInAsync(keyResult, Saying(25m)));
        var refused = Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Conflict);
        var problem = await refused.ProblemAsync();
        var winner = answers[0] == refused ? colleagueId : objective.OwnerId;

        Assert.Equal("check_in.overtaken", await refused.CodeAsync());
        Assert.Equal(winner, problem.GetProperty("current").GetProperty("by").GetProperty("id").GetGuid());
        Assert.Equal(1, problem.GetProperty("currentVersion").GetInt32());
        var again = await (answers[0] == refused ? objective.Http : colleague).CheckInAsync(keyResult, Saying(22m, seen: 1));
        Assert.Equal((2, 22m), (again.Version, again.KeyResult.Reading.Current));
    }

    [Fact]
    public async Task The_same_again_is_answered_as_the_first_time_and_other_figures_under_its_id_are_refused()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var id = Guid.CreateVersion7();

        await objective.Http.CheckInAsync(keyResult, Saying(30m), id);
        var again = await objective.Http.CheckInAsync(keyResult, Saying(30m), id);
        var other = await objective.Http.TryCheckInAsync(keyResult, Saying(31m, seen: 1), id);

        Assert.Equal(1, again.Version);
        Assert.Equal((HttpStatusCode.Conflict, "check_in.already_exists"), (other.StatusCode, await other.CodeAsync()));
    }

    [Fact]
    public async Task Whoever_checked_in_last_may_take_it_back_and_what_was_before_stands_again()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var colleague = await api.SignedInAsync(Role.UnitManager, objective.UnitId);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await objective.Http.CheckInAsync(keyResult, Saying(35m), first);
        await objective.Http.CheckInAsync(keyResult, Saying(3.5m, seen: 1), second);

        var foreign = await colleague.PostAsync($"{PathOf(keyResult, second)}/withdrawals", new VersionRequest(2));
        var earlier = await objective.Http.PostAsync($"{PathOf(keyResult, first)}/withdrawals", new VersionRequest(2));
        var undone = await (await objective.Http.PostAsync($"{PathOf(keyResult, second)}/withdrawals", new VersionRequest(2))).ReadAsync<CheckInAccepted>();
        var history = await objective.Http.HistoryAsync(keyResult);

        Assert.Equal(("check_in.not_own", "check_in.not_latest"), (await foreign.CodeAsync(), await earlier.CodeAsync()));
        Assert.Equal((3, 35m, first), (undone.Version, undone.KeyResult.Reading.Current, undone.KeyResult.Latest!.Id));
        Assert.Equal([(first, false, true), (second, true, false)], history.CheckIns.Select(one => (one.Id, one.Withdrawn, one.CanWithdraw)));
        Assert.Equal([35m], history.Points.Select(point => point.Value));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_leaves_what_was_said_before_in_the_history()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var (colleague, colleagueId, _) = await api.PersonAsync(Role.Contributor, objective.UnitId);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await objective.Http.CheckInAsync(keyResult, Saying(30m), first);
        await objective.Http.CheckInAsync(keyResult, Saying(25m, seen: 1), second);

        var silent = await colleague.PostAsync($"{PathOf(keyResult, first)}/corrections", new CorrectCheckInRequest(" ", 2, 32m));
        var accepted = await (await colleague.PostAsync(
            $"{PathOf(keyResult, first)}/corrections", new CorrectCheckInRequest("Counted twice", 2, 32m, Confidence: 6m))).ReadAsync<CheckInAccepted>();
        var stale = await colleague.PostAsync($"{PathOf(keyResult, second)}/corrections", new CorrectCheckInRequest("Counted twice", 2, 27m, Confidence: 6m));
        var history = await objective.Http.HistoryAsync(keyResult);

        Assert.Equal("required", (await silent.ErrorsAsync())["reason"]);
        Assert.Equal((3, 25m), (accepted.Version, accepted.KeyResult.Reading.Current));
        Assert.Equal("check_in.overtaken", await stale.CodeAsync());
        var corrected = history.CheckIns[0];
        Assert.Equal((32m, 0.4m, true), (corrected.Value!.Value, corrected.Progress!.Value, corrected.Corrected));
        Assert.Equal((30m, 0.5m, 8m, "Counted twice", colleagueId), Assert.Single(corrected.Earlier) is var earlier
            ? (earlier.Value!.Value, earlier.Progress!.Value, earlier.Confidence!.Value, earlier.Reason, earlier.CorrectedBy!.Id)
            : default);
        Assert.Equal(objective.OwnerId, corrected.By!.Id);
    }

    [Fact]
    public async Task Little_confidence_needs_a_blocker_and_somebody_who_clears_it()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var request = Saying(38m, confidence: 3m);

        var bare = await objective.Http.TryCheckInAsync(keyResult, request);
        var nobody = await objective.Http.TryCheckInAsync(keyResult, request with { Blocker = "No data", BlockerOwnerId = Guid.CreateVersion7() });
        var accepted = await objective.Http.CheckInAsync(keyResult, request with { Blocker = "No data", BlockerOwnerId = objective.OwnerId, NextSteps = "Ask" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "check_in.blocker_required"), (bare.StatusCode, await bare.CodeAsync()));
        Assert.Equal("person.not_found", await nobody.CodeAsync());
        Assert.Equal((OkrStatus.OffTrack, "No data", objective.OwnerId), (accepted.KeyResult.Reading.Status, accepted.KeyResult.Latest!.Blocker, accepted.KeyResult.Latest.BlockerOwner!.Id));
    }

    [Fact]
    public async Task Milestones_and_zones_are_checked_in_their_own_way()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var milestones = new MeasureView(MeasureKind.Milestones, null, 0, null, null, [new(one, "Pilot", 1m), new(two, "Launch", 3m)], null, null, KpiReach.Latest);
        var zones = new MeasureView(MeasureKind.Zones, null, 1, null, null, [], new("Some", "Most", "All"), null, KpiReach.Latest);
        var (objective, keyResults) = await api.AgreedAtAsync(Day(11, 2), MeasuredBy(milestones), MeasuredBy(zones));

        var launched = await objective.Http.CheckInAsync(keyResults[0], new(0, MilestonesDone: [two], Confidence: 9m));
        var zoned = await objective.Http.CheckInAsync(keyResults[1], Saying(0.7m));
        var figure = await objective.Http.TryCheckInAsync(keyResults[0], Saying(0.5m, seen: 1));
        var outside = await objective.Http.TryCheckInAsync(keyResults[1], Saying(1.2m, seen: 1));

        Assert.Equal((0.75m, 0.7m, 0.725m), (launched.KeyResult.Reading.Progress, zoned.KeyResult.Reading.Progress, zoned.Objective.Progress));
        Assert.Equal(("check_in.value_not_allowed", "check_in.zone_out_of_range"), (await figure.CodeAsync(), await outside.CodeAsync()));
    }

    [Fact]
    public async Task Whoever_owns_a_key_result_checks_in_without_a_role_in_the_unit_and_others_may_not()
    {
        var unit = await api.UnitAsync();
        var (owner, ownerId, _) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        var (objective, keyResults) = await api.AgreedAtAsync(Day(11, 2), OkrScenarios.Measured(ownerId: ownerId));
        var viewer = await api.SignedInAsync(Role.Viewer, objective.UnitId);
        var elsewhere = await api.SignedInAsync(Role.UnitManager, unit);

        await owner.CheckInAsync(keyResults[0], Saying(30m));
        var refused = await viewer.TryCheckInAsync(keyResults[0], Saying(25m, seen: 1));
        var foreign = await elsewhere.TryCheckInAsync(keyResults[0], Saying(25m, seen: 1));
        var unknown = await elsewhere.TryCheckInAsync(Guid.CreateVersion7(), Saying(25m));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "key_result.not_found"), (foreign.StatusCode, await foreign.CodeAsync()));
        Assert.Equal((HttpStatusCode.NotFound, "key_result.not_found"), (unknown.StatusCode, await unknown.CodeAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"{PathOf(keyResults[0])}/history")).StatusCode);
        Assert.False((await viewer.HistoryAsync(keyResults[0])).KeyResult.CanCheckIn);
    }

    [Fact]
    public async Task A_private_one_is_there_for_nobody_else()
    {
        var objective = await api.DraftedAsync(isPrivate: true);
        var keyResult = await objective.AgreeAsync();
        var colleague = await api.SignedInAsync(Role.UnitManager, objective.UnitId);
        var administrator = await api.SignedInAsync(Role.Administrator);

        await objective.Http.CheckInAsync(keyResult, Saying(30m));

        foreach (var http in (HttpClient[])[colleague, administrator])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.TryCheckInAsync(keyResult, Saying(25m, seen: 1))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{PathOf(keyResult)}/history")).StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_slips_into_an_objective_that_was_closed_before_it()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        var version = await objective.VersionAsync();
        var looks = 0;

        await using var scope = api.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAs(api.OrgId, objective.OwnerId);
        var outcome = await scope.ServiceProvider.GetRequiredService<CommandRunner>()
            .ChangeRestingAsync<KeyResultProgress, CheckInEvent>(
                keyResult,
                0,
                new Needs { AllOf = [Cycle.Category], Some = [(Objective.Category, objective.Id)] },
                (progress, facts) =>
                {
                    var (found, cycle) = (facts.Find<Objective>(objective.Id)!, facts.Find<Cycle>(objective.CycleId)!);
                    if (++looks == 1) // closed by somebody else between looking and recording
                        api.RunAsync(commands => commands.ChangeAsync<Objective, ObjectiveEvent>(objective.Id, version, _ => Closing(keyResult), default)).GetAwaiter().GetResult();
                    return new(
                        progress.Record(Guid.CreateVersion7(), keyResult, objective.Id, found.State, cycle.State, new(30m, Confidence: 8m), objective.OwnerId, new DateOnly(2026, 11, 16)),
                        [new Premise(new StreamId(api.OrgId, Objective.Category, found.Id), found.Version)]);
                },
                default);

        Assert.Equal((2, ObjectiveErrors.ReadOnly), (looks, Assert.IsType<Outcome.Refused>(outcome).Error));
        var later = await objective.Http.TryCheckInAsync(keyResult, Saying(30m));
        Assert.Equal("objective.read_only", await later.CodeAsync());
        Assert.Empty((await objective.Http.HistoryAsync(keyResult)).CheckIns);
    }

    private static Domain.Kernel.Decision<ObjectiveEvent> Closing(Guid keyResultId) =>
        [new OkrObjectiveClosed(new ObjectiveReview(ObjectiveOutcome.Missed, [new KeyResultScore(keyResultId, 0m)], [], Note: null), 0m)];
}
