using System.Net;
using Scorecard.Api.Features.Live;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Live;

public class FollowChangesTests(ApiFixture api)
{
    [Fact]
    public async Task Two_people_hear_at_once_what_a_third_recorded_and_nothing_of_what_it_says()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (recorder, recorderId, _) = await api.PersonAsync(Role.Contributor, unit);
        using var first = await LiveReader.StartedAsync(await api.SignedInAsync(Role.Viewer, unit));
        using var second = await LiveReader.StartedAsync(await api.SignedInAsync(Role.UnitManager, unit));

        await recorder.RecordAsync(kpi, "2026-10", 4711, comment: "Only for readers of the KPI");
        var (one, other) = (await first.NextAsync(), await second.NextAsync());

        Assert.Equal((LiveKind.KpiValues, kpi, recorderId, (Guid?)null), (one!.Change!.Kind, one.Change.Id, one.Change.ActorId, one.Change.ObjectiveId));
        Assert.Equal(one, other);
        Assert.DoesNotContain("4711", one.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Only for", one.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_neither_compressed_nor_kept_nor_held_back()
    {
        using var live = await LiveReader.StartedAsync(await api.SignedInAsync(Role.Viewer, await api.UnitAsync()));

        Assert.Equal("text/event-stream", live.Response.Content.Headers.ContentType?.ToString());
        Assert.Empty(live.Response.Content.Headers.ContentEncoding);
        Assert.Null(live.Response.Headers.ETag);
        Assert.True(live.Response.Headers.CacheControl is { NoStore: true, NoTransform: true });
        Assert.Equal("no", Assert.Single(live.Response.Headers.GetValues("X-Accel-Buffering")));
    }

    [Fact]
    public async Task Nobody_hears_of_what_one_may_not_read()
    {
        var (unit, foreign) = (await api.UnitAsync(), await api.UnitAsync());
        var (hidden, shown) = (await api.ActiveAsync(unit), await api.ActiveAsync(foreign));
        var recorder = await api.SignedInAsync(Role.Contributor);
        using var elsewhere = await LiveReader.StartedAsync(await api.SignedInAsync(Role.UnitManager, foreign));

        await recorder.RecordAsync(hidden, "2026-10", 95);
        await recorder.RecordAsync(shown, "2026-10", 95);

        Assert.Equal(shown, await elsewhere.ChangeAsync());
    }

    [Fact]
    public async Task A_role_that_is_taken_away_counts_from_then_on()
    {
        var (unit, other) = (await api.UnitAsync(), await api.UnitAsync());
        var (before, after, still) = (await api.ActiveAsync(unit), await api.ActiveAsync(unit), await api.ActiveAsync(other));
        var (http, id, _) = await api.PersonAsync(Role.Contributor, unit);
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 2, _ => [new PersonRoleGranted(Role.Viewer, other)], default));
        var recorder = await api.SignedInAsync(Role.Contributor);
        using var live = await LiveReader.StartedAsync(http);
        await recorder.RecordAsync(before, "2026-10", 95);
        var told = await live.ChangeAsync();

        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 3, _ => [new PersonRoleRevoked(Role.Contributor, unit)], default));
        await recorder.RecordAsync(after, "2026-10", 95);
        await recorder.RecordAsync(still, "2026-10", 95);

        Assert.Equal(before, told);
        Assert.Equal(still, await live.ChangeAsync());
    }

    [Fact]
    public async Task What_one_request_records_about_one_thing_is_one_change()
    {
        var unit = await api.UnitAsync();
        using var live = await LiveReader.StartedAsync(await api.SignedInAsync(Role.Viewer, unit));

        var kpi = await api.ActiveAsync(unit); // defined, with a target, activated
        var next = await api.ActiveAsync(unit);

        Assert.Equal([kpi, next], [await live.ChangeAsync(LiveKind.Kpi), await live.ChangeAsync(LiveKind.Kpi)]);
    }

    [Fact]
    public async Task Whoever_comes_back_is_told_what_was_missed_and_nothing_twice()
    {
        var unit = await api.UnitAsync();
        var (kpi, hidden) = (await api.ActiveAsync(unit), await api.ActiveAsync(await api.UnitAsync()));
        var recorder = await api.SignedInAsync(Role.Contributor);
        var http = await api.SignedInAsync(Role.Viewer, unit);
        long last;
        using (var live = await LiveReader.StartedAsync(http))
        {
            await recorder.RecordAsync(kpi, "2026-07", 91);
            last = (await live.NextAsync())!.Id;
        }

        await recorder.RecordAsync(kpi, "2026-08", 92);
        await recorder.RecordAsync(hidden, "2026-08", 92);
        await recorder.RecordAsync(kpi, "2026-09", 93);
        using var back = await LiveReader.OpenAsync(http, last);
        List<LiveEvent?> missed = [await back.NextAsync(), await back.NextAsync()];
        await recorder.RecordAsync(kpi, "2026-10", 94);
        missed.Add(await back.NextAsync());

        Assert.All(missed, live => Assert.Equal((LiveKind.KpiValues, kpi), (live!.Change!.Kind, live.Change.Id)));
        Assert.Equal(missed.Select(live => live!.Id).Distinct().Order(), missed.Select(live => live!.Id));
        Assert.All(missed, live => Assert.True(live!.Id > last));
        using var again = await LiveReader.OpenAsync(http, missed[1]!.Id);
        Assert.Equal(missed[2]!.Id, (await again.NextAsync())!.Id);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    public async Task An_id_that_was_never_sent_means_that_everything_must_be_read_again(string id)
    {
        using var live = await LiveReader.OpenAsync(await api.SignedInAsync(Role.Viewer, await api.UnitAsync()), id);

        Assert.Equal("reset", (await live.NextAsync())!.Name);
    }

    [Fact]
    public async Task Many_who_record_at_once_are_told_each_once_and_in_order()
    {
        var unit = await api.UnitAsync();
        var kpis = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.ActiveAsync(unit)));
        var recorder = await api.SignedInAsync(Role.Contributor, unit);
        using var live = await LiveReader.StartedAsync(await api.SignedInAsync(Role.Viewer, unit));

        await Task.WhenAll(kpis.SelectMany(kpi => (string[])["2026-08", "2026-09", "2026-10"], (kpi, month) => recorder.RecordAsync(kpi, month, 95)));
        List<LiveEvent> told = [];
        while (told.Count < kpis.Length * 3)
            told.Add((await live.NextAsync())!);

        Assert.Equal(told.Select(one => one.Id).Distinct().Order(), told.Select(one => one.Id));
        Assert.All(told.GroupBy(one => one.Change!.Id), kpi => Assert.Equal(3, kpi.Count()));
    }

    [Fact]
    public async Task Nobody_follows_without_signing_in()
    {
        var answer = await (await api.AnonymousAsync()).GetAsync("/api/v1/live");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_session_before_anything_more_is_told()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (http, _, email) = await api.PersonAsync(Role.Viewer, unit);
        using var live = await LiveReader.StartedAsync(http);
        var elsewhere = await api.AnonymousAsync();
        await ApiFixture.SignInAsync(elsewhere, email);

        var changed = await elsewhere.PostAsync("/api/v1/session/password", new { currentPassword = ApiFixture.Password, newPassword = "another horse battery" });
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        await (await api.SignedInAsync(Role.Contributor, unit)).RecordAsync(kpi, "2026-10", 95);

        Assert.Null(await live.ChangeAsync());
    }

    [Fact]
    public async Task Whoever_is_deactivated_is_disconnected()
    {
        var (http, id, _) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        using var live = await LiveReader.StartedAsync(http);

        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(id, 2, _ => [new PersonDeactivated()], default));

        Assert.Null(await live.ChangeAsync());
    }

    [Fact]
    public async Task One_person_has_a_limited_number_of_connections()
    {
        var http = await api.SignedInAsync(Role.Viewer, await api.UnitAsync());
        var open = await Task.WhenAll(Enumerable.Range(0, new LiveSettings().PerPerson).Select(_ => LiveReader.OpenAsync(http)));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        var more = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
        Assert.All(open, live => live.Dispose());
    }
}
