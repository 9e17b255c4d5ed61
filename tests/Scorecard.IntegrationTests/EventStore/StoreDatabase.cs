using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

/// <summary>A fresh, migrated database with a store over it.</summary>
public sealed class StoreDatabase : IAsyncDisposable
{
    private StoreDatabase(string connectionString, EventTypes types, IRecordingClock clock, bool isCurrent)
    {
        ConnectionString = connectionString;
        Types = types;
        Db = StoreConnection.CreateDataSource(connectionString);
        Rows = new OrganizationRows(Db, stands: isCurrent);
        Store = new PostgresEventStore(Rows, types, clock);
    }

    public string ConnectionString { get; }

    public EventTypes Types { get; }

    public NpgsqlDataSource Db { get; }

    public OrganizationRows Rows { get; }

    public PostgresEventStore Store { get; }

    public Guid Org { get; } = Guid.CreateVersion7();

    public static async Task<StoreDatabase> CreateAsync(PostgresFixture postgres, EventTypes? types = null, IRecordingClock? clock = null, Func<NpgsqlDataSource, Task>? migrate = null)
    {
        var database = new StoreDatabase(await postgres.CreateDatabaseAsync(), types ?? Counter.Types(), clock ?? new DatabaseClock(), isCurrent: migrate is null);
        if (migrate is not null)
            await migrate(database.Db);
        else
            await database.MigrateAsync();
        return database;
    }

    /// <summary>To the newest tables, as a start of the program does.</summary>
    public async Task MigrateAsync()
    {
        await StoreMigrator.MigrateAsync(Db);
        Assert.True(await Rows.PrepareAsync());
    }

    public StreamId NewStream(string kind = "counter") => new(Org, kind, Guid.CreateVersion7());

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await Db.DisposeAsync();
}

public sealed record Counted(decimal Amount, string Note);

public sealed record CountReset(string Because);

/// <summary>A small aggregate to store: a running total.</summary>
public static class Counter
{
    public static readonly EventMetadata Someone = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "monthly close");

    public static EventTypes Types() => new EventTypes(JsonSerializerOptions.Web).Add<Counted>("counted").Add<CountReset>("count-reset");

    public static string StateAfter(string? state, params IEnumerable<object> changes)
    {
        foreach (var change in changes)
        {
            var total = state is null ? 0m : JsonNode.Parse(state)!["total"]!.GetValue<decimal>();
            state = change switch
            {
                Counted counted => $$"""{"total": {{total + counted.Amount}}, "note": {{JsonSerializer.Serialize(counted.Note)}}}""",
                _ => """{"total": 0, "note": null}""",
            };
        }

        return state!;
    }

    public static Append Append(StreamId stream, int expected, params IReadOnlyList<object> changes) =>
        new(stream, expected, changes, Someone with { CorrelationId = Guid.CreateVersion7() }) { State = StateAfter(null, changes) };
}
