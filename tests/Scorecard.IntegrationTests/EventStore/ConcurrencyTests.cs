using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class ConcurrencyTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_many_concurrent_writers_exactly_one_wins(int expected)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        if (expected == 1)
            await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "before")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async writer =>
        {
            // Each from a process of its own, as it were: not only within one queue.
            var store = writer % 2 == 0 ? database.Store : new PostgresEventStore(new OrganizationRows(database.Db), database.Types, new DatabaseClock());
            try
            {
                return (object)await store.AppendAsync(Counter.Append(stream, expected, new Counted(writer, "race"), new Counted(writer, "race")));
            }
            catch (VersionConflictException e)
            {
                return e;
            }
        }));

        Assert.Equal(expected + 2, Assert.Single(outcomes.OfType<Appended>()).Version);
        Assert.All(outcomes.OfType<VersionConflictException>(), conflict => Assert.Equal((stream, expected, expected + 2), (conflict.Stream, conflict.Expected, conflict.Current)));
        Assert.Equal(expected + 2, (await database.Store.ReadStreamAsync(stream)).Count);
    }

    [Fact]
    public async Task Creating_what_exists_is_a_conflict_that_names_the_version()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var append = Counter.Append(database.NewStream(), 0, new Counted(1, "a"), new Counted(2, "b"));
        await database.Store.AppendAsync(append);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => database.Store.AppendAsync(append));

        Assert.Equal(2, conflict.Current);
    }

    [Fact]
    public async Task Appending_to_what_does_not_exist_is_a_conflict()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(
            () => database.Store.AppendAsync(Counter.Append(database.NewStream(), 3, new Counted(1, "a"))));

        Assert.Equal(0, conflict.Current);
    }

    [Fact]
    public async Task One_that_is_refused_does_not_harm_the_others_of_its_group()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var taken = database.NewStream();
        await database.Store.AppendAsync(Counter.Append(taken, 0, new Counted(1, "a")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            try
            {
                var append = Counter.Append(i % 10 == 3 ? taken : database.NewStream(), 0, new Counted(i, "crowd"));
                return (i, Answer: (object)await database.Store.AppendAsync(i % 10 == 7 ? append with { State = "not JSON" } : append));
            }
            catch (Exception e) when (e is VersionConflictException or PostgresException)
            {
                return (i, e);
            }
        }));

        Assert.All(outcomes, outcome => Assert.IsType(
            (outcome.i % 10) switch { 3 => typeof(VersionConflictException), 7 => typeof(PostgresException), _ => typeof(Appended) }, outcome.Answer));
        Assert.Equal(241L, await database.ScalarAsync<long>("select count(*) from events"));
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task Appends_that_wait_share_transactions_and_a_lone_writer_has_its_own()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        const string transactions = "select count(distinct xmin::text) from events where kind = '{0}'";

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => database.Store.AppendAsync(Counter.Append(database.NewStream("crowd"), 0, new Counted(i, "x")))));
        for (var i = 0; i < 10; i++)
            await database.Store.AppendAsync(Counter.Append(database.NewStream("alone"), 0, new Counted(i, "x")));

        Assert.InRange(await database.ScalarAsync<long>(transactions.Replace("{0}", "crowd")), 1, 100);
        Assert.Equal(10L, await database.ScalarAsync<long>(transactions.Replace("{0}", "alone")));
    }

    [Fact]
    public async Task Many_writers_each_keep_their_own_chain()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async writer =>
        {
            var stream = database.NewStream();
            for (var version = 0; version < 20; version++)
                await database.Store.AppendAsync(Counter.Append(stream, version, new Counted(version, $"writer {writer}")));
        }));

        Assert.Equal(new VerificationReport(800, 40, 0, null), await new ChainVerifier(database.Db).VerifyAsync());
    }

    [Fact]
    public async Task A_caller_who_gives_up_waiting_is_not_waited_for()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var stream = database.NewStream();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "a")), cancelled.Token));

        Assert.Equal(0, await database.Store.VersionAsync(stream));
    }
}
