using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using Scorecard.Api.Features.Live;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>Two processes on one database behave as one.</summary>
public class TwoProcessesTests(PostgresFixture postgres)
{
    private const string Lead = "This process does what is done once for all processes.";

    [Fact]
    public async Task They_start_at_once_share_sessions_updates_and_reads_and_one_takes_over_from_the_other()
    {
        var database = await postgres.CreateDatabaseAsync();
        var processes = await Task.WhenAll(ApiProcess.StartAsync(database), ApiProcess.StartAsync(database));
        await using var first = processes[0];
        await using var second = processes[1];
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());
        await using var db = NpgsqlDataSource.Create(database);
        Assert.Equal(0L, await ScalarAsync(db, "select count(*) from (select area, name from migrations group by area, name having count(*) > 1) twice"));

        // One session, whichever process began it; the link that is valid is that of the last to start.
        var cookies = new CookieContainer();
        var (here, root) = await SetUpAsync(first, second, cookies);
        var there = await second.BrowserAsync(cookies);
        Assert.Equal(root, Assert.Single((await there.GetAsync<SessionView>("/api/v1/session")).Grants).UnitId);

        // What one records the other tells, and never answers from what it remembers.
        using var live = await LiveReader.StartedAsync(there);
        for (var number = 0; number < 4; number++)
        {
            var (writer, reader) = number % 2 == 0 ? (here, there) : (there, here);
            Assert.Equal(number, (await CyclesAsync(reader)).Count);
            Assert.Equal(number, (await CyclesAsync(reader)).Count);
            var id = await PlanAsync(writer, number);
            Assert.Contains(id, (await CyclesAsync(reader)).Select(cycle => cycle.Id));
            Assert.Equal(id, await live.ChangeAsync(LiveKind.Cycle));
        }

        // The same request, repeated at the other process because the answer was lost, is done once.
        var unit = Guid.CreateVersion7();
        var once = await Task.WhenAll(PutOnceAsync(here, unit, root), PutOnceAsync(there, unit, root));
        Assert.All(once, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1L, await ScalarAsync(db, $"select count(*) from events where stream_id = '{unit}'"));

        // A session that ends at one ends at the other.
        var leaver = await second.BrowserAsync();
        await ApiFixture.SignInAsync(leaver, "admin@example.org");
        Assert.Equal(HttpStatusCode.OK, (await leaver.GetAsync("/api/v1/units")).StatusCode);
        var changed = await here.PostAsync("/api/v1/session/password", new ChangePasswordRequest(ApiFixture.Password, "another long password"));
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await leaver.GetAsync("/api/v1/units")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/v1/units")).StatusCode);

        // One leads; when it is killed the other does, and what was due is done.
        await ApiProcess.EventuallyAsync(() => Task.FromResult(Leads(first) || Leads(second)));
        await Task.Delay(Leader.Look); // in which a second one would have led too
        Assert.NotEqual(Leads(first), Leads(second));
        var (leader, follower) = Leads(first) ? (first, second) : (second, first);
        await ScalarAsync(
            db,
            """
            insert into idempotency_keys (org_id, actor_id, key, fingerprint, kind, stream_id, version, created_at)
            select org_id, actor_id, 'old', '', kind, stream_id, version, now() - interval '8 days' from events limit 1
            """);
        await leader.KillAsync();
        await follower.SaysAsync(Lead);
        await ApiProcess.EventuallyAsync(async () => await ScalarAsync(db, "select count(*) from idempotency_keys where key = 'old'") is 0L);
        Assert.Equal(4, (await CyclesAsync(follower == first ? here : there)).Count);
    }

    private static bool Leads(ApiProcess process) => process.Log.Any(line => line.Contains(Lead, StringComparison.Ordinal));

    private static async Task<(HttpClient Browser, Guid Root)> SetUpAsync(ApiProcess first, ApiProcess second, CookieContainer cookies)
    {
        var browser = await first.BrowserAsync(cookies);
        foreach (var process in (ApiProcess[])[first, second])
        {
            var token = (await process.SaysAsync("/setup?token="))[^43..];
            var answer = await browser.PostAsync(
                "/api/v1/setup", new SetupRequest(token, "Hanbit", "ko", "Asia/Seoul", "KRW", 1, "Administrator", "admin@example.org", ApiFixture.Password));
            if (answer.StatusCode is HttpStatusCode.NotFound)
                continue;
            var session = await answer.ReadAsync<SessionView>();
            Assert.Equal(Role.Administrator, session.Grants[0].Role);
            return (await ApiFixture.WithTokenAsync(browser), session.Grants[0].UnitId);
        }

        throw new InvalidOperationException("Neither link is open.");
    }

    private static async Task<IReadOnlyList<CycleView>> CyclesAsync(HttpClient http) => (await http.GetAsync<CycleList>("/api/v1/cycles")).Cycles;

    private static async Task<Guid> PlanAsync(HttpClient http, int quarter)
    {
        var (id, first) = (Guid.CreateVersion7(), new DateOnly(2027, 1 + (quarter * 3), 1));
        var request = new PlanCycleRequest($"2027-Q{quarter + 1}", CycleKind.Quarter, first, first.AddMonths(3).AddDays(-1), CheckInRhythm.Default);
        Assert.Equal(HttpStatusCode.OK, (await http.PutAsync($"/api/v1/cycles/{id}", request)).StatusCode);
        return id;
    }

    private static Task<HttpResponseMessage> PutOnceAsync(HttpClient http, Guid id, Guid root)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/units/{id}")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new DefineUnitRequest("once", "Once", root), new MediaTypeHeaderValue("application/json"), HttpClientExtensions.Json),
        };
        request.Headers.Add("Idempotency-Key", "once");
        return http.SendAsync(request);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
