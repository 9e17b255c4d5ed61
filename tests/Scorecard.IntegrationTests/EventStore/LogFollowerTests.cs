using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class LogFollowerTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_event_that_commits_late_is_told_before_those_behind_it()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var following = await FollowedLog.StartAsync(database);
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
        await transaction.CommitAsync();

        Assert.Equal([late, early], [(await following.NextAsync()).Stream, (await following.NextAsync()).Stream]);
    }

    [Fact]
    public async Task What_could_not_be_handled_comes_again_and_nothing_is_left_out()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var following = await FollowedLog.StartAsync(database, faults: 1);
        List<StreamId> streams = [.. Enumerable.Range(0, 5).Select(_ => database.NewStream())];

        foreach (var stream in streams)
            await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "x")));
        List<StreamId> told = [];
        while (told.Count < streams.Count)
            told.Add((await following.NextAsync()).Stream);

        Assert.Equal(streams, told);
    }

    [Fact]
    public async Task More_than_was_asked_for_is_said_to_be_too_much()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var follower = new LogFollower(database.Db, ["counter"], NullLogger<LogFollower>.Instance);
        for (var i = 0; i < 3; i++)
            await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(i, "x")));
        var end = await follower.EndAsync();

        Assert.Null(await follower.ReadAsync(database.Org, 0, end, most: 2));
        Assert.Equal(3, (await follower.ReadAsync(database.Org, 0, end, most: 3))!.Count);
        Assert.Empty((await follower.ReadAsync(Guid.CreateVersion7(), 0, end, most: 3))!);
    }

    private sealed class FollowedLog : IAsyncDisposable
    {
        private readonly Channel<LogEntry> _told = Channel.CreateUnbounded<LogEntry>();
        private readonly CancellationTokenSource _ended = new();
        private Task _running = Task.CompletedTask;

        public static async Task<FollowedLog> StartAsync(StoreDatabase database, int faults = 0)
        {
            var following = new FollowedLog();
            var started = new TaskCompletionSource();
            var follower = new LogFollower(database.Db, ["counter"], NullLogger<LogFollower>.Instance) { Interval = TimeSpan.FromMilliseconds(100) };
            following._running = follower.RunAsync(
                (look, _) =>
                {
                    started.TrySetResult();
                    if (look.Entries.Count > 0 && faults-- > 0)
                        throw new InvalidOperationException("not this time");
                    foreach (var entry in look.Entries)
                        Assert.True(following._told.Writer.TryWrite(entry));
                    return Task.CompletedTask;
                },
                following._ended.Token);
            await started.Task.WaitAsync(Deadline);
            return following;
        }

        public async Task<LogEntry> NextAsync() => await _told.Reader.ReadAsync().AsTask().WaitAsync(Deadline);

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync();
            await _running;
            _ended.Dispose();
        }
    }
}
