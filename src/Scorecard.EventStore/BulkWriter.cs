using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>Sends the rows of a bulk append.</summary>
internal static class BulkWriter
{
    private const string CopyEventsSql = """
        copy events (org_id, kind, stream_id, version, position, type, data, actor_id, correlation_id, reason, recorded_at, ends_append, hash)
        from stdin (format binary)
        """;

    private const string CopyStatesSql = "copy states (org_id, kind, id, recorded_at, version, data) from stdin (format binary)";

    private const string CopyValuesSql = """
        copy kpi_values (org_id, kpi_id, period_start, segment, revision, value, numerator, denominator, not_applicable, comment, recorded_at, superseded_at, position)
        from stdin (format binary)
        """;

    private const string SupersedeSql = """
        update kpi_values v set superseded_at = n.superseded_at
        from unnest($2::uuid[], $3::date[], $4::text[], $5::integer[], $6::timestamptz[]) n(kpi_id, period_start, segment, revision, superseded_at)
        where v.org_id = $1 and v.kpi_id = n.kpi_id and v.period_start = n.period_start and v.segment = n.segment and v.revision = n.revision and v.superseded_at is null
        """;

    private const string HeadsSql = """
        insert into streams (org_id, kind, id, version, recorded_at, hash, state)
        select $1, h.kind, h.id, h.version, h.recorded_at, h.hash, h.state::json
        from unnest($2::text[], $3::uuid[], $4::integer[], $5::timestamptz[], $6::bytea[], $7::text[]) h(kind, id, version, recorded_at, hash, state)
        on conflict (org_id, kind, id) do update
        set version = excluded.version, recorded_at = excluded.recorded_at, hash = excluded.hash, state = excluded.state
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, OrganizationRows wall, Guid orgId, BulkRows rows, CancellationToken ct)
    {
        var computing = Task.Run(rows.Values, ct); // needs nothing of what is sent meanwhile
        await CopyEventsAsync(connection, orgId, rows, ct);
        await CopyStatesAsync(connection, orgId, rows, ct);

        var values = await computing;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { wall.Enter(orgId) } };
        if (rows.SupersededRows is { Count: > 0 } superseded)
            batch.BatchCommands.Add(Supersede(orgId, superseded));
        batch.BatchCommands.Add(WriteHeads(orgId, rows.Heads));
        batch.BatchCommands.Add(OrganizationRows.Leave());
        await batch.ExecuteNonQueryAsync(ct);
        await CopyValuesAsync(connection, orgId, values, ct);
    }

    private static async Task CopyEventsAsync(NpgsqlConnection connection, Guid orgId, BulkRows rows, CancellationToken ct)
    {
        await using var copy = await CopyRows.BeginAsync(connection, CopyEventsSql, ct);
        foreach (var row in rows.Events())
        {
            var append = row.Append.Append;
            await copy.StartRowAsync(13, ct);
            copy.Write(orgId);
            copy.Write(append.Stream.Kind);
            copy.Write(append.Stream.Id);
            copy.Write(append.ExpectedVersion + row.Index + 1);
            copy.Write(row.Position);
            copy.Write(row.Type);
            copy.Write(row.Data);
            copy.Write(append.Metadata.ActorId);
            copy.Write(append.Metadata.CorrelationId);
            copy.WriteNullable(append.ReasonOf(row.Index));
            copy.Write(row.RecordedAt.UtcDateTime);
            copy.Write(row.EndsAppend);
            copy.Write(row.Hash);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task CopyStatesAsync(NpgsqlConnection connection, Guid orgId, BulkRows rows, CancellationToken ct)
    {
        await using var copy = await CopyRows.BeginAsync(connection, CopyStatesSql, ct);
        foreach (var head in rows.Heads.Where(head => head.Append.Append.State is not null))
        {
            await copy.StartRowAsync(6, ct);
            copy.Write(orgId);
            copy.Write(head.Append.Stream.Kind);
            copy.Write(head.Append.Stream.Id);
            copy.Write(head.RecordedAt.UtcDateTime);
            copy.Write(head.Append.NewVersion);
            copy.Write(head.Append.Append.State!);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task CopyValuesAsync(NpgsqlConnection connection, Guid orgId, List<BulkRows.ValueRow> values, CancellationToken ct)
    {
        if (values.Count == 0)
            return;

        await using var copy = await CopyRows.BeginAsync(connection, CopyValuesSql, ct);
        foreach (var row in values)
        {
            await copy.StartRowAsync(13, ct);
            copy.Write(orgId);
            copy.Write(row.Change.KpiId);
            copy.Write(row.Change.PeriodStart);
            copy.Write(row.Change.Segment);
            copy.Write(row.Revision);
            copy.WriteNullable(row.Change.Value);
            copy.WriteNullable(row.Change.Numerator);
            copy.WriteNullable(row.Change.Denominator);
            copy.Write(row.Change.NotApplicable);
            copy.WriteNullable(row.Change.Comment);
            copy.Write(row.RecordedAt.UtcDateTime);
            if (row.SupersededAt is { } superseded)
                copy.Write(superseded.UtcDateTime);
            else
                copy.WriteNull();
            copy.Write(row.Position);
        }

        await copy.CompleteAsync(ct);
    }

    private static NpgsqlBatchCommand Supersede(Guid orgId, List<BulkRows.Superseded> rows) =>
        Sql.Command(
            SupersedeSql,
            Sql.Of(orgId),
            Sql.Column(rows, row => row.KpiId, NpgsqlDbType.Uuid),
            Sql.Column(rows, row => row.PeriodStart, NpgsqlDbType.Date),
            Sql.Column(rows, row => row.Segment, NpgsqlDbType.Text),
            Sql.Column(rows, row => row.Revision, NpgsqlDbType.Integer),
            Sql.Column(rows, row => row.At.UtcDateTime, NpgsqlDbType.TimestampTz));

    private static NpgsqlBatchCommand WriteHeads(Guid orgId, List<BulkRows.HeadRow> heads) =>
        Sql.Command(
            HeadsSql,
            Sql.Of(orgId),
            Sql.Column(heads, head => head.Append.Stream.Kind, NpgsqlDbType.Text),
            Sql.Column(heads, head => head.Append.Stream.Id, NpgsqlDbType.Uuid),
            Sql.Column(heads, head => head.Append.NewVersion, NpgsqlDbType.Integer),
            Sql.Column(heads, head => head.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz),
            Sql.Column(heads, head => head.Hash, NpgsqlDbType.Bytea),
            Sql.Column(heads, head => head.Append.Append.State, NpgsqlDbType.Text));
}
