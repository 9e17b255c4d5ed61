using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

/// <summary>The second wall between organizations, with the first one taken away.</summary>
public sealed class OrganizationRowsTests(PostgresFixture postgres)
{
    private static readonly Guid Theirs = Guid.CreateVersion7();

    [Theory]
    [InlineData("ReadStreamSql")]
    [InlineData("CurrentStateSql")]
    [InlineData("AllCurrentStatesSql")]
    [InlineData("AllKnownStatesSql")]
    [InlineData("SomeCurrentStatesSql")]
    [InlineData("VersionsSql")]
    [InlineData("ScanCurrentSql")]
    [InlineData("ScanSomeCurrentSql")]
    [InlineData("ScanKnownSql")]
    public async Task A_query_that_forgets_the_organization_gets_its_own_rows_only(string query)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var id = Guid.CreateVersion7(); // two organizations may have the same id
        await database.Store.AppendAsync(Counter.Append(new(database.Org, "counter", id), 0, new Counted(1, "ours")));
        await database.Store.AppendAsync(Counter.Append(new(Theirs, "counter", id), 0, new Counted(2, "theirs")));
        var sql = Regex.Replace(
            (string)typeof(PostgresEventStore).GetField(query, BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!,
            @"(\w\.)?org_id = \$1", "$$1::uuid is not null");
        Assert.DoesNotContain("org_id =", sql);

        async Task<int> CountAsync(NpgsqlDataReader row)
        {
            var count = 0;
            while (await row.ReadAsync())
                count++;
            return count;
        }

        NpgsqlParameter[] Parameters() => query switch
        {
            "ReadStreamSql" => [Sql.Of(database.Org), Sql.Text("counter"), Sql.Of(id), Sql.Moment(DateTimeOffset.UtcNow.AddDays(1))],
            "CurrentStateSql" => [Sql.Of(database.Org), Sql.Text("counter"), Sql.Of(id)],
            "AllCurrentStatesSql" => [Sql.Of(database.Org), Texts("counter")],
            "AllKnownStatesSql" => [Sql.Of(database.Org), Texts("counter"), Sql.Moment(DateTimeOffset.UtcNow.AddDays(1))],
            "ScanCurrentSql" => [Sql.Of(database.Org), Sql.Text("counter")],
            "ScanSomeCurrentSql" => [Sql.Of(database.Org), Sql.Text("counter"), Ids(id)],
            "ScanKnownSql" => [Sql.Of(database.Org), Sql.Text("counter"), Sql.Moment(DateTimeOffset.UtcNow.AddDays(1))],
            _ => [Sql.Of(database.Org), Texts("counter"), Ids(id)],
        };

        await using var held = database.Rows.Command(database.Org, sql);
        held.Parameters.AddRange(Parameters());
        await using (var row = await held.ExecuteReaderAsync())
            Assert.Equal(1, await CountAsync(row));
        await using var unheld = database.Db.CreateCommand(sql);
        unheld.Parameters.AddRange(Parameters());
        await using (var row = await unheld.ExecuteReaderAsync())
            Assert.InRange(await CountAsync(row), 2, int.MaxValue);
    }

    [Fact]
    public async Task Nothing_can_be_written_for_another_organization()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = new StreamId(Theirs, "counter", Guid.CreateVersion7());
        await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(2, "theirs")));

        foreach (var sql in (string[])[
            $"select append_events('{Theirs}', 'counter', gen_random_uuid(), 0, array['counted'], array['{{}}'::json], '{{}}', gen_random_uuid(), gen_random_uuid(), null, null)",
            $"insert into streams (org_id, kind, id, version, recorded_at, hash) values ('{Theirs}', 'counter', gen_random_uuid(), 1, now(), '')"])
        {
            await using var command = database.Rows.Command(database.Org, sql);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }

        foreach (var table in (string[])["events", "streams", "states"])
        {
            await using var change = database.Rows.Command(database.Org, $"update {table} set kind = kind where org_id = '{Theirs}'");
            await using var delete = database.Rows.Command(database.Org, $"delete from {table}");
            Assert.Equal((0, 0), (await change.ExecuteNonQueryAsync(), await delete.ExecuteNonQueryAsync()));
        }

        Assert.Single(await database.Store.ReadStreamAsync(stream));
    }

    [Fact]
    public async Task Without_an_organization_there_are_no_rows()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(1, "ours")));
        await using var connection = await database.Db.OpenConnectionAsync();
        await using var role = new NpgsqlCommand($"set role {OrganizationRows.Role}", connection);
        await role.ExecuteNonQueryAsync();
        foreach (var setting in (string[])["", "set scorecard.org = ''; "])
        {
            await using var count = new NpgsqlCommand($"{setting}select (select count(*) from events) + (select count(*) from streams) + (select count(*) from states)", connection);
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }

        await using var back = new NpgsqlCommand("reset role; reset scorecard.org", connection);
        await back.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task A_connection_remembers_nothing_of_whom_it_served_before()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var one = StoreConnection.CreateDataSource(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1 }.ConnectionString);
        var rows = new OrganizationRows(one);
        var store = new PostgresEventStore(rows, database.Types, new DatabaseClock());
        async Task RequireForgottenAsync()
        {
            await using var command = one.CreateCommand("select current_user = session_user and coalesce(current_setting('scorecard.org', true), '') = ''");
            Assert.True((bool)(await command.ExecuteScalarAsync())!);
        }

        var stream = new StreamId(Theirs, "counter", Guid.CreateVersion7());
        await store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "theirs")));
        await RequireForgottenAsync();
        await store.LoadAsync(stream);
        await RequireForgottenAsync();
        await store.ReadAsync(new ReadRequest(Theirs) { AllOf = ["counter"] });
        await RequireForgottenAsync();
        await store.AppendBulkAsync(Theirs, [Counter.Append(stream, 1, new Counted(2, "theirs"))]);
        await RequireForgottenAsync();
        await Assert.ThrowsAsync<VersionConflictException>(() => store.AppendAsync(Counter.Append(stream, 1, new Counted(3, "stale"))));
        await RequireForgottenAsync();
        await Assert.ThrowsAsync<VersionConflictException>(() => store.AppendBulkAsync(Theirs, [Counter.Append(stream, 0, new Counted(3, "stale"))]));
        await RequireForgottenAsync();
        await using (var refused = rows.Command(Theirs, "select 1 / 0"))
            await Assert.ThrowsAsync<PostgresException>(() => refused.ExecuteScalarAsync());
        await RequireForgottenAsync();

        await using var ours = rows.Command(database.Org, "select count(*) from events");
        Assert.Equal(0L, await ours.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Appends_of_many_organizations_go_together_each_behind_its_own_wall()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<Guid> organizations = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
        List<StreamId> streams = [.. Enumerable.Range(0, 100).Select(at => new StreamId(organizations[at % 5], "counter", Guid.CreateVersion7()))];

        await Task.WhenAll(streams.Select(async (stream, at) =>
        {
            await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(at, "first")));
            await database.Store.AppendAsync(Counter.Append(stream, 1, new Counted(at, "second")) with { IsPremise = at % 3 == 0 });
            await Assert.ThrowsAsync<VersionConflictException>(() => database.Store.AppendAsync(Counter.Append(stream, 1, new Counted(at, "stale"))));
        }));

        foreach (var organization in organizations)
        {
            await using var count = database.Rows.Command(organization, "select count(*) from events");
            Assert.Equal(40L, await count.ExecuteScalarAsync());
        }

        Assert.Equal(new VerificationReport(200, 100, 0, null), await new ChainVerifier(database.Db).VerifyAsync());
    }

    [Fact]
    public async Task Queries_go_through_the_same_indexes_as_without_the_wall()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.ExecuteAsync("""
            insert into streams (org_id, kind, id, version, recorded_at, hash, state)
            select o.id, 'kpi', gen_random_uuid(), 1, now(), '', '{}' from (select gen_random_uuid() as id from generate_series(1, 20)) o, generate_series(1, 500);
            insert into events (org_id, kind, stream_id, version, type, data, actor_id, correlation_id, recorded_at, ends_append, hash)
            select org_id, kind, id, 1, 'counted', '{}', id, id, recorded_at, true, '' from streams;
            insert into kpi_values (org_id, kpi_id, period_start, segment, revision, not_applicable, recorded_at, position)
            select org_id, id, '2026-01-01', '', 1, true, recorded_at, 1 from streams;
            insert into states (org_id, kind, id, recorded_at, version, data) select org_id, kind, id, recorded_at, 1, '{}' from streams;
            analyze;
            """);
        var org = await database.ScalarAsync<Guid>("select org_id from streams limit 1");
        foreach (var (sql, index) in (Dictionary<string, string>)new()
        {
            [$"select state from streams where org_id = '{org}' and kind = 'kpi' and id = gen_random_uuid()"] = "streams_pkey",
            [$"select state from streams where org_id = '{org}' and kind = any(array['kpi', 'unit']) and state is not null"] = "streams_pkey",
            [$"select data from states where org_id = '{org}' and kind = 'kpi' and id = '{org}' and recorded_at <= now() order by recorded_at desc limit 1"] = "states_pkey",
            [$"select * from kpi_values where org_id = '{org}' and kpi_id = any(array['{org}']::uuid[]) and period_start >= '2026-01-01' and superseded_at is null"] = "kpi_values_pkey",
            [$"select * from events where org_id = '{org}' and (recorded_at, position) < (now(), 5) order by recorded_at desc, position desc limit 20"] = "events_by_org_time",
            [$"select * from events where org_id = '{org}' and position = 7"] = "events_by_position",
        })
        {
            await using var explain = database.Rows.Command(org, $"explain {sql}");
            await using var row = await explain.ExecuteReaderAsync();
            List<string> plan = [];
            while (await row.ReadAsync())
                plan.Add(row.GetString(0));
            Assert.True(plan.Exists(line => line.Contains(index, StringComparison.Ordinal)), $"{sql}\n{string.Join('\n', plan)}");
        }
    }

    [Fact]
    public async Task An_account_that_may_not_take_the_role_works_without_the_wall_until_it_may()
    {
        var server = await postgres.CreateDatabaseAsync();
        var account = $"owner_{Guid.NewGuid():N}";
        await using var administrator = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await ExecuteAsync(administrator, $"create role {account} login password 'pw'; grant create on schema public to {account}");
        await ExecuteAsync(administrator, $"do $$ begin create role {OrganizationRows.Role} nologin; exception when duplicate_object or unique_violation then null; end $$");
        await using var db = StoreConnection.CreateDataSource(
            new NpgsqlConnectionStringBuilder(server) { Username = account, Password = "pw" }.ConnectionString);
        await StoreMigrator.MigrateAsync(db);
        var rows = new OrganizationRows(db);
        var store = new PostgresEventStore(rows, Counter.Types(), new DatabaseClock());
        var stream = new StreamId(Theirs, "counter", Guid.CreateVersion7());

        Assert.False(await rows.PrepareAsync());
        await store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "without")));
        await store.AppendBulkAsync(Theirs, [Counter.Append(stream, 1, new Counted(2, "without"))]);
        Assert.Equal(2, (await store.ReadStreamAsync(stream)).Count);

        await ExecuteAsync(administrator, $"grant {OrganizationRows.Role} to {account}");
        Assert.True(await rows.PrepareAsync());
        await store.AppendAsync(Counter.Append(stream, 2, new Counted(3, "with")));
        Assert.Equal(3, await store.VersionAsync(stream));
        await using var count = rows.Command(Guid.CreateVersion7(), "select count(*) from events");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    private static NpgsqlParameter Texts(string value) => new() { Value = (string[])[value] };

    private static NpgsqlParameter Ids(Guid value) => new() { Value = (Guid[])[value] };

    private static async Task ExecuteAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
