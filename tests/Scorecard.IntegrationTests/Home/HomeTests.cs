using Scorecard.Api.Features.Home;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Home;

public class HomeTests(ApiFixture api)
{
    [Fact]
    public async Task The_owner_owes_values_of_the_latest_periods_that_have_ended()
    {
        var unit = await api.UnitAsync();
        var (http, ownerId, _) = await api.PersonAsync(Role.Contributor, unit);
        var colleague = await api.SignedInAsync(Role.Contributor, unit);
        var id = await api.ActiveAsync(unit, ownerId);
        await http.RecordAsync(id, "2026-09", 95);

        var home = await http.GetAsync<HomeView>("/api/v1/home");

        Assert.Equal(
            [(At("2026-08"), new DateOnly(2026, 9, 3), null), (At("2026-10"), new DateOnly(2026, 11, 3), 95m)],
            home.Owed.Select(item => (item.Period!.Value, item.DueOn!.Value, item.PreviousValue)));
        Assert.All(home.Owed, item => Assert.Equal((OwedKind.ValueMissing, id, 100m, ScoreStatus.Outdated), (item.Kind, item.KpiId, item.Target, item.Status)));
        Assert.Empty((await colleague.GetAsync<HomeView>("/api/v1/home")).Owed);
    }

    [Fact]
    public async Task Where_nobody_owns_a_KPI_its_unit_owes_the_value()
    {
        var unit = await api.UnitAsync();
        var (gone, goneId, _) = await api.PersonAsync(Role.Contributor, unit);
        var (unowned, orphaned) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit, goneId));
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(goneId, 2, _ => [new PersonDeactivated()], default));
        var contributor = await api.SignedInAsync(Role.Contributor, unit);
        var viewer = await api.SignedInAsync(Role.Viewer, unit);
        var above = await api.SignedInAsync(Role.UnitManager);

        var owed = (await contributor.GetAsync<HomeView>("/api/v1/home")).Owed;

        Assert.Equal([unowned, orphaned], owed.Select(item => item.KpiId).Distinct().Order());
        Assert.Empty((await viewer.GetAsync<HomeView>("/api/v1/home")).Owed);
        Assert.DoesNotContain((await above.GetAsync<HomeView>("/api/v1/home")).Owed, item => item.KpiId == unowned);
    }

    [Fact]
    public async Task A_red_result_without_a_word_a_missing_target_and_a_ready_draft_are_owed()
    {
        var unit = await api.UnitAsync();
        var (http, ownerId, _) = await api.PersonAsync(Role.UnitManager, unit);
        var red = await api.ActiveAsync(unit, ownerId);
        foreach (var month in (string[])["2026-08", "2026-09", "2026-10"])
            await http.RecordAsync(red, month, 95);
        await api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(red, 3, _ => [new KpiTargetsSet([Target("2026-10", 200)], [])], default, "More"));
        var untargeted = Guid.CreateVersion7();
        await api.RunAsync(commands => commands.CreateAsync<Kpi, KpiEvent>(untargeted, _ => [new KpiDefined(Definition(unit, ownerId)), new KpiActivated()], default));
        var draft = await http.DefineAsync(Definition(unit, ownerId), Target("2026-01", 100));
        var unready = await http.DefineAsync(Definition(unit, ownerId));
        await api.ScorecardAsync(unit, [draft, unready]);

        var owed = (await http.GetAsync<HomeView>("/api/v1/home")).Owed;

        Assert.Equal(
            [(OwedKind.CommentMissing, red, At("2026-10")), (OwedKind.KpiWithoutTarget, untargeted, null), (OwedKind.DraftToActivate, draft, (Domain.Time.Period?)null)],
            owed.Select(item => (item.Kind, item.KpiId, item.Period)));
    }

    [Fact]
    public async Task Looking_back_shows_what_was_known_then_and_is_no_visit()
    {
        var unit = await api.UnitAsync();
        await api.ActiveAsync(unit);
        var http = await api.SignedInAsync(Role.UnitManager, unit);

        var then = await http.GetAsync<HomeView>("/api/v1/home?date=2026-10&knownAt=2026-06-01T00:00:00Z");
        var first = await http.GetAsync<HomeView>("/api/v1/home?date=2026-10");

        Assert.True(then.AsOf.IsPast);
        Assert.Empty(then.Owed);
        Assert.Empty(then.Changes);
        Assert.Null(first.LastVisit);
    }

    [Fact]
    public async Task What_others_changed_since_the_last_visit_is_shown_once()
    {
        var unit = await api.UnitAsync();
        var id = await api.ActiveAsync(unit);
        var hidden = await api.ActiveAsync(await api.UnitAsync());
        var http = await api.SignedInAsync(Role.Viewer, unit);
        var colleague = await api.SignedInAsync(Role.Contributor, unit);
        var elsewhere = await api.SignedInAsync(Role.Contributor);

        var first = await HomeAsync(http, hours: 1);
        var same = await HomeAsync(http, hours: 1.25);
        using (Later(2))
        {
            await colleague.RecordAsync(id, "2026-10", 95);
            await elsewhere.RecordAsync(hidden, "2026-10", 95);
        }

        using (Later(3))
            await colleague.RecordAsync(id, "2026-10", 96, "Late invoice");
        var next = await HomeAsync(http, hours: 4);
        var own = await HomeAsync(colleague, hours: 4);

        Assert.Equal((null, null), (first.LastVisit, same.LastVisit));
        Assert.Equal(ApiFixture.Start.AddHours(1.25), next.LastVisit);
        Assert.Equal(
            [("kpi-value-corrected", id, 95m, 96m, "Late invoice"), ("kpi-value-recorded", id, null, 95m, null)],
            next.Changes.Select(change => (change.Kind, change.SubjectId, change.Before, change.After, change.Reason)));
        Assert.All(next.Changes, change => Assert.Equal((ChangeSubject.Kpi, UnitKind.Currency, At("2026-10")), (change.SubjectKind, change.UnitKind, change.Period)));
        Assert.DoesNotContain(own.Changes, change => change.Kind.StartsWith("kpi-value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_scorecards_of_ones_units_are_shown()
    {
        var above = await api.UnitAsync();
        var unit = await api.UnitAsync(above);
        var below = await api.UnitAsync(unit);
        var (_, _) = await api.ScorecardAsync(above, []);
        var (mine, _) = await api.ScorecardAsync(unit, []);
        var (child, _) = await api.ScorecardAsync(below, []);
        var http = await api.SignedInAsync(Role.Viewer, unit);

        Assert.Equal([mine, child], (await http.GetAsync<HomeView>("/api/v1/home?date=2026-10")).Scorecards.Select(scorecard => scorecard.Id));
    }

    private async Task<HomeView> HomeAsync(HttpClient http, double hours)
    {
        using (Later(hours))
            return await http.GetAsync<HomeView>("/api/v1/home");
    }

    private IDisposable Later(double hours) => api.Clock.At(ApiFixture.Start.AddHours(hours));
}
