namespace Scorecard.EventStore;

public sealed partial class PostgresEventStore
{
    /// <summary>Few enough that no append waits long for the rows of a batch.</summary>
    private const int PurgeBatch = 10_000;

    /// <summary>
    /// Forgets the idempotency keys that are older than this, by the database's clock: a request that is repeated later counts as a
    /// new one. Harmless while others do the same.
    /// </summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> PurgeIdempotencyKeysAsync(TimeSpan olderThan, CancellationToken ct = default)
    {
        var purged = 0;
        for (var batch = PurgeBatch; batch == PurgeBatch; purged += batch)
        {
            await using var command = rows.Above.CreateCommand(
                """
                delete from idempotency_keys where ctid = any (array(
                    select ctid from idempotency_keys where created_at < now() - $1 limit $2 for update skip locked))
                """);
            command.Parameters.Add(Sql.Of(olderThan));
            command.Parameters.Add(Sql.Of(PurgeBatch));
            batch = await command.ExecuteNonQueryAsync(ct);
        }

        return purged;
    }
}
