using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Finds the position up to which the log can no longer change. Positions are drawn from a sequence and become visible at commit, so a
/// lower one may appear behind a higher one. But a transaction gets its id before it draws positions: when the sequence stood at P, all
/// that hold positions up to P had an id lower than one taken afterwards. Once the oldest transaction in flight
/// (<c>pg_snapshot_xmin(pg_current_snapshot())</c>) is not older than that id, everything up to P is there or will never be.
/// </summary>
internal sealed class SettledLog
{
    private (long Position, long Transaction)? _awaited;

    /// <summary>Everything up to here is settled.</summary>
    public long Position { get; private set; }

    /// <summary>There is more, which settles when the transactions in flight end.</summary>
    public bool IsWaiting { get; private set; }

    /// <param name="connection">In a transaction of isolation level read committed: each statement needs a snapshot of its own.</param>
    public async Task AdvanceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var last = await LongAsync(connection, EndSql, ct);
        if (last > Position)
        {
            _awaited ??= (last, await LongAsync(connection, "select pg_current_xact_id()::text::bigint", ct));
            if (await LongAsync(connection, OldestTransactionSql, ct) >= _awaited.Value.Transaction)
                (Position, _awaited) = (_awaited.Value.Position, null);
        }

        IsWaiting = last > Position;
    }

    /// <summary>The last position that was drawn.</summary>
    public const string EndSql = "select case when is_called then last_value else 0 end from events_position_seq";

    /// <summary>The id of the oldest transaction in flight that writes, or of the next one.</summary>
    public const string OldestTransactionSql = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private static async Task<long> LongAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
