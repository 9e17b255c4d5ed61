using Npgsql;
using Scorecard.EmbeddedPostgres;

namespace Scorecard.IntegrationTests;

/// <summary>
/// One PostgreSQL server for the whole test run: a throw-away embedded one, or the server whose connection string
/// <c>SCORECARD_TEST_POSTGRES</c> has (its account must be allowed to create databases). Ask for it in a test class's constructor.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly List<string> databases = [];
    private EmbeddedPostgresServer? embedded;
    private string server = "";

    /// <summary>The run's server, for a fixture that cannot ask for it in its constructor.</summary>
    public static PostgresFixture Current { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Current = this;
        if (Environment.GetEnvironmentVariable("SCORECARD_TEST_POSTGRES") is { Length: > 0 } existing)
        {
            server = existing;
            return;
        }
        embedded = await EmbeddedPostgresServer.StartAsync(new() { Durable = false, Settings = new Dictionary<string, string> { ["max_connections"] = "500" } });
        server = embedded.ConnectionString;
    }

    /// <summary>The connection string of a fresh, empty database of one's own; tests that share none run in parallel.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        lock (databases)
            databases.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
            await embedded.DisposeAsync();
        else
            foreach (var name in databases)
                await ExecuteAsync($"drop database {name} with (force)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
