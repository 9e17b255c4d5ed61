using Npgsql;

namespace Scorecard.EventStore;

/// <summary>Append-only streams, the states and values that follow from them, and reads of them at any moment. Knows nothing of their meaning.</summary>
public sealed partial class PostgresEventStore(NpgsqlDataSource db, EventTypes types, IRecordingClock clock)
{
    /// <summary>Records everything of the append or nothing.</summary>
    /// <exception cref="VersionConflictException">The stream is not at the expected version.</exception>
    /// <exception cref="KeyTakenException">Another id holds one of the keys.</exception>
    /// <exception cref="IdempotencyMismatchException">The idempotency key stands for another request.</exception>
    public async Task<Appended> AppendAsync(Append append, CancellationToken ct = default)
    {
        var call = new AppendCall(append, types, clock.Now);
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { call.ToCommand() } };
        try
        {
            await using var row = await batch.ExecuteReaderAsync(ct);
            return await call.ReadAsync(row);
        }
        catch (PostgresException e)
        {
            throw AppendCall.Translate(e);
        }
    }

    /// <summary>
    /// Records all of the appends or none of them, through COPY: for imports and batches of many values. Each stream at most once.
    /// </summary>
    /// <param name="idempotency">Stands for the whole call; the key of a single append is not looked at.</param>
    /// <exception cref="VersionConflictException">One of the streams is not at the expected version.</exception>
    /// <exception cref="KeyTakenException">Another id holds one of the keys.</exception>
    /// <exception cref="IdempotencyMismatchException">The idempotency key stands for another request.</exception>
    public async Task<IReadOnlyList<Appended>> AppendBulkAsync(
        Guid orgId, IReadOnlyList<Append> appends, Idempotency? idempotency = null, CancellationToken ct = default)
    {
        List<AppendCall> calls = [.. appends.Select(append => new AppendCall(append, types, clock.Now))];
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var call in calls)
            batch.BatchCommands.Add(call.ToCommand());

        List<Appended> answers = [];
        await using var row = await batch.ExecuteReaderAsync(ct);
        foreach (var call in calls)
        {
            answers.Add(await call.ReadAsync(row));
            await row.NextResultAsync(ct);
        }

        return answers;
    }
}
