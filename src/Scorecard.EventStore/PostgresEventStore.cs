using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Append-only streams, the states and values that follow from them, and reads of them at any moment. Knows nothing of their meaning.
/// One instance per process; safe for many threads. A server that restarts is waited for.
/// </summary>
public sealed partial class PostgresEventStore(OrganizationRows rows, EventTypes types, IRecordingClock clock)
{
    private const string RecordedSql = """
        select type, data, actor_id, correlation_id, reason, recorded_at from events
        where org_id = $1 and kind = $2 and stream_id = $3 and version > $4 and version <= $5
        order by version
        """;

    private readonly AppendQueue _queue = new(rows);
    private readonly Announcer _announcer = new(rows.Above);

    /// <summary>Records everything of the append or nothing. Once sent it runs to its end, whether the token is cancelled or not.</summary>
    /// <exception cref="VersionConflictException">The stream is not at the expected version.</exception>
    /// <exception cref="KeyTakenException">Another id holds one of the keys.</exception>
    /// <exception cref="IdempotencyMismatchException">The idempotency key stands for another request.</exception>
    public async Task<Appended> AppendAsync(Append append, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var prepared = new PreparedAppend(append, types);
        var call = new AppendCall(prepared, clock.Now);
        try
        {
            var appended = await Recovery.RunAsync(
                async unsure =>
                {
                    var outcome = await _queue.AppendAsync(call, ct);
                    return unsure && outcome.Refusal is VersionConflictException
                        ? await FindOwnAsync(prepared, ct) ?? outcome.OrThrow()
                        : outcome.OrThrow();
                },
                ct);
            _announcer.Announce();
            return appended;
        }
        catch (PostgresException e) when (e.SqlState == KeyTaken.SqlState)
        {
            throw KeyTaken.Translate(e);
        }
    }

    /// <summary>
    /// Records all of the appends or none of them, through COPY: for imports and batches of many values. Each stream at most once.
    /// </summary>
    /// <param name="idempotency">Stands for the whole call; the keys of the single appends are not looked at.</param>
    /// <exception cref="VersionConflictException">One of the streams is not at the expected version.</exception>
    /// <exception cref="KeyTakenException">Another id holds one of the keys.</exception>
    /// <exception cref="IdempotencyMismatchException">The idempotency key stands for another request.</exception>
    public async Task<IReadOnlyList<Appended>> AppendBulkAsync(
        Guid orgId, IReadOnlyList<Append> appends, Idempotency? idempotency = null, CancellationToken ct = default)
    {
        if (appends.Count == 0)
            return [];

        var bulk = new BulkAppend(rows, orgId, [.. appends.Select(append => new PreparedAppend(append, types))], idempotency, clock.Now);
        var appended = await Recovery.RunAsync(
            async unsure => unsure && await FindOwnAsync(bulk.Appends, ct) is { } own ? own : await bulk.RunAsync(ct), ct);
        _announcer.Announce();
        return appended;
    }

    private async Task<IReadOnlyList<Appended>?> FindOwnAsync(IReadOnlyList<PreparedAppend> appends, CancellationToken ct)
    {
        List<Appended> own = [];
        foreach (var append in appends)
        {
            if (await FindOwnAsync(append, ct) is not { } appended)
                return null;
            own.Add(appended);
        }

        return own;
    }

    /// <summary>What an append whose answer was lost had recorded; null = the events in its place are somebody else's, or there are none.</summary>
    private async Task<Appended?> FindOwnAsync(PreparedAppend prepared, CancellationToken ct)
    {
        var (append, metadata) = (prepared.Append, prepared.Append.Metadata);
        var command = Sql.Command(
            RecordedSql,
            Sql.Of(append.Stream.OrgId),
            Sql.Text(append.Stream.Kind),
            Sql.Of(append.Stream.Id),
            Sql.Of(append.ExpectedVersion),
            Sql.Of(prepared.NewVersion));
        var recorded = await QueryAsync(
            append.Stream.OrgId,
            command,
            row => (Same: (row.GetString(0), row.GetString(1), row.GetGuid(2), row.GetGuid(3), row.IsDBNull(4) ? null : row.GetString(4)),
                RecordedAt: row.GetFieldValue<DateTimeOffset>(5)),
            ct);
        var ours = append.Events.Select((change, i) => (types.NameOf(change), types.Serialize(change).Json, metadata.ActorId, metadata.CorrelationId, append.ReasonOf(i)));
        return recorded.Select(row => row.Same).SequenceEqual(ours) ? new Appended(prepared.NewVersion, recorded[^1].RecordedAt) : null;
    }
}
