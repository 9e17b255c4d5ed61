using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class MigrationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Several_processes_that_start_at_once_migrate_once()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        List<NpgsqlDataSource> processes = [.. Enumerable.Range(0, 8).Select(_ => StoreConnection.CreateDataSource(connectionString))];

        await Task.WhenAll(processes.Select(db => StoreMigrator.MigrateAsync(db)));

        await using var names = processes[0].CreateCommand("select count(*), count(distinct name) from migrations");
        await using (var row = await names.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            Assert.Equal(row.GetInt64(1), row.GetInt64(0));
            Assert.NotEqual(0L, row.GetInt64(0));
        }

        foreach (var db in processes)
            await db.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.ExecuteAsync("insert into migrations (area, name) values ('event-store', '9999_from_the_future.sql')");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StoreMigrator.MigrateAsync(database.Db));

        Assert.Contains("9999_from_the_future.sql", refused.Message);
    }

    [Fact]
    public async Task A_database_that_is_not_unicode_is_refused()
    {
        await using var admin = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var name = $"test_{Guid.NewGuid():N}";
        await using (var create = admin.CreateCommand($"create database {name} encoding 'SQL_ASCII' locale 'C' template template0"))
            await create.ExecuteNonQueryAsync();
        var connectionString = new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Database = name, Password = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()).Password }.ConnectionString;

        await using (var db = StoreConnection.CreateDataSource(connectionString))
            await Assert.ThrowsAsync<InvalidOperationException>(() => StoreMigrator.MigrateAsync(db));

        await using var drop = admin.CreateCommand($"drop database {name} with (force)");
        await drop.ExecuteNonQueryAsync();
    }
}
