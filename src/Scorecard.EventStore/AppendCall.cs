using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>
/// One append as a command, and what its answer means. Most are plain: one event, neither keys nor values nor an idempotency key. For
/// them there is one statement, which costs the server half of what the database function <c>append_events</c> does; it does the
/// same, but when the stream is not at the expected version it only does nothing, and the function has to say why.
/// </summary>
internal sealed class AppendCall(PreparedAppend prepared, DateTimeOffset? now)
{
    private const string FullSql = """
        select outcome, version, recorded_at
        from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)
        """;

    /// <summary>As in the function: the transaction gets its id before the clock is read.</summary>
    private const string NowSql = "select pg_current_xact_id() as transaction, coalesce($11, clock_timestamp()) as moment";

    private const string WriteSql = """
        insert into events (org_id, kind, stream_id, version, type, data, actor_id, correlation_id, reason, recorded_at, ends_append, hash)
        select $1, $2, $3, $4 + 1, $5, $6, $8, $9, $10, h.recorded_at, true, h.hash from head h
        ), state as (
        insert into states (org_id, kind, id, recorded_at, version, data)
        select $1, $2, $3, h.recorded_at, $4 + 1, $7 from head h where $7 is not null
        )
        select recorded_at from head
        """;

    private const string StartSql = $"""
        with now as materialized ({NowSql}
        ), head as (
        insert into streams (org_id, kind, id, version, recorded_at, hash, state)
        select $1, $2, $3, $4 + 1, n.moment, event_hash('', $1, $2, $3, $4 + 1, $5, true, $8, $9, n.moment, $6::text, $10), $7 from now n
        on conflict do nothing
        returning recorded_at, hash
        ), event as ({WriteSql}
        """;

    private const string ContinueSql = $"""
        with now as materialized ({NowSql}
        ), head as (
        update streams s set
            version = $4 + 1,
            recorded_at = greatest(n.moment, s.recorded_at + interval '1 microsecond'),
            hash = event_hash(s.hash, $1, $2, $3, $4 + 1, $5, true, $8, $9, greatest(n.moment, s.recorded_at + interval '1 microsecond'), $6::text, $10),
            state = $7
        from now n
        where s.org_id = $1 and s.kind = $2 and s.id = $3 and s.version = $4
        returning s.recorded_at, s.hash
        ), event as ({WriteSql}
        """;

    private readonly Append _append = prepared.Append;

    public StreamId Stream => _append.Stream;

    public Append Append => _append;

    /// <summary>
    /// Two transactions that each reserve keys could wait for each other, so these share none. What others rest on is not held longer
    /// than it must be.
    /// </summary>
    public bool StandsAlone => _append is { Keys.Count: > 0 } or { IsPremise: true };

    public bool IsPlain { get; } =
        prepared.Append is { Events.Count: 1, Keys.Count: 0, Values.Count: 0, Idempotency: null, Reasons: null };

    public NpgsqlBatchCommand ToPlainCommand() =>
        Sql.Command(
            _append.ExpectedVersion == 0 ? StartSql : ContinueSql,
            Sql.Of(Stream.OrgId),
            Sql.Text(Stream.Kind),
            Sql.Of(Stream.Id),
            Sql.Of(_append.ExpectedVersion),
            Sql.Text(prepared.Types[0]),
            Sql.Json(prepared.Data[0]),
            Sql.Json(_append.State),
            Sql.Of(_append.Metadata.ActorId),
            Sql.Of(_append.Metadata.CorrelationId),
            Sql.Text(_append.Metadata.Reason),
            Sql.Moment(now));

    /// <summary>Reads the answer of the plain command from the reader's current result; null = it did nothing.</summary>
    public async Task<AppendOutcome?> ReadPlainAsync(NpgsqlDataReader row) =>
        await row.ReadAsync() ? new(new Appended(prepared.NewVersion, row.GetFieldValue<DateTimeOffset>(0)), null) : null;

    public NpgsqlBatchCommand ToFullCommand()
    {
        var (keys, values) = (_append.Keys, _append.Values);
        return Sql.Command(
            FullSql,
            Sql.Of(Stream.OrgId),
            Sql.Text(Stream.Kind),
            Sql.Of(Stream.Id),
            Sql.Of(_append.ExpectedVersion),
            Sql.Array(prepared.Types, NpgsqlDbType.Text),
            Sql.Array(prepared.Data, NpgsqlDbType.Json),
            Sql.Json(_append.State),
            Sql.Of(_append.Metadata.ActorId),
            Sql.Of(_append.Metadata.CorrelationId),
            Sql.Text(_append.Reasons is null ? _append.Metadata.Reason : null),
            Sql.Moment(now),
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
    }

    /// <summary>Reads the answer of the full command from the reader's current result.</summary>
    public async Task<AppendOutcome> ReadFullAsync(NpgsqlDataReader row)
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
