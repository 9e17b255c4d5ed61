using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

internal enum RunResult
{
    /// <summary>Nothing to do, or another process leads.</summary>
    Idle,

    /// <summary>Events are there but not settled yet.</summary>
    Waiting,

    Handled,
}

/// <summary>Handles one subscription's next batch, if no other process is at it.</summary>
internal sealed class SubscriptionRunner(NpgsqlDataSource db, EventTypes types, Subscription subscription)
{
    /// <summary>How far the checkpoint may lag behind a log that holds nothing for this subscription before it is moved for its own sake.</summary>
    private const long LargestIdleLag = 10_000;

    private SettledLog _log = new();

    public async Task RegisterAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand("insert into subscriptions (name) values ($1) on conflict do nothing");
        command.Parameters.Add(Sql.Text(subscription.Name));
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<RunResult> RunOnceAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await db.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (await LeadAsync(connection, ct) is not { } checkpoint)
                return RunResult.Idle;

            await _log.AdvanceAsync(connection, ct);
            if (_log.Position <= checkpoint)
                return _log.IsWaiting ? RunResult.Waiting : RunResult.Idle;

            var events = await ReadAsync(connection, checkpoint, ct);
            if (events.Count > 0)
                await subscription.HandleAsync(events, transaction, ct);
            var reached = events.Count == subscription.BatchSize ? events[^1].Position : _log.Position;
            if (events.Count > 0 || reached - checkpoint > LargestIdleLag)
                await MoveAsync(connection, reached, ct);
            await transaction.CommitAsync(ct);
            return events.Count > 0 ? RunResult.Handled : _log.IsWaiting ? RunResult.Waiting : RunResult.Idle;
        }
        catch
        {
            _log = new(); // after a restart of the server nothing that was seen before counts
            throw;
        }
    }

    /// <summary>Takes the lead until the end of the transaction and tells the checkpoint; null = another process leads.</summary>
    private async Task<long?> LeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command("select pg_try_advisory_xact_lock(hashtextextended('scorecard subscription ' || $1, 0))", Sql.Text(subscription.Name)),
                Sql.Command("select position from subscriptions where name = $1", Sql.Text(subscription.Name)),
            },
        };
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        if (!row.GetBoolean(0))
            return null;
        await row.NextResultAsync(ct);
        return await row.ReadAsync(ct)
            ? row.GetInt64(0)
            : throw new InvalidOperationException($"The checkpoint of subscription '{subscription.Name}' is gone.");
    }

    private async Task<List<Recorded>> ReadAsync(NpgsqlConnection connection, long checkpoint, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command(
                    $"""
                    select {PostgresEventStore.EventColumns} from events
                    where position > $1 and position <= $2 and ($3::text[] is null or kind = any($3))
                    order by position limit $4
                    """,
                    Sql.Of(checkpoint),
                    Sql.Of(_log.Position),
                    Sql.Array(subscription.Kinds, NpgsqlDbType.Text),
                    Sql.Of(subscription.BatchSize)),
            },
        };
        await using var row = await batch.ExecuteReaderAsync(ct);
        List<Recorded> events = [];
        while (await row.ReadAsync(ct))
            events.Add(PostgresEventStore.EventOf(row, types));
        return events;
    }

    private async Task MoveAsync(NpgsqlConnection connection, long position, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command("update subscriptions set position = $2, updated_at = now() where name = $1", Sql.Text(subscription.Name), Sql.Of(position)),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }
}
