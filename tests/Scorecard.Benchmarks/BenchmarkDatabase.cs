using Npgsql;
using Scorecard.EmbeddedPostgres;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>A durable PostgreSQL server of the group's own with the event store's tables, thrown away afterwards.</summary>
public sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgresServer _server;

    private BenchmarkDatabase(EmbeddedPostgresServer server)
    {
        _server = server;
        Db = StoreConnection.CreateDataSource(new NpgsqlConnectionStringBuilder(server.ConnectionString) { MaxPoolSize = 100 }.ConnectionString);
        Rows = new OrganizationRows(Db);
    }

    public NpgsqlDataSource Db { get; }

    public OrganizationRows Rows { get; }

    public string ConnectionString => _server.ConnectionString;

    public static async Task<BenchmarkDatabase> StartAsync()
    {
        var server = await EmbeddedPostgresServer.StartAsync(new()
        {
            Durable = true,
            Settings = new Dictionary<string, string> { ["max_connections"] = "200", ["shared_buffers"] = "256MB", ["max_wal_size"] = "4GB" },
        });
        var database = new BenchmarkDatabase(server);
        await StoreMigrator.MigrateAsync(database.Db);
        await database.Rows.PrepareAsync();
        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _server.DisposeAsync();
    }
}
