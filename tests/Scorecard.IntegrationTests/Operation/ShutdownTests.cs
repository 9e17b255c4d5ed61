using System.Net;
using System.Net.Sockets;
using Npgsql;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.IntegrationTests.Live;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>A process that is asked to stop goes in good order.</summary>
public class ShutdownTests(PostgresFixture postgres)
{
    [Fact]
    public async Task It_says_no_first_ends_live_updates_finishes_what_was_begun_and_lets_the_lead_go()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartAsync(database, ("Scorecard:DrainSeconds", "1.5"));
        var browser = await api.BrowserAsync();
        var session = await api.SetUpAsync(browser);
        using var live = await LiveReader.StartedAsync(browser);
        using var probe = api.Stranger();
        await api.SaysAsync("This process does what is done once for all processes.");
        await using var db = NpgsqlDataSource.Create(database);
        await using var holding = await db.OpenConnectionAsync();
        await using var hold = await holding.BeginTransactionAsync();
        await ExecuteAsync(holding, "lock table events in exclusive mode");
        var unit = Guid.CreateVersion7();
        var writing = browser.PutAsync($"/api/v1/units/{unit}", new DefineUnitRequest("late", "Late", session.Grants[0].UnitId));
        await ApiProcess.EventuallyAsync(async () => await CountAsync(db, "select count(*) from pg_locks where relation = 'events'::regclass and not granted") > 0);

        api.AskToStop();

        await ApiProcess.EventuallyAsync(async () => (await probe.GetAsync("/health/ready")).StatusCode is HttpStatusCode.ServiceUnavailable);
        var meanwhile = await probe.GetAsync("/health/live");
        Assert.Equal((HttpStatusCode.OK, true), (meanwhile.StatusCode, meanwhile.Headers.ConnectionClose));
        Assert.Null(await live.BlockAsync());
        await ApiProcess.EventuallyAsync(() => RefusesAsync(api.Address));
        Assert.False(writing.IsCompleted);
        await hold.CommitAsync();
        Assert.Equal(HttpStatusCode.OK, (await writing).StatusCode);
        Assert.Equal(0, await api.EndedAsync());
        Assert.Equal(1, await CountAsync(db, $"select count(*) from events where stream_id = '{unit}'"));
        Assert.Equal(0, await CountAsync(
            db,
            $"""
            select count(*) from pg_locks
            where locktype = 'advisory' and ((classid::bigint << 32) | objid::bigint) = {Leader.Lock}
              and database = (select oid from pg_database where datname = current_database())
            """));
    }

    private static async Task<bool> RefusesAsync(Uri address)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
