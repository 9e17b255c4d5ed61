using Npgsql;

namespace Scorecard.IntegrationTests.EmbeddedPostgres;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_database_is_empty_unicode_and_of_its_own()
    {
        var databases = await Task.WhenAll(postgres.CreateDatabaseAsync(), postgres.CreateDatabaseAsync());

        Assert.Equal(2, databases.Distinct().Count());
        foreach (var database in databases)
        {
            await using var source = NpgsqlDataSource.Create(database);
            Assert.Equal(0L, await source.CreateCommand("select count(*) from pg_tables where schemaname = 'public'").ExecuteScalarAsync());
            Assert.Equal("UTF8", await source.CreateCommand("show server_encoding").ExecuteScalarAsync());
        }
    }
}
