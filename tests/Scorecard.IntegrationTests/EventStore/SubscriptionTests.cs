using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class SubscriptionTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_event_arrives_once_and_in_order_while_many_write_and_several_processes_follow()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var seen = new ConcurrentQueue<Recorded>();
        var subscription = new Subscription("all", (events, _, _) =>
        {
            foreach (var recorded in events)
                seen.Enqueue(recorded);
            return Task.CompletedTask;
        })
        { BatchSize = 7 };
        using var ended = new CancellationTokenSource();
        var hosts = Enumerable.Range(0, 3).Select(_ => Host(database, subscription).RunAsync(ended.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            var stream = database.NewStream();
            for (var version = 0; version < 20; version++)
                await database.Store.AppendAsync(Counter.Append(stream, version, new Counted(version, "x")));
            await database.Store.AppendBulkAsync(database.Org, [Counter.Append(stream, 20, new Counted(20, "x"), new Counted(21, "x"))]);
        }));
        await UntilAsync(() => seen.Count >= 16 * 22);
        await ended.CancelAsync();
        await Task.WhenAll(hosts);

        Assert.Equal(16 * 22, seen.Count);
        Assert.Equal(seen.Select(recorded => recorded.Position).Order(), seen.Select(recorded => recorded.Position));
        Assert.All(seen.GroupBy(recorded => recorded.Stream), stream => Assert.Equal(Enumerable.Range(1, 22), stream.Select(recorded => recorded.Version)));
    }

    [Fact]
    public async Task An_event_that_commits_late_is_not_skipped_although_a_later_position_is_there()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<Recorded> seen = [];
        var runner = new SubscriptionDriver(database, new Subscription("late", (events, _, _) =>
        {
            seen.AddRange(events);
            return Task.CompletedTask;
        }));
        var late = database.NewStream();
        await using var connection = await database.Db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var append = new NpgsqlCommand("""
            select append_events($1, 'counter', $2, 0, '{counted}', array['{"amount": 1, "note": "late"}'::json], '{}', $1, $1, null, null)
            """, connection) { Parameters = { new() { Value = late.OrgId }, new() { Value = late.Id } } })
        {
            await append.ExecuteNonQueryAsync();
        }

        var early = database.NewStream();
        await database.Store.AppendAsync(Counter.Append(early, 0, new Counted(2, "early")));
        await runner.RunAsync(times: 5);
        Assert.Empty(seen);

        await transaction.CommitAsync();
        await runner.RunUntilAsync(() => seen.Count == 2);
        Assert.Equal([late, early], seen.Select(recorded => recorded.Stream));
    }

    [Fact]
    public async Task A_handler_that_fails_gets_the_same_events_again_and_its_writes_are_undone()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.ExecuteAsync("create table handled (position bigint primary key)");
        for (var i = 0; i < 3; i++)
            await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(i, "x")));
        var calls = 0;
        var subscription = new Subscription("fails once", async (events, transaction, ct) =>
        {
            foreach (var recorded in events)
            {
                await using var insert = new NpgsqlCommand("insert into handled values ($1)", transaction.Connection, transaction)
                {
                    Parameters = { new() { Value = recorded.Position } },
                };
                await insert.ExecuteNonQueryAsync(ct);
            }

            if (++calls == 1)
                throw new InvalidOperationException("not this time");
        });
        using var ended = new CancellationTokenSource();
        var host = Host(database, subscription).RunAsync(ended.Token);

        await UntilAsync(async () => await database.ScalarAsync<long>("select count(*) from handled") == 3);
        await ended.CancelAsync();
        await host;

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_restart_goes_on_behind_the_checkpoint()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<string> notes = [];
        var subscription = new Subscription("restarts", (events, _, _) =>
        {
            notes.AddRange(events.Select(recorded => ((Counted)recorded.Change).Note));
            return Task.CompletedTask;
        });
        await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(1, "before")));
        await new SubscriptionDriver(database, subscription).RunUntilAsync(() => notes.Count == 1);

        await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(1, "after")));
        await new SubscriptionDriver(database, subscription).RunUntilAsync(() => notes.Count == 2);

        Assert.Equal(["before", "after"], notes);
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_arrive()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<string> kinds = [];
        var subscription = new Subscription("kinds", (events, _, _) =>
        {
            kinds.AddRange(events.Select(recorded => recorded.Stream.Kind));
            return Task.CompletedTask;
        })
        { Kinds = ["wanted"] };
        foreach (var kind in (string[])["other", "wanted", "other", "wanted"])
            await database.Store.AppendAsync(Counter.Append(database.NewStream(kind), 0, new Counted(1, "x")));

        await new SubscriptionDriver(database, subscription).RunUntilAsync(() => kinds.Count >= 2);

        Assert.Equal(["wanted", "wanted"], kinds);
    }

    [Fact]
    public async Task A_new_event_wakes_the_subscription_up()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var seen = 0;
        var subscription = new Subscription("woken", (events, _, _) =>
        {
            Interlocked.Add(ref seen, events.Count);
            return Task.CompletedTask;
        });
        using var ended = new CancellationTokenSource();
        var host = new SubscriptionHost(database.Db, database.Types, [subscription], NullLogger<SubscriptionHost>.Instance) { Interval = TimeSpan.FromHours(1) }
            .RunAsync(ended.Token);
        await UntilAsync(async () => await database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query like 'listen %'") == 1);

        await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(1, "x")));
        await UntilAsync(() => Volatile.Read(ref seen) == 1);
        await ended.CancelAsync();
        await host;
    }

    [Fact]
    public async Task It_goes_on_when_its_connections_are_cut()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var seen = new ConcurrentDictionary<StreamId, bool>(); // a batch that was cut before its commit comes again
        var subscription = new Subscription("cut", (events, _, _) =>
        {
            foreach (var recorded in events)
                seen[recorded.Stream] = true;
            return Task.CompletedTask;
        });
        var (before, after) = (database.NewStream(), database.NewStream());
        using var ended = new CancellationTokenSource();
        var host = Host(database, subscription).RunAsync(ended.Token);
        await database.Store.AppendAsync(Counter.Append(before, 0, new Counted(1, "x")));
        await UntilAsync(() => seen.ContainsKey(before));

        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        await database.Store.AppendAsync(Counter.Append(after, 0, new Counted(1, "x")));
        await UntilAsync(() => seen.ContainsKey(after));
        await ended.CancelAsync();
        await host;
    }

    private static SubscriptionHost Host(StoreDatabase database, Subscription subscription) =>
        new(database.Db, database.Types, [subscription], NullLogger<SubscriptionHost>.Instance) { Interval = TimeSpan.FromMilliseconds(100) };

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
            await Task.Delay(10, deadline.Token);
    }

    /// <summary>Lets a subscription look a number of times, without a host around it.</summary>
    private sealed class SubscriptionDriver(StoreDatabase database, Subscription subscription)
    {
        private readonly SubscriptionRunner _runner = new(database.Db, database.Types, subscription);

        public async Task RunAsync(int times)
        {
            await _runner.RegisterAsync(CancellationToken.None);
            for (var i = 0; i < times; i++)
                await _runner.RunOnceAsync(CancellationToken.None);
        }

        public Task RunUntilAsync(Func<bool> condition) => UntilAsync(async () =>
        {
            await RunAsync(times: 1);
            return condition();
        });
    }
}
