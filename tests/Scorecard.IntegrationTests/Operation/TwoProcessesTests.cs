using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using Scorecard.Api.Features.Live;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Features.Session;
using Scorecard.Domain.Okrs;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>Two processes on one database behave as one.</summary>
public class TwoProcessesTests(PostgresFixture postgres)
{
    private const string Lead = "This process does what is done once for all processes.";
    private const string Follow = "Another process does what is done once for all processes.";

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

        // One leads, and offers the one link; the other has seen that it does not.
        var (leader, follower) = await LeaderAsync(first, second);
        var cookies = new CookieContainer();
        var root = (await leader.SetUpAsync(await leader.BrowserAsync(cookies))).Grants[0].UnitId;
        Assert.DoesNotContain(follower.Log, line => line.Contains("/setup?token=", StringComparison.Ordinal));

        // One session, whichever process began it.
        var here = await first.BrowserAsync(cookies);
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

        // When the one that leads is killed the other does, and what was due is done.
        Assert.DoesNotContain(follower.Log, line => line.Contains(Lead, StringComparison.Ordinal));
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

    private static async Task<(ApiProcess Leader, ApiProcess Follower)> LeaderAsync(ApiProcess first, ApiProcess second)
    {
        var said = await Task.WhenAll(first.SaysAsync(Lead, Follow), second.SaysAsync(Lead, Follow));
        Assert.Equal([Follow, Lead], said.Order(StringComparer.Ordinal));
        return said[0] == Lead ? (first, second) : (second, first);
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
