using Npgsql;

namespace Scorecard.EventStore;

public sealed partial class PostgresEventStore
{
    private static readonly TimeSpan SettlingPause = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The present moment, once nothing can be recorded at or before it any more: what is read as known at it never changes. Waits for
    /// the appends in flight to end, normally some milliseconds. (An append reads the clock after its transaction got its id, so one
    /// that began later records later.)
    /// </summary>
    public async Task<DateTimeOffset> SafeKnowledgeTimeAsync(CancellationToken ct = default)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("select clock_timestamp()"), new("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint") },
        };
        DateTimeOffset now;
        long next;
        await using (var row = await batch.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            now = row.GetFieldValue<DateTimeOffset>(0);
            await row.NextResultAsync(ct);
            await row.ReadAsync(ct);
            next = row.GetInt64(0);
        }

        await using var oldest = new NpgsqlCommand("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", connection);
        while ((long)(await oldest.ExecuteScalarAsync(ct))! < next)
            await Task.Delay(SettlingPause, ct);

        return clock.Now ?? now;
    }
}
