using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>The end of a stream's hash chain.</summary>
internal readonly record struct Head(int Version, DateTimeOffset RecordedAt, byte[] Hash);

/// <summary>What a bulk append finds: the ends of its streams (locked), the moment, places in the log, and the values that stand.</summary>
internal sealed record BulkSituation(
    IReadOnlyDictionary<StreamId, Head> Heads,
    DateTimeOffset Now,
    long[] Positions,
    Dictionary<(Guid KpiId, DateOnly PeriodStart, string Segment), int> StandingRevisions)
{
    private const string HeadsSql = """
        select s.kind, s.id, s.version, s.recorded_at, s.hash
        from unnest($2::text[], $3::uuid[]) k(kind, id)
        join streams s on s.org_id = $1 and s.kind = k.kind and s.id = k.id
        """;

    private const string ClaimSql = """
        insert into idempotency_keys (org_id, actor_id, key, fingerprint, kind, stream_id, version) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string StandingValuesSql = """
        select kpi_id, period_start, segment, revision from kpi_values
        where org_id = $1 and kpi_id = any($2) and period_start between $3 and $4 and superseded_at is null
        """;

    /// <summary>
    /// The transaction gets its id first, before the clock is read and positions are drawn; see <c>append_events</c>.
    /// The streams are locked in the order every writer uses.
    /// </summary>
    public static async Task<BulkSituation> LockAsync(
        NpgsqlConnection connection, OrganizationRows rows, Guid orgId, IReadOnlyList<PreparedAppend> appends, Idempotency? idempotency, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_current_xact_id()::text"));
        batch.BatchCommands.Add(rows.Enter(orgId));
        batch.BatchCommands.Add(HeadsCommand(orgId, appends, "order by s.org_id, s.kind, s.id for update of s"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select clock_timestamp()"));
        batch.BatchCommands.Add(Sql.Command(
            "select array_agg(nextval('events_position_seq')) from generate_series(1, $1)",
            Sql.Of(appends.Sum(append => append.Append.Events.Count))));
        if (appends.Any(append => append.Append.Values.Count > 0))
            batch.BatchCommands.Add(StandingValues(orgId, [.. appends.SelectMany(append => append.Append.Values)]));
        if (idempotency is not null)
            batch.BatchCommands.Add(Claim(orgId, idempotency, appends[0]));
        batch.BatchCommands.Add(OrganizationRows.Leave());

        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        await row.NextResultAsync(ct);
        var heads = await ReadHeadsAsync(row, orgId, ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        var now = row.GetFieldValue<DateTimeOffset>(0);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        var positions = row.GetFieldValue<long[]>(0);
        await row.NextResultAsync(ct);
        Dictionary<(Guid, DateOnly, string), int> standing = [];
        if (appends.Any(append => append.Append.Values.Count > 0))
        {
            while (await row.ReadAsync(ct))
                standing.Add((row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetString(2)), row.GetInt32(3));
        }

        while (await row.NextResultAsync(ct)) { }
        return new(heads, now, positions, standing);
    }

    public static async Task<IReadOnlyDictionary<StreamId, Head>> HeadsAsync(
        NpgsqlConnection connection, OrganizationRows rows, Guid orgId, IReadOnlyList<PreparedAppend> appends, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { rows.Enter(orgId), HeadsCommand(orgId, appends, "") } };
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        return await ReadHeadsAsync(row, orgId, ct);
    }

    private static NpgsqlBatchCommand HeadsCommand(Guid orgId, IReadOnlyList<PreparedAppend> appends, string locking) =>
        Sql.Command(
            $"{HeadsSql} {locking}",
            Sql.Of(orgId),
            Sql.Column(appends, append => append.Stream.Kind, NpgsqlDbType.Text),
            Sql.Column(appends, append => append.Stream.Id, NpgsqlDbType.Uuid));

    private static async Task<Dictionary<StreamId, Head>> ReadHeadsAsync(NpgsqlDataReader row, Guid orgId, CancellationToken ct)
    {
        Dictionary<StreamId, Head> heads = [];
        while (await row.ReadAsync(ct))
        {
            heads.Add(
                new StreamId(orgId, row.GetString(0), row.GetGuid(1)),
                new Head(row.GetInt32(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<byte[]>(4)));
        }

        return heads;
    }

    private static NpgsqlBatchCommand Claim(Guid orgId, Idempotency idempotency, PreparedAppend first) =>
        Sql.Command(
            ClaimSql,
            Sql.Of(orgId),
            Sql.Of(idempotency.ActorId),
            Sql.Text(idempotency.Key),
            Sql.Text(idempotency.Fingerprint),
            Sql.Text(first.Stream.Kind),
            Sql.Of(first.Stream.Id),
            Sql.Of(first.NewVersion));

    private static NpgsqlBatchCommand StandingValues(Guid orgId, List<ValueChange> values) =>
        Sql.Command(
            StandingValuesSql,
            Sql.Of(orgId),
            Sql.Array([.. values.Select(value => value.KpiId).Distinct()], NpgsqlDbType.Uuid),
            Sql.Date(values.Min(value => value.PeriodStart)),
            Sql.Date(values.Max(value => value.PeriodStart)));
}
