using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>One call of the database function <c>append_events</c>: its parameters and what its answer means.</summary>
internal sealed class AppendCall(PreparedAppend prepared, DateTimeOffset? now)
{
    private const string PlainSql = """
        select outcome, version, recorded_at from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string FullSql = """
        select outcome, version, recorded_at
        from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)
        """;

    private readonly Append _append = prepared.Append;

    public StreamId Stream => _append.Stream;

    /// <summary>Two transactions that each reserve keys could wait for each other, so these share none.</summary>
    public bool StandsAlone => _append.Keys.Count > 0;

    public NpgsqlBatchCommand ToCommand()
    {
        var (stream, keys, values) = (_append.Stream, _append.Keys, _append.Values);
        var plain = _append.Idempotency is null && _append.Reasons is null && keys.Count == 0 && values.Count == 0;
        var command = Sql.Command(
            plain ? PlainSql : FullSql,
            Sql.Of(stream.OrgId),
            Sql.Text(stream.Kind),
            Sql.Of(stream.Id),
            Sql.Of(_append.ExpectedVersion),
            Sql.Array(prepared.Types, NpgsqlDbType.Text),
            Sql.Array(prepared.Data, NpgsqlDbType.Json),
            Sql.Json(_append.State),
            Sql.Of(_append.Metadata.ActorId),
            Sql.Of(_append.Metadata.CorrelationId),
            Sql.Text(_append.Reasons is null ? _append.Metadata.Reason : null),
            Sql.Moment(now));
        if (plain)
            return command;

        Sql.Add(
            command,
            Sql.Uuid(_append.Idempotency?.ActorId),
            Sql.Text(_append.Idempotency?.Key),
            Sql.Text(_append.Idempotency?.Fingerprint),
            Sql.Column(keys, key => key.Kind, NpgsqlDbType.Text),
            Sql.Column(keys, key => key.Key, NpgsqlDbType.Text),
            Sql.Column(keys, key => key.Release, NpgsqlDbType.Boolean),
            Sql.Column(values, value => value.KpiId, NpgsqlDbType.Uuid),
            Sql.Column(values, value => value.PeriodStart, NpgsqlDbType.Date),
            Sql.Column(values, value => value.Segment, NpgsqlDbType.Text),
            Sql.Column(values, value => value.Value, NpgsqlDbType.Numeric),
            Sql.Column(values, value => value.Numerator, NpgsqlDbType.Numeric),
            Sql.Column(values, value => value.Denominator, NpgsqlDbType.Numeric),
            Sql.Column(values, value => value.NotApplicable, NpgsqlDbType.Boolean),
            Sql.Column(values, value => value.EventIndex, NpgsqlDbType.Integer),
            Sql.Column(values, value => value.Comment, NpgsqlDbType.Text),
            Sql.Column(values, value => value.KeepsRevision, NpgsqlDbType.Boolean),
            Sql.Array([.. _append.Reasons ?? []], NpgsqlDbType.Text));
        return command;
    }

    /// <summary>Reads the answer from the reader's current result.</summary>
    public async Task<AppendOutcome> ReadAsync(NpgsqlDataReader row)
    {
        await row.ReadAsync();
        return row.GetString(0) switch
        {
            "appended" => new(new Appended(row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2)), null),
            "replayed" => new(new Appended(row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), Replayed: true), null),
            "mismatch" => new(null, new IdempotencyMismatchException(_append.Idempotency!.Key)),
            _ => new(null, new VersionConflictException(Stream, _append.ExpectedVersion, row.GetInt32(1))),
        };
    }
}

/// <summary>Either what was recorded, or why nothing was.</summary>
internal readonly record struct AppendOutcome(Appended? Appended, Exception? Refusal)
{
    public Appended OrThrow() => Appended ?? throw Refusal!;
}
