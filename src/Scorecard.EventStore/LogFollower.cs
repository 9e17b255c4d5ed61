using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>
/// Follows the log of all organizations in the memory of this process: every settled event once, in the order of positions, from where
/// the log stands when it begins. It keeps no checkpoint and takes no lead, so every process may have its own. Woken by NOTIFY; without
/// it every <see cref="Interval"/>.
/// </summary>
/// <param name="kinds">Only events of streams of these kinds.</param>
public sealed class LogFollower(NpgsqlDataSource db, IReadOnlyList<string> kinds, ILogger<LogFollower> logger)
{
    /// <summary>Most entries of one look.</summary>
    public const int BatchSize = 500;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FirstPauseAfterFault = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPauseAfterFault = TimeSpan.FromSeconds(5);

    private static readonly Action<ILogger, Exception> LogFault = LoggerMessage.Define(
        LogLevel.Warning, new EventId(3, "LogNotFollowed"), "The log cannot be followed at the moment; it goes on behind what was seen.");

    private Wakeups? _wakeups;

    /// <summary>How long it waits for a wake-up before it looks by itself.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Looks at once, although nothing was announced.</summary>
    public void WakeUp() => Volatile.Read(ref _wakeups)?.WakeUp();

    /// <summary>Runs until the token is cancelled; one run at a time.</summary>
    /// <param name="look">Called after every look, the first with no entries. When it throws, the same entries come again after a pause.</param>
    public async Task RunAsync(Func<LogLook, CancellationToken, Task> look, CancellationToken ct)
    {
        var wakeups = new Wakeups(db, logger, Interval);
        Volatile.Write(ref _wakeups, wakeups);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var listening = wakeups.ListenAsync(ended.Token);
        try
        {
            await FollowAsync(look, wakeups, ct);
        }
        finally
        {
            await ended.CancelAsync();
            await listening;
        }
    }

    /// <summary>An organization's entries between two positions that are settled, oldest first.</summary>
    /// <returns>Null where more than so many events, of whatever organization and kind, are between them.</returns>
    public async Task<IReadOnlyList<LogEntry>?> ReadAsync(Guid orgId, long after, long upTo, int most, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            $"select {LogEntry.Columns} from events where position > $1 and position <= $2 order by position limit $3");
        command.Parameters.AddRange(new[] { Sql.Of(after), Sql.Of(upTo), Sql.Of(most + 1) });
        var entries = await ReadAsync(command, ct);
        return entries.Count > most ? null : [.. entries.Where(entry => entry.Stream.OrgId == orgId && kinds.Contains(entry.Stream.Kind))];
    }

    /// <summary>The last position that was drawn, by whoever writes.</summary>
    public async Task<long> EndAsync(CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(SettledLog.EndSql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task FollowAsync(Func<LogLook, CancellationToken, Task> look, Wakeups wakeups, CancellationToken ct)
    {
        var log = new SettledLog();
        long? seen = null;
        var (pause, pauseAfterFault) = (ShortestPause, FirstPauseAfterFault);
        while (!ct.IsCancellationRequested)
        {
            var news = wakeups.Next;
            try
            {
                var full = false;
                await using (var connection = await db.OpenConnectionAsync(ct))
                {
                    await log.AdvanceAsync(connection, ct);
                    if (log.Position > 0 || !log.IsWaiting)
                    {
                        var next = await LookAsync(connection, seen, log.Position, ct);
                        full = next.Entries.Count == BatchSize;
                        await connection.CloseAsync(); // whoever looks reads by itself
                        await look(next, ct);
                        seen = next.Position;
                    }
                }

                pauseAfterFault = FirstPauseAfterFault;
                if (full)
                    continue;

                if (!log.IsWaiting)
                    await Task.WhenAny(news, Task.Delay(Interval, ct));
                else
                    await Task.Delay(pause, ct); // for transactions in flight, whose end tells nobody
                pause = !log.IsWaiting ? ShortestPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFault(logger, e);
                log = new(); // after a restart of the server nothing that was seen before counts
                await Wakeups.PauseAsync(pauseAfterFault, ct);
                pauseAfterFault = pauseAfterFault * 2 < LongestPauseAfterFault ? pauseAfterFault * 2 : LongestPauseAfterFault;
            }
        }
    }

    private async Task<LogLook> LookAsync(NpgsqlConnection connection, long? seen, long settled, CancellationToken ct)
    {
        if (seen is null || settled == seen)
            return new(settled, []);
        if (settled < seen)
            return new(settled, [], Rewound: true);

        await using var command = new NpgsqlCommand(
            $"select {LogEntry.Columns} from events where position > $1 and position <= $2 and kind = any($3) order by position limit $4", connection);
        command.Parameters.AddRange(new[] { Sql.Of(seen.Value), Sql.Of(settled), Sql.Array(kinds, NpgsqlDbType.Text), Sql.Of(BatchSize) });
        var entries = await ReadAsync(command, ct);
        return new(entries.Count == BatchSize ? entries[^1].Position : settled, entries);
    }

    private static async Task<List<LogEntry>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        List<LogEntry> entries = [];
        while (await row.ReadAsync(ct))
            entries.Add(LogEntry.Of(row));
        return entries;
    }
}
