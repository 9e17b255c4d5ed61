using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Scorecard.IntegrationTests.PersonalData;

/// <summary>The whole database, every table and column of it, as text.</summary>
internal static class DatabaseText
{
    /// <summary>The tables with a row in which one of the texts stands, in whatever case.</summary>
    public static async Task<List<string>> TablesNamingAsync(this ApiFixture api, params string[] texts)
    {
        var db = api.Services.GetRequiredService<NpgsqlDataSource>();
        List<string> found = [];
        foreach (var table in await ListAsync(
            db,
            """
            select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1
            """))
        {
            foreach (var text in texts)
            {
                await using var command = db.CreateCommand($"select exists (select from {table} t where strpos(lower(t::text), lower($1)) > 0)");
                command.Parameters.AddWithValue(text);
                if ((bool)(await command.ExecuteScalarAsync())!)
                    found.Add($"{table}: {text}");
            }
        }

        return found;
    }

    /// <summary>The tables, the log's aside, with a column in which a person could be named or reached.</summary>
    public static Task<List<string>> TablesAboutPeopleAsync(this ApiFixture api) => ListAsync(
        api.Services.GetRequiredService<NpgsqlDataSource>(),
        """
        select distinct c.table_schema || '.' || c.table_name from information_schema.columns c
        join information_schema.tables t on (t.table_schema, t.table_name) = (c.table_schema, c.table_name) and t.table_type = 'BASE TABLE'
        where c.table_schema not in ('pg_catalog', 'information_schema')
          and c.column_name in ('person_id', 'user_id', 'email', 'address', 'addresses', 'address_hash', 'user_agent')
        order by 1
        """);

    private static async Task<List<string>> ListAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await row.ReadAsync())
            texts.Add(row.GetString(0));
        return texts;
    }
}
