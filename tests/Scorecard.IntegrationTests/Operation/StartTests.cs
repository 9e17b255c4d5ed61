using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.EventStore;
using Scorecard.IntegrationTests.Session;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>A start before the database listens, says what it waits for, and is ready by itself.</summary>
public class StartTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Before_the_database_is_there_it_lives_is_not_ready_and_says_so_to_everybody()
    {
        var database = await postgres.CreateDatabaseAsync();
        var (later, port) = await PortOfNobodyAsync(database);
        await using var installation = new Installation(later);
        var http = installation.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        var refused = await http.GetAsync("/api/v1/session");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service.starting"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Contains(installation.Log, line => line.StartsWith("The database cannot be reached", StringComparison.Ordinal));
        Assert.DoesNotContain(installation.Log, line => line.StartsWith("Scorecard is ready", StringComparison.Ordinal));

        await using var arrived = new TcpCutter(database, port);

        await ApiProcess.EventuallyAsync(async () => (await http.GetAsync("/health/ready")).StatusCode is HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/session")).StatusCode);
        await installation.SetupTokenAsync();
    }

    [Fact]
    public async Task What_waiting_cannot_mend_ends_it_although_it_listens()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var db = StoreConnection.CreateDataSource(database))
        {
            await StoreMigrator.MigrateAsync(db);
            await using var future = db.CreateCommand("insert into migrations (area, name) values ('event-store', '9999_from_the_future.sql')");
            await future.ExecuteNonQueryAsync();
        }

        var (later, port) = await PortOfNobodyAsync(database);
        await using var api = await ApiProcess.StartAsync(later);
        await using var arrived = new TcpCutter(database, port);

        Assert.Equal(1, await api.EndedAsync());
        Assert.Contains(api.Log, line => line == "The program cannot start");
    }

    [Fact]
    public async Task It_is_not_ready_on_a_database_that_was_put_back_to_an_earlier_version()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var installation = new Installation(database);
        var http = installation.CreateClient();
        await installation.Services.GetRequiredService<StartUp>().Ready;
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);

        await using var command = installation.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "delete from migrations where (area, name) = (select area, max(name) from migrations group by area order by area limit 1)");
        await command.ExecuteNonQueryAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
    }

    /// <summary>A way to the database on which nobody answers yet.</summary>
    private static async Task<(string ConnectionString, int Port)> PortOfNobodyAsync(string database)
    {
        await using var reserved = new TcpCutter(database);
        return (reserved.ConnectionString, new NpgsqlConnectionStringBuilder(reserved.ConnectionString).Port);
    }
}
