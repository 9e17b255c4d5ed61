using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>
/// Many appends in one transaction and a handful of round trips: locks the streams, computes the hash chains here (the same
/// <see cref="CanonicalEvent"/> the verifier uses) and sends events, states and values through COPY straight into their tables, which
/// spares the second write of a staging table. Heads, keys and superseded values are set-based. All but COPY runs behind the wall of the
/// organization; PostgreSQL offers no COPY there, so the rows it gets are given their organization here, once for all of them.
/// </summary>
internal sealed class BulkAppend
{
    private readonly OrganizationRows _rows;
    private readonly Guid _orgId;
    private readonly Idempotency? _idempotency;
    private readonly DateTimeOffset? _now;

    public BulkAppend(OrganizationRows rows, Guid orgId, IReadOnlyList<PreparedAppend> appends, Idempotency? idempotency, DateTimeOffset? now)
    {
        if (appends.Any(append => append.Stream.OrgId != orgId))
            throw new ArgumentException("An append belongs to another organization.", nameof(appends));
        if (appends.DistinctBy(append => append.Stream).Count() < appends.Count)
            throw new ArgumentException("Two appends go to the same stream.", nameof(appends));

        (_rows, _orgId, Appends, _idempotency, _now) = (rows, orgId, appends, idempotency, now);
    }

    public IReadOnlyList<PreparedAppend> Appends { get; }

    public async Task<IReadOnlyList<Appended>> RunAsync(CancellationToken ct)
    {
        await using var connection = await _rows.Above.OpenConnectionAsync(ct);
        if (await ReplayAsync(connection, ct) is { } replayed)
            return replayed;

        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await HoldPremisesAsync(connection, ct);
            var situation = await BulkSituation.LockAsync(connection, _rows, _orgId, Appends, _idempotency, ct);
            foreach (var append in Appends)
            {
                var current = situation.Heads.TryGetValue(append.Stream, out var head) ? head.Version : 0;
                if (current != append.Append.ExpectedVersion)
                    throw new VersionConflictException(append.Stream, append.Append.ExpectedVersion, current);
            }

            var rows = new BulkRows(Appends, situation, _now);
            await BulkWriter.WriteAsync(connection, _rows, _orgId, rows, ct);
            await ChangeKeysAsync(connection, ct);
            await transaction.CommitAsync(ct);
            return [.. rows.Heads.Select(head => new Appended(head.Append.NewVersion, head.RecordedAt))];
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "events_pkey" or "streams_pkey" })
        {
            await transaction.RollbackAsync(CancellationToken.None);
            throw await ConflictAsync(connection, e, ct); // a stream that did not exist when the others were locked
        }
        catch (PostgresException e) when (e.SqlState == KeyTaken.SqlState)
        {
            throw KeyTaken.Translate(e);
        }
        catch (PostgresException e) when (e.SqlState == Premises.SqlState)
        {
            throw Premises.Translate(e, _orgId);
        }
    }

    private async Task HoldPremisesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (Premises.Command([.. Appends.Select(append => append.Append)]) is not { } hold)
            return;

        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { _rows.Enter(_orgId), hold } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task<IReadOnlyList<Appended>?> ReplayAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (_idempotency is null)
            return null;

        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                _rows.Enter(_orgId),
                PostgresEventStore.ReplayCommand(_orgId, _idempotency),
                Sql.Command(
                    """
                    select recorded_at from unnest($2::text[], $3::uuid[], $4::integer[]) with ordinality a(kind, id, version, place)
                    join events e on e.org_id = $1 and e.kind = a.kind and e.stream_id = a.id and e.version = a.version
                    order by place
                    """,
                    Sql.Of(_orgId),
                    Sql.Column(Appends, append => append.Stream.Kind, NpgsqlDbType.Text),
                    Sql.Column(Appends, append => append.Stream.Id, NpgsqlDbType.Uuid),
                    Sql.Column(Appends, append => append.NewVersion, NpgsqlDbType.Integer)),
            },
        };
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;

        PostgresEventStore.ReplayOf(row, _idempotency);
        await row.NextResultAsync(ct);
        List<Appended> answers = [];
        while (await row.ReadAsync(ct))
            answers.Add(new Appended(Appends[answers.Count].NewVersion, row.GetFieldValue<DateTimeOffset>(0), Replayed: true));
        return answers;
    }

    private async Task ChangeKeysAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var changes = Appends
            .SelectMany(append => append.Append.Keys.Select(change => (append.Stream.Id, Change: change)))
            .OrderByDescending(key => key.Change.Release) // what is released can be reserved in the same call
            .ThenBy(key => key.Change.Kind, StringComparer.Ordinal)
            .ThenBy(key => key.Change.Key, StringComparer.Ordinal)
            .ToList();
        if (changes.Count == 0)
            return;

        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                _rows.Enter(_orgId),
                Sql.Command(
                    """
                    select change_key($1, c.kind, c.key, c.id, c.release)
                    from unnest($2::text[], $3::text[], $4::uuid[], $5::boolean[]) c(kind, key, id, release)
                    """,
                    Sql.Of(_orgId),
                    Sql.Column(changes, key => key.Change.Kind, NpgsqlDbType.Text),
                    Sql.Column(changes, key => key.Change.Key, NpgsqlDbType.Text),
                    Sql.Column(changes, key => key.Id, NpgsqlDbType.Uuid),
                    Sql.Column(changes, key => key.Change.Release, NpgsqlDbType.Boolean)),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task<Exception> ConflictAsync(NpgsqlConnection connection, PostgresException cause, CancellationToken ct)
    {
        var heads = await BulkSituation.HeadsAsync(connection, _rows, _orgId, Appends, ct);
        foreach (var append in Appends)
        {
            if (heads.TryGetValue(append.Stream, out var head) && head.Version != append.Append.ExpectedVersion)
                return new VersionConflictException(append.Stream, append.Append.ExpectedVersion, head.Version);
        }

        return cause;
    }
}
