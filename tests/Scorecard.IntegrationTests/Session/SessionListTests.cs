using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Session;

public class SessionListTests(ApiFixture api)
{
    private const string Sessions = "/api/v1/account/sessions";

    [Fact]
    public async Task Every_sign_in_is_listed_and_signing_in_again_takes_the_place_of_the_one_before()
    {
        var (here, _, email) = await api.PersonAsync(Role.Viewer);
        here.DefaultRequestHeaders.UserAgent.ParseAdd("Firefox/1.0");
        await ApiFixture.SignInAsync(here, email);
        var elsewhere = await ElsewhereAsync(email);

        var listed = await here.GetAsync<SessionItem[]>(Sessions);

        Assert.Equal(2, listed.Length);
        Assert.Equal("Firefox/1.0", Assert.Single(listed, session => session.Current).UserAgent);
        Assert.NotEqual(listed.Single(session => session.Current).Id, (await elsewhere.GetAsync<SessionItem[]>(Sessions)).Single(session => session.Current).Id);
    }

    [Fact]
    public async Task One_that_is_ended_is_out_with_its_next_request_on_every_process()
    {
        var (here, _, email) = await api.PersonAsync(Role.Viewer);
        await using var other = new Live.LiveProcess(api, new());
        var elsewhere = await other.SignedInAsync(email);
        var ended = (await here.GetAsync<SessionItem[]>(Sessions)).Single(session => !session.Current).Id;

        var answer = await here.DeleteAsync($"{Sessions}/{ended}");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/organization")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/v1/organization")).StatusCode);
        Assert.Equal("session.not_found", await (await here.DeleteAsync($"{Sessions}/{ended}")).CodeAsync());
    }

    [Fact]
    public async Task All_others_end_at_once()
    {
        var (here, _, email) = await api.PersonAsync(Role.Viewer);
        HttpClient[] elsewhere = [await ElsewhereAsync(email), await ElsewhereAsync(email)];

        await here.DeleteAsync(Sessions);

        foreach (var browser in elsewhere)
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/organization")).StatusCode);
        Assert.True(Assert.Single(await here.GetAsync<SessionItem[]>(Sessions)).Current);
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses_but_an_administrator_all_of_them()
    {
        var (theirs, id, _) = await api.PersonAsync(Role.Viewer);
        var session = Assert.Single(await theirs.GetAsync<SessionItem[]>(Sessions)).Id;
        var administrator = await api.SignedInAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await (await api.SignedInAsync(Role.Viewer)).DeleteAsync($"{Sessions}/{session}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/api/v1/organization")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.DeleteAsync($"/api/v1/people/{id}/sessions")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await theirs.GetAsync("/api/v1/organization")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_outlives_neither_signing_out_nor_its_theft()
    {
        var (_, _, email) = await api.PersonAsync(Role.Viewer);
        var http = await ApiFixture.WithTokenAsync(api.CreateClient());
        var signedIn = await http.PostAsync("/api/v1/session", new SignInRequest(email, ApiFixture.Password));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("scorecard-session", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(cookie)).StatusCode);

        await ApiFixture.WithTokenAsync(http);
        await http.DeleteAsync("/api/v1/session");

        Assert.Equal(HttpStatusCode.Unauthorized, (await WithCookieAsync(cookie)).StatusCode);
    }

    [Fact]
    public async Task When_it_was_used_is_written_down_now_and_then_and_what_is_over_is_forgotten()
    {
        var (http, id, _) = await api.PersonAsync(Role.Viewer);
        var store = api.Services.GetRequiredService<SessionStore>();
        var sightings = api.Services.GetRequiredService<SessionSightings>();
        var first = Assert.Single(await http.GetAsync<SessionItem[]>(Sessions)).SeenAt;
        DateTimeOffset later;

        using (api.Clock.At(later = ApiFixture.Start.AddHours(3)))
        {
            await http.GetAsync("/api/v1/organization");
            await sightings.WriteAsync(TestContext.Current.CancellationToken);
            Assert.True(later > first);
            Assert.Equal(later, Assert.Single(await http.GetAsync<SessionItem[]>(Sessions)).SeenAt, TimeSpan.FromSeconds(1));
        }

        using (api.Clock.At(later + SessionStore.Lifetime + TimeSpan.FromMinutes(1)))
            Assert.Empty(await store.OfAsync(api.OrgId, id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Writing_down_waits_for_no_other_process()
    {
        var (_, held, _) = await api.PersonAsync(Role.Viewer);
        var (_, free, _) = await api.PersonAsync(Role.Viewer);
        var ct = TestContext.Current.CancellationToken;
        var store = api.Services.GetRequiredService<SessionStore>();
        var later = ApiFixture.Start.AddHours(2);
        await using var other = await api.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(ct);
        await using var transaction = await other.BeginTransactionAsync(ct);
        await using var locking = new NpgsqlCommand("select id from identity.sessions where person_id = $1 for update", other) { Parameters = { new() { Value = held } } };
        await locking.ExecuteNonQueryAsync(ct);

        (Guid, Guid, DateTimeOffset)[] seen = [.. await OnlyAsync(held), .. await OnlyAsync(free)];
        await store.SeenAsync(seen, ct).WaitAsync(TimeSpan.FromSeconds(20), ct);

        Assert.True(Assert.Single(await store.OfAsync(api.OrgId, held, ct)).SeenAt < later);
        Assert.Equal(later, Assert.Single(await store.OfAsync(api.OrgId, free, ct)).SeenAt);

        async Task<(Guid, Guid, DateTimeOffset)[]> OnlyAsync(Guid person) =>
            [.. (await store.OfAsync(api.OrgId, person, ct)).Select(session => (api.OrgId, session.Id, later))];
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_its_last_request_and_not_before()
    {
        var http = await api.SignedInAsync(Role.Viewer);
        var sightings = api.Services.GetRequiredService<SessionSightings>();
        var last = ApiFixture.Start.AddHours(5.5);
        using (api.Clock.At(last))
        {
            await http.GetAsync("/api/v1/organization");
            await sightings.WriteAsync(TestContext.Current.CancellationToken);
        }

        using (api.Clock.At(last + SessionStore.Lifetime + SessionSightings.Coarse + TimeSpan.FromMinutes(1)))
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/organization")).StatusCode);
        using (api.Clock.At(last + SessionStore.Lifetime - TimeSpan.FromMinutes(1)))
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/organization")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_a_fortnight_after_signing_in_however_much_it_is_used()
    {
        var (http, id, _) = await api.PersonAsync(Role.Viewer);
        var ct = TestContext.Current.CancellationToken;
        var store = api.Services.GetRequiredService<SessionStore>();
        var session = Assert.Single(await http.GetAsync<SessionItem[]>(Sessions));
        var end = session.CreatedAt + TimeSpan.FromDays(14);

        for (var at = session.CreatedAt; at < end; at += TimeSpan.FromHours(11))
        {
            using var _ = api.Clock.At(at);
            Assert.Equal((at, HttpStatusCode.OK), (at, (await http.GetAsync("/api/v1/organization")).StatusCode));
            await store.SeenAsync([(api.OrgId, session.Id, at)], ct);
        }

        using (api.Clock.At(end.AddMinutes(-1)))
        {
            Assert.Equal([session.Id], await store.AliveAsync(api.OrgId, [session.Id], ct));
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/organization")).StatusCode);
        }

        using (api.Clock.At(end.AddMinutes(1)))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/organization")).StatusCode);
            Assert.Empty(await store.OfAsync(api.OrgId, id, ct));
            Assert.Empty(await store.AliveAsync(api.OrgId, [session.Id], ct)); // by which live updates end as well
        }
    }

    [Theory]
    [InlineData(null, 14)]
    [InlineData("1", 1)]
    [InlineData("0", null)]
    [InlineData("366", null)]
    public void How_long_at_most_is_a_setting_from_a_day_to_a_year(string? setting, int? days)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Scorecard:SessionDays", setting)]).Build();

        if (days is { } valid)
            Assert.Equal(TimeSpan.FromDays(valid), SessionLife.Read(configuration).Longest);
        else
            Assert.Throws<InvalidOperationException>(() => SessionLife.Read(configuration));
    }

    [Fact]
    public async Task Links_and_failures_that_are_over_are_forgotten()
    {
        var (id, _) = await api.NewcomerAsync(Role.Viewer);
        var ct = TestContext.Current.CancellationToken;
        await api.Services.GetRequiredService<Invitations>().CreateAsync(api.OrgId, id, ct);
        var failures = api.Services.GetRequiredService<SignInFailures>();
        var address = $"{Guid.NewGuid()}@example.org";
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(address.ToUpperInvariant())));
        await failures.CountAsync(address, ct);
        Task<long> LeftAsync(string sql) => api.CountAsync($"select count(*) from identity.{sql}");
        Assert.Equal(1, await LeftAsync($"invitations where person_id = '{id}'"));
        Assert.Equal(1, await LeftAsync($"sign_in_failures where address_hash = '\\x{hash}'"));

        await api.ExecuteAsync($"update identity.invitations set expires_at = '2026-01-01' where person_id = '{id}'");
        await api.ExecuteAsync($"update identity.sign_in_failures set failed_at = '2026-01-01' where address_hash = '\\x{hash}'");
        await api.Services.GetServices<Scorecard.Api.Infrastructure.Hosting.IChore>().OfType<SessionPurge>().Single().RunAsync(ct);

        Assert.Equal(0, await LeftAsync($"invitations where person_id = '{id}'"));
        Assert.Equal(0, await LeftAsync($"sign_in_failures where address_hash = '\\x{hash}'"));
    }

    private async Task<HttpClient> ElsewhereAsync(string email)
    {
        var http = await api.AnonymousAsync();
        await ApiFixture.SignInAsync(http, email);
        return http;
    }

    private async Task<HttpResponseMessage> WithCookieAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/organization");
        request.Headers.Add("Cookie", cookie);
        return await api.CreateDefaultClient().SendAsync(request);
    }
}
