using System.Reflection;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Runs the numbered SQL files (<c>0001_what.sql</c>) embedded in an assembly, each once, in one transaction with the notes that they
/// ran. Processes that start at once wait for each other.
/// </summary>
public static class MigrationRunner
{
    private const long LockKey = 0x5C0_2ECA_2D00;

    /// <param name="area">Names the set of files in the table of what ran: two assemblies can both have a 0001.</param>
    /// <exception cref="InvalidOperationException">The database is newer than the program, or its encoding is not UTF-8.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource db, string area, Assembly assembly, CancellationToken ct = default)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({LockKey})", ct);
        await ExecuteAsync(
            connection,
            """
            create table if not exists migrations (
                area text not null, name text not null, applied_at timestamptz not null default now(), primary key (area, name))
            """,
            ct);
        await RequireUtf8Async(connection, ct);

        var applied = await AppliedAsync(connection, area, ct);
        var files = Files(assembly);
        if (applied.Except(files.Select(file => file.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"The database has migration '{area}/{unknown}', which this version does not know. Use a newer version.");

        foreach (var (name, sql) in files.Where(file => !applied.Contains(file.Name)))
        {
            await ExecuteAsync(connection, sql, ct);
            await using var note = new NpgsqlCommand("insert into migrations (area, name) values ($1, $2)", connection)
            {
                Parameters = { new() { Value = area }, new() { Value = name } },
            };
            await note.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Whether every file of the assembly ran. False too where the database has never been migrated.</summary>
    public static async Task<bool> IsCurrentAsync(NpgsqlDataSource db, string area, Assembly assembly, CancellationToken ct = default)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select to_regclass('migrations') is not null", connection);
        return await command.ExecuteScalarAsync(ct) is true && (await AppliedAsync(connection, area, ct)).IsSupersetOf(Names(assembly));
    }

    private static IEnumerable<string> Names(Assembly assembly) =>
        assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static List<(string Name, string Sql)> Files(Assembly assembly)
    {
        List<(string Name, string Sql)> files = [];
        foreach (var name in Names(assembly))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add((name, reader.ReadToEnd()));
        }

        return files;
    }

    private static async Task RequireUtf8Async(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("show server_encoding", connection);
        if (await command.ExecuteScalarAsync(ct) is string encoding && encoding != "UTF8")
            throw new InvalidOperationException($"The database's encoding is {encoding}; create it with UTF8.");
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, string area, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select name from migrations where area = $1", connection)
        {
            Parameters = { new() { Value = area } },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        HashSet<string> names = [];
        while (await row.ReadAsync(ct))
            names.Add(row.GetString(0));
        return names;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Creates and updates the store's own tables.</summary>
public static class StoreMigrator
{
    private const string Area = "event-store";

    public static Task MigrateAsync(NpgsqlDataSource db, CancellationToken ct = default) =>
        MigrationRunner.MigrateAsync(db, Area, typeof(StoreMigrator).Assembly, ct);

    public static Task<bool> IsCurrentAsync(NpgsqlDataSource db, CancellationToken ct = default) =>
        MigrationRunner.IsCurrentAsync(db, Area, typeof(StoreMigrator).Assembly, ct);
}
