using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.IntegrationTests.Operation;

namespace Scorecard.IntegrationTests.Http;

/// <summary>Whoever sends too many requests is refused before they take the turns of others.</summary>
public sealed class EarlyLimitTests(PostgresFixture postgres)
{
    private const int PerMinute = 20;
    private const int AtOnce = 4;
    private const string Session = "/api/v1/session";
    private const string Crowding = "203.0.113.1";
    private const string Other = "203.0.113.2";
    private const string Repeated = "one that is sent again and again";

    [Fact]
    public async Task Keys_that_do_not_hold_leave_the_turns_to_others()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var process = new Process(database);
        var http = process.CreateClient();
        await UseUpAsync(_ => Process.SendAsync(http, Crowding, key: NewKey()));
        await using var slow = await SlowKeysAsync(database);

        var crowd = Enumerable.Range(0, 5 * AtOnce).Select(_ => Process.SendAsync(http, Crowding, key: NewKey())).ToList();
        await slow.SomebodyWaitsAsync();

        Assert.Equal(HttpStatusCode.OK, (await Process.SendAsync(http, Other)).StatusCode);
        await slow.DisposeAsync();
        Assert.All(
            await Task.WhenAll(crowd),
            answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests, HttpStatusCode.Unauthorized]));
    }

    [Fact]
    public async Task What_is_over_the_limit_is_told_so_where_nobody_has_a_turn()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var process = new Process(database);
        var http = process.CreateClient();
        await UseUpAsync(_ => Process.SendAsync(http, Crowding));
        await UseUpAsync(sent => Process.SendAsync(http, $"198.51.100.{sent}", cookie: Repeated));
        await using var slow = await SlowKeysAsync(database);
        var holding = Enumerable.Range(0, AtOnce).Select(_ => Process.SendAsync(http, "203.0.113.3", key: NewKey())).ToList();
        await slow.SomebodyWaitsAsync(AtOnce);

        var (nobody, cookie, meant) = (
            await Process.SendAsync(http, Crowding),
            await Process.SendAsync(http, Other, cookie: Repeated),
            await Process.SendAsync(http, "203.0.113.4"));

        Assert.Equal("request.too_many", await nobody.CodeAsync());
        Assert.NotNull(nobody.Headers.RetryAfter);
        Assert.Equal("request.too_many", await cookie.CodeAsync());
        Assert.Equal("service.busy", await meant.CodeAsync());
        await slow.DisposeAsync();
        Assert.All(await Task.WhenAll(holding), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
    }

    private static string NewKey() => $"sck_{Guid.NewGuid():N}_{new string('A', 43)}";

    private static async Task UseUpAsync(Func<int, Task<HttpResponseMessage>> send)
    {
        for (var sent = 0; (await send(sent)).StatusCode is not HttpStatusCode.TooManyRequests; sent++)
            Assert.True(sent < 2 * PerMinute, "None was refused.");
    }

    private static async Task<Slow> SlowKeysAsync(string database)
    {
        var db = NpgsqlDataSource.Create(database);
        var connection = await db.OpenConnectionAsync();
        await using var locking = new NpgsqlCommand("begin; lock table identity.api_keys in access exclusive mode", connection);
        await locking.ExecuteNonQueryAsync();
        return new(db, connection);
    }

    /// <summary>While it lasts, looking up a key does not end.</summary>
    private sealed class Slow(NpgsqlDataSource db, NpgsqlConnection connection) : IAsyncDisposable
    {
        public Task SomebodyWaitsAsync(int many = 1) => ApiProcess.EventuallyAsync(async () =>
        {
            await using var waiting = db.CreateCommand("select count(*) from pg_locks where relation = 'identity.api_keys'::regclass and not granted");
            return (long)(await waiting.ExecuteScalarAsync())! >= many;
        });

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await db.DisposeAsync();
        }
    }

    private sealed class Process(string database) : WebApplicationFactory<Program>
    {
        public static async Task<HttpResponseMessage> SendAsync(HttpClient http, string from, string? key = null, string? cookie = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, key is null ? Session : "/api/v1/units");
            request.Headers.Add("X-Test-From", from);
            if (key is not null)
                request.Headers.Authorization = new("Bearer", key);
            if (cookie is not null)
                request.Headers.Add("Cookie", $"scorecard-session={Uri.EscapeDataString(cookie)}");
            return await http.SendAsync(request);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("ConnectionStrings:Scorecard", database)
            .UseSetting("Scorecard:RequestsAtOnce", $"{AtOnce}")
            .UseSetting("Scorecard:RequestsWaiting", "0")
            .UseSetting("Scorecard:RateLimits:PerPerson", $"{PerMinute}")
            .UseSetting("Scorecard:RateLimits:PerKey", $"{PerMinute}")
            .UseSetting("Scorecard:RateLimits:PerAddress", $"{PerMinute}")
            .ConfigureTestServices(services => services.AddSingleton<IStartupFilter, From>());
    }

    private sealed class From : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["X-Test-From"]!);
                return rest(context);
            });
            next(app);
        };
    }
}
