using Npgsql;

namespace Scorecard.EventStore;

public sealed partial class PostgresEventStore
{
    private static readonly TimeSpan SettlingPause = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The present moment, once nothing can be recorded at or before it any more: what is read as known at it never changes. Waits for
    /// the appends in flight to end, normally some milliseconds. (An append reads the clock after its transaction got its id: all that
    /// read it before now have a lower id than one taken now.)
    /// </summary>
    public Task<DateTimeOffset> SafeKnowledgeTimeAsync(CancellationToken ct = default) =>
        Recovery.RunAsync(_ => SettleAsync(ct), ct);

    private async Task<DateTimeOffset> SettleAsync(CancellationToken ct)
    {
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("select clock_timestamp()"), new("select pg_current_xact_id()::text::bigint") },
        };
        DateTimeOffset now;
        long barrier;
        await using (var row = await batch.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            now = row.GetFieldValue<DateTimeOffset>(0);
            await row.NextResultAsync(ct);
            await row.ReadAsync(ct);
            barrier = row.GetInt64(0);
        }

        await using var oldest = new NpgsqlCommand(SettledLog.OldestTransactionSql, connection);
        while ((long)(await oldest.ExecuteScalarAsync(ct))! < barrier)
            await Task.Delay(SettlingPause, ct); // a transaction that ends tells nobody

        return clock.Now ?? now;
    }
}
