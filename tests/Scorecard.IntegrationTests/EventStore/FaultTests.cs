using Npgsql;
using Scorecard.EmbeddedPostgres;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class FaultTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_append_cut_while_it_is_sent_is_repeated_and_stands_once()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var cutter = new TcpCutter(database.ConnectionString);
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);
        var store = new PostgresEventStore(new OrganizationRows(db), database.Types, new DatabaseClock());
        var stream = database.NewStream();
        await store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "first")));

        cutter.CutInsteadOfAsking(TcpCutter.Has("half sent"));
        var appended = await store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "half sent")));

        Assert.Equal(1, cutter.Cuts);
        Assert.Equal(2, appended.Version);
        Assert.Equal(2, (await database.Store.ReadStreamAsync(stream)).Count);
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task An_append_cut_in_the_middle_leaves_nothing_half_written()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var cutter = new TcpCutter(database.ConnectionString);
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);
        var stream = database.NewStream();
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var appended = new NpgsqlCommand("""
            select append_events($1, 'counter', $2, 0, '{counted}', array['{}'::json], '{}', $1, $1, null, null)
            """, connection) { Parameters = { new() { Value = stream.OrgId }, new() { Value = stream.Id } } };
        await appended.ExecuteNonQueryAsync();

        cutter.CutInsteadOfAsking(TcpCutter.Has("COMMIT"));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => transaction.CommitAsync());

        Assert.Equal(1, cutter.Cuts);
        Assert.Equal(0, await database.Store.VersionAsync(stream));
        Assert.Equal(0L, await database.ScalarAsync<long>("select (select count(*) from events) + (select count(*) from states) + (select count(*) from streams)"));
    }

    [Fact]
    public async Task A_batch_that_failed_while_its_statements_were_prepared_spoils_no_later_one()
    {
        await using var db = StoreConnection.CreateDataSource(await postgres.CreateDatabaseAsync());
        await using var connection = await db.OpenConnectionAsync();
        async Task DivideAsync(int by)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Sql.Command("select 10 / $1", Sql.Of(by)), new("select 'later'") } };
            await batch.ExecuteNonQueryAsync();
        }

        await DivideAsync(by: 1);
        await Assert.ThrowsAsync<PostgresException>(() => DivideAsync(by: 0)); // the second use, with which Npgsql prepares them
        StoreConnection.ForgetStatements(connection);

        await DivideAsync(by: 1);
        await DivideAsync(by: 1);
    }

    [Fact]
    public async Task A_connection_that_is_cut_while_encryption_is_negotiated_does_not_spoil_the_pool()
    {
        await using var cutter = new TcpCutter(await postgres.CreateDatabaseAsync());
        cutter.CutInsteadOfAsking(message => message.Span.SequenceEqual<byte>([0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x30])); // GSSENCRequest
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);

        for (var use = 0; use < 3; use++)
        {
            await using var command = db.CreateCommand("select 1");
            Assert.Equal(1, await command.ExecuteScalarAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_append_whose_answer_is_lost_at_commit_answers_with_what_it_recorded(bool plain)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var cutter = new TcpCutter(database.ConnectionString);
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);
        var store = new PostgresEventStore(new OrganizationRows(db), database.Types, new DatabaseClock());
        var stream = database.NewStream();
        await store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "first")));

        cutter.CutInsteadOfAnswering(TcpCutter.Has(plain ? "SELECT 1" : "appended"));
        var appended = await store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "unheard")) with { Keys = plain ? [] : [new("code", "A")] });

        var recorded = await database.Store.ReadStreamAsync(stream);
        Assert.Equal(1, cutter.Cuts);
        Assert.Equal(2, recorded.Count);
        Assert.Equal(new Appended(2, recorded[1].RecordedAt), appended);
    }

    [Fact]
    public async Task After_a_lost_answer_somebody_elses_event_is_still_a_conflict()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var cutter = new TcpCutter(database.ConnectionString);
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);
        var store = new PostgresEventStore(new OrganizationRows(db), database.Types, new DatabaseClock());
        var stream = database.NewStream();
        await store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "first")));
        await database.Store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "theirs")));

        cutter.CutInsteadOfAnswering(TcpCutter.Has("conflict"));
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "ours"))));

        Assert.Equal(1, cutter.Cuts);
        Assert.Equal((1, 2), (conflict.Expected, conflict.Current));
    }

    [Fact]
    public async Task The_retry_of_another_process_with_the_same_key_answers_as_the_first_call_did()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var cutter = new TcpCutter(database.ConnectionString);
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);
        var store = new PostgresEventStore(new OrganizationRows(db), database.Types, new DatabaseClock());
        var append = Counter.Append(database.NewStream(), 0, new Counted(1, "once")) with
        {
            Idempotency = new Idempotency(Guid.CreateVersion7(), "key", "fingerprint"),
        };

        cutter.CutInsteadOfAnswering(TcpCutter.Has("appended"));
        var first = await store.AppendAsync(append);
        var retry = await database.Store.AppendAsync(append);

        Assert.Equal(1, cutter.Cuts);
        Assert.Equal(first with { Replayed = true }, retry);
        Assert.Single(await database.Store.ReadStreamAsync(append.Stream));
    }

    [Fact]
    public async Task A_bulk_whose_answer_is_lost_at_commit_answers_with_what_it_recorded()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var cutter = new TcpCutter(database.ConnectionString);
        await using var db = StoreConnection.CreateDataSource(cutter.ConnectionString);
        var store = new PostgresEventStore(new OrganizationRows(db), database.Types, new DatabaseClock());
        List<Append> appends = [.. Enumerable.Range(0, 10).Select(i => Counter.Append(database.NewStream(), 0, new Counted(i, "bulk")))];

        cutter.CutInsteadOfAnswering(TcpCutter.Has("COMMIT"));
        var answers = await store.AppendBulkAsync(database.Org, appends);

        Assert.Equal(1, cutter.Cuts);
        Assert.Equal(10L, await database.ScalarAsync<long>("select count(*) from events"));
        Assert.All(answers, answer => Assert.Equal(1, answer.Version));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_leaves_no_transaction_behind_on_its_connection()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var db = StoreConnection.CreateDataSource(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1 }.ConnectionString);
        var store = new PostgresEventStore(new OrganizationRows(db), database.Types, new DatabaseClock());
        var stream = database.NewStream();
        await store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "before")));
        var request = new ReadRequest(database.Org) { AllOf = ["counter"], AllValues = true };

        await using (var connection = await database.Db.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var locking = new NpgsqlCommand("lock table streams in access exclusive mode", connection);
            await locking.ExecuteNonQueryAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync(request, patience.Token));
        }

        await store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "after")));
        Assert.Equal(2, await database.Store.VersionAsync(stream)); // seen by another connection: it is committed
        Assert.Equal(2, Assert.Single((await store.ReadAsync(request)).States).Version);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_recover_by_themselves_when_the_server_restarts(bool crash)
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(new());
        await using var db = StoreConnection.CreateDataSource(server.ConnectionString);
        await StoreMigrator.MigrateAsync(db);
        var rows = new OrganizationRows(db);
        Assert.True(await rows.PrepareAsync());
        var store = new PostgresEventStore(rows, Counter.Types(), new DatabaseClock());
        var org = Guid.CreateVersion7();
        using var ended = new CancellationTokenSource();

        var writers = Enumerable.Range(0, 12).Select(async writer =>
        {
            var stream = new StreamId(org, "counter", Guid.CreateVersion7());
            var version = 0;
            for (; !ended.IsCancellationRequested; version++)
            {
                Assert.Equal(version + 1, (await store.AppendAsync(Counter.Append(stream, version, new Counted(version, "x")))).Version);
                Assert.Equal(version + 1, (await store.LoadAsync(stream))!.Version);
            }

            return (long)version;
        }).ToList();
        await server.RestartAsync(crash);
        var afterRestart = new StreamId(org, "counter", Guid.CreateVersion7());
        await store.AppendAsync(Counter.Append(afterRestart, 0, new Counted(1, "after")));
        await ended.CancelAsync();
        var acknowledged = (await Task.WhenAll(writers)).Sum() + 1;

        await using var count = db.CreateCommand("select count(*) from events");
        Assert.Equal(acknowledged, await count.ExecuteScalarAsync());
        Assert.True((await new ChainVerifier(db).VerifyAsync()).IsIntact);
    }
}
