using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

/// <summary>Databases that exist already are taken along to the newest tables with all they hold.</summary>
public sealed class UpgradeTests(PostgresFixture postgres)
{
    private static readonly Assembly StoreAssembly = typeof(StoreMigrator).Assembly;
    private static readonly Assembly ApiAssembly = typeof(Program).Assembly;

    /// <summary>The scripts of the version before pay, which have run elsewhere, with the SHA-256 of each.</summary>
    private static readonly (string Area, Assembly Assembly, string Name, string Hash)[] s_earlier =
    [
        ("event-store", StoreAssembly, "0001_event_store.sql", "3ad64c83e3d7dd02c85a30af3eb7988aa3bdc426082f1a144548259c5b78320c"),
        ("event-store", StoreAssembly, "0002_premises.sql", "aea603d40109efbce41e6650ef5615b116ccf853999769ba441680d8ad789185"),
        ("event-store", StoreAssembly, "0003_events_by_time.sql", "6dfb620aa636ed2d1fe6e495130efbc7a086ef23a3616b4d898ad642e6063fd9"),
        ("api", ApiAssembly, "0001_accounts.sql", "5e5cb963c358be84c0642b3b63048abb588c76db6bbc39f7ee0d6ed0107b43d6"),
        ("api", ApiAssembly, "0002_verifications.sql", "ded9cc950b7e0a3478a0775c028e40a08d93cde34436a0acacabd5610d75f7f6"),
        ("api", ApiAssembly, "0003_visits.sql", "f25889d94dacecaf87baf924c9180543935b2b1099878d8168ae19b021849e7f"),
        ("api", ApiAssembly, "0004_reporting.sql", "376c8a2884f8aafe740650805c300055d124286736df6ac92e7ec1486f63d52a"),
        ("api", ApiAssembly, "0005_audit.sql", "d72894e7db3b5fa0abe5661b2643501fd87d487123717d8fced0b09e439bd001"),
        ("api", ApiAssembly, "0006_imports.sql", "6c7aa8b070a9ebd426f6742a1b1d0a16f5c370282b40ef4c349f6edfbbb04c8a"),
    ];

    [Fact]
    public void What_has_run_elsewhere_is_never_edited() =>
        Assert.Equal(
            s_earlier.Select(script => (script.Name, script.Hash)),
            s_earlier.Select(script => (script.Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(script.Assembly, script.Name)))))));

    [Fact]
    public async Task An_earlier_database_keeps_its_events_chains_and_states_of_every_moment()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres, migrate: MigrateEarlierAsync);
        var (store, stream) = (database.Store, database.NewStream());
        var first = await store.AppendAsync(Counter.Append(stream, 0, new Counted(1.10m, "처음")));
        await store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "b\n"), new CountReset("year end")));
        await store.AppendBulkAsync(database.Org, [.. Enumerable.Range(0, 3).Select(at => Counter.Append(database.NewStream(), 0, new Counted(at, "bulk")))]);
        var (events, then, now) = (await store.ReadStreamAsync(stream), await store.LoadAsync(stream, first.RecordedAt), await store.LoadAsync(stream));
        Assert.True(await database.ScalarAsync<bool>(OldIndexSql));

        await database.MigrateAsync();
        await MigrationRunner.MigrateAsync(database.Db, "api", ApiAssembly);
        Assert.True(await database.Rows.PrepareAsync());

        Assert.Equal(new VerificationReport(6, 4, 0, null), await new ChainVerifier(database.Db).VerifyAsync());
        Assert.Equal(events.Select(Told), (await store.ReadStreamAsync(stream)).Select(Told));
        Assert.Equal((then, now), (await store.LoadAsync(stream, first.RecordedAt), await store.LoadAsync(stream)));
        Assert.NotEqual(then!.Version, now!.Version);
        Assert.False(await database.ScalarAsync<bool>(OldIndexSql));
        Assert.Equal(0L, await database.ScalarAsync<long>("select (select count(*) from pay_bases) + (select count(*) from pay_lines)"));

        await store.AppendAsync(Counter.Append(stream, 3, new Counted(4, "after")));
        Assert.Equal(new VerificationReport(7, 4, 0, null), await new ChainVerifier(database.Db).VerifyAsync());
    }

    private const string OldIndexSql = "select to_regclass('events_by_org_position') is not null";

    private static (int, long, object, DateTimeOffset, string) Told(Recorded recorded) =>
        (recorded.Version, recorded.Position, recorded.Change, recorded.RecordedAt, Convert.ToHexString(recorded.Hash));

    private static async Task MigrateEarlierAsync(NpgsqlDataSource db)
    {
        await using (var notes = db.CreateCommand(
            "create table migrations (area text not null, name text not null, applied_at timestamptz not null default now(), primary key (area, name))"))
            await notes.ExecuteNonQueryAsync();
        foreach (var (area, assembly, name, _) in s_earlier)
        {
            await using (var script = db.CreateCommand(TextOf(assembly, name)))
                await script.ExecuteNonQueryAsync();
            await using var note = db.CreateCommand("insert into migrations (area, name) values ($1, $2)");
            note.Parameters.AddRange(new[] { new NpgsqlParameter { Value = area }, new NpgsqlParameter { Value = name } });
            await note.ExecuteNonQueryAsync();
        }
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(resource => resource.EndsWith(name, StringComparison.Ordinal)))!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
