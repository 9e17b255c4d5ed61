using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Okrs.CheckIns;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using static Scorecard.IntegrationTests.Okrs.CheckInScenarios;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>Who is told of a check-in that is owed: every 7 days with 3 days of grace.</summary>
public class OwedCheckInTests(ApiFixture api)
{
    [Fact]
    public async Task A_check_in_that_stays_late_reaches_the_objectives_owner_and_then_the_managers()
    {
        var unit = await api.UnitAsync();
        var (manager, managerId, _) = await api.PersonAsync(Role.UnitManager, unit);
        var (objectiveOwner, objectiveOwnerId, _) = await api.PersonAsync(Role.Contributor, unit);
        var (owner, ownerId, _) = await api.PersonAsync(Role.Contributor, unit);
        var (_, keyResults) = await api.AgreedAtAsync(Day(10, 2), manager, objectiveOwnerId, unit, OkrScenarios.Measured(ownerId: ownerId));
        await At(Day(10, 20), () => owner.CheckInAsync(keyResults[0], Saying(35m))); // due on 27 October, late from 31 October

        (DateTimeOffset Moment, bool Owner, bool ObjectiveOwner, bool Manager)[] table =
        [
            (Day(10, 26), false, false, false),
            (Day(10, 27), true, false, false),
            (Day(11, 6), true, false, false),
            (Day(11, 7), true, true, false), // late for 7 days
            (Day(11, 13), true, true, false),
            (Day(11, 14), true, true, true), // late for 14
        ];
        foreach (var (moment, toOwner, toObjectiveOwner, toManager) in table)
        {
            var told = new[] { owner, objectiveOwner, manager }.Select(http => At(moment, async () => (await OwedAsync(http)).Count > 0));
            Assert.Equal((moment, toOwner, toObjectiveOwner, toManager), (moment, await told.ElementAt(0), await told.ElementAt(1), await told.ElementAt(2)));
        }

        var own = Assert.Single(await At(Day(11, 14), () => OwedAsync(owner)));
        var escalated = Assert.Single(await At(Day(11, 14), () => OwedAsync(manager)));
        Assert.Equal((OwedOkrKind.CheckIn, new DateOnly(2026, 10, 27), 18, keyResults[0]), (own.Kind, own.DueOn!.Value, own.DaysLate, own.KeyResult!.Id));
        Assert.Equal(new[] { managerId, objectiveOwnerId }.Order(), own.EscalatedTo.Select(person => person.Id).Order());
        Assert.Equal((OwedOkrKind.CheckInEscalated, new DateOnly(2026, 11, 14), ownerId), (escalated.Kind, escalated.Since, escalated.Owner!.Id));
        await At(Day(11, 14), () => owner.CheckInAsync(keyResults[0], Saying(30m, seen: 1)));
        Assert.Empty(await At(Day(11, 14), () => OwedAsync(owner)));
        Assert.Empty(await At(Day(11, 14), () => OwedAsync(manager)));
    }

    [Fact]
    public async Task Ones_own_come_before_those_of_others_and_the_latest_first()
    {
        var unit = await api.UnitAsync();
        var (manager, managerId, _) = await api.PersonAsync(Role.UnitManager, unit);
        var (_, colleagueId, _) = await api.PersonAsync(Role.Contributor, unit);
        var (_, keyResults) = await api.AgreedAtAsync(
            Day(10, 2), manager, colleagueId, unit, OkrScenarios.Measured("B", ownerId: managerId), OkrScenarios.Measured("C"), OkrScenarios.Measured("A", ownerId: managerId));
        await At(Day(10, 20), () => manager.CheckInAsync(keyResults[0], Saying(35m)));

        var owed = await OwedAsync(manager);

        Assert.Equal(
            [(OwedOkrKind.CheckIn, keyResults[2]), (OwedOkrKind.CheckIn, keyResults[0]), (OwedOkrKind.CheckInEscalated, keyResults[1])],
            owed.Select(item => (item.Kind, item.KeyResult!.Id)));
    }

    [Fact]
    public async Task A_private_objective_is_passed_on_to_nobody_and_one_of_the_unit_is_the_managers_own()
    {
        var unit = await api.UnitAsync();
        var manager = await api.SignedInAsync(Role.UnitManager, unit);
        var (_, keyResults) = await api.AgreedAtAsync(Day(10, 2), manager, ownerId: null, unit, OkrScenarios.Measured());
        var hidden = await At(Day(10, 2), () => api.DraftedAsync(unitId: unit, isPrivate: true));

        var owed = Assert.Single(await OwedAsync(manager));

        Assert.Equal((OwedOkrKind.CheckIn, keyResults[0], null), (owed.Kind, owed.KeyResult!.Id, owed.Owner));
        Assert.NotEqual(hidden.Id, owed.ObjectiveId);
    }

    [Fact]
    public async Task Looking_back_shows_what_was_owed_then()
    {
        var (objective, keyResults) = await api.AgreedAtAsync(Day(10, 2), OkrScenarios.Measured());
        await At(Day(11, 10), () => objective.Http.CheckInAsync(keyResults[0], Saying(35m)));

        Assert.Empty(await OwedAsync(objective.Http));
        var then = Assert.Single(await objective.Http.GetAsync<OwedCheckIn[]>("/api/v1/check-ins/owed?date=2026-10&knownAt=2026-11-01T00:00:00Z"));
        Assert.Equal((keyResults[0], new DateOnly(2026, 10, 9)), (then.KeyResult!.Id, then.DueOn!.Value));
    }

    [Fact]
    public async Task Home_tells_of_objectives_to_be_closed()
    {
        var (objective, _) = await api.AgreedAtAsync(Day(11, 16), OkrScenarios.Measured());
        var before = (await objective.Http.GetAsync<HomeView>("/api/v1/home")).OwedOkrs;
        await api.RunAsync(commands => commands.ChangeAsync<Cycle, CycleEvent>(objective.CycleId, 2, cycle => cycle.BeginClosing(new DateOnly(2026, 11, 21)), default));

        var owed = Assert.Single((await objective.Http.GetAsync<HomeView>("/api/v1/home")).OwedOkrs);

        Assert.Empty(before);
        Assert.Equal((OwedOkrKind.ObjectiveToClose, objective.Id, new DateOnly(2026, 12, 31), 0), (owed.Kind, owed.ObjectiveId, owed.DueOn!.Value, owed.DaysLate));
    }

    [Fact]
    public async Task Home_tells_of_a_mention_until_it_is_answered()
    {
        var objective = await api.DraftedAsync();
        var (colleague, colleagueId, _) = await api.PersonAsync(Role.Viewer, objective.UnitId);
        var (_, outsiderId, _) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        async Task SayAsync(HttpClient http, string text, params Guid[] mentions) => await (await http.PutAsync(
            $"{objective.Path}/comments/{Guid.CreateVersion7()}", new { text, mentions })).ReadAsync<CommandAccepted>();
        async Task<IReadOnlyList<OwedCheckIn>> MentionsAsync() => (await colleague.GetAsync<HomeView>("/api/v1/home")).OwedOkrs;

        await SayAsync(objective.Http, "Nobody in particular");
        await SayAsync(objective.Http, "What do you think?", colleagueId);
        var told = Assert.Single(await MentionsAsync());
        await SayAsync(colleague, "Good");
        var answered = await MentionsAsync();

        Assert.Equal((OwedOkrKind.Mention, objective.Id, "What do you think?", objective.OwnerId), (told.Kind, told.ObjectiveId, told.Text, told.By!.Id));
        Assert.Empty(answered);
        Assert.NotEqual(outsiderId, colleagueId);
    }

    private async Task<T> At<T>(DateTimeOffset moment, Func<Task<T>> act)
    {
        using var then = api.Clock.At(moment);
        return await act();
    }

    private static async Task<IReadOnlyList<OwedCheckIn>> OwedAsync(HttpClient http) => await http.GetAsync<OwedCheckIn[]>("/api/v1/check-ins/owed");
}
