using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>One call of the database function <c>append_events</c>: its parameters and what its answer means.</summary>
internal sealed class AppendCall
{
    private const string CallSql = """
        select outcome, version, recorded_at
        from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        """;

    private const string KeyTaken = "SC001";

    private readonly Append _append;
    private readonly string[] _types;
    private readonly string[] _data;
    private readonly DateTimeOffset? _now;

    public AppendCall(Append append, EventTypes types, DateTimeOffset? now)
    {
        _append = append;
        _now = now;
        _types = new string[append.Events.Count];
        _data = new string[append.Events.Count];
        for (var i = 0; i < _types.Length; i++)
            (_types[i], _data[i]) = types.Serialize(append.Events[i]);
        Check(append);
    }

    public NpgsqlBatchCommand ToCommand()
    {
        var (stream, keys, values) = (_append.Stream, _append.Keys, _append.Values);
        return Sql.Command(
            CallSql,
            Sql.Of(stream.OrgId),
            Sql.Text(stream.Kind),
            Sql.Of(stream.Id),
            Sql.Of(_append.ExpectedVersion),
            Sql.Array(_types, NpgsqlDbType.Text),
            Sql.Array(_data, NpgsqlDbType.Text),
            Sql.Text(_append.State),
            Sql.Of(_append.Metadata.ActorId),
            Sql.Of(_append.Metadata.CorrelationId),
            Sql.Text(_append.Metadata.Reason),
            Sql.Moment(_now),
            Sql.Uuid(_append.Idempotency?.ActorId),
            Sql.Text(_append.Idempotency?.Key),
            Sql.Text(_append.Idempotency?.Fingerprint),
            Sql.Array([.. keys.Select(key => key.Kind)], NpgsqlDbType.Text),
            Sql.Array([.. keys.Select(key => key.Key)], NpgsqlDbType.Text),
            Sql.Array([.. keys.Select(key => key.Release)], NpgsqlDbType.Boolean),
            Sql.Array([.. values.Select(value => value.KpiId)], NpgsqlDbType.Uuid),
            Sql.Array([.. values.Select(value => value.PeriodStart)], NpgsqlDbType.Date),
            Sql.Array([.. values.Select(value => value.Segment)], NpgsqlDbType.Text),
            Sql.Array([.. values.Select(value => value.Value)], NpgsqlDbType.Numeric),
            Sql.Array([.. values.Select(value => value.Numerator)], NpgsqlDbType.Numeric),
            Sql.Array([.. values.Select(value => value.Denominator)], NpgsqlDbType.Numeric),
            Sql.Array([.. values.Select(value => value.NotApplicable)], NpgsqlDbType.Boolean),
            Sql.Array([.. values.Select(value => value.EventIndex)], NpgsqlDbType.Integer));
    }

    /// <summary>Reads the answer of the reader's current result.</summary>
    public async Task<Appended> ReadAsync(NpgsqlDataReader row)
    {
        await row.ReadAsync();
        return row.GetString(0) switch
        {
            "appended" => new Appended(row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2)),
            "replayed" => new Appended(row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), Replayed: true),
            "mismatch" => throw new IdempotencyMismatchException(_append.Idempotency!.Key),
            _ => throw new VersionConflictException(_append.Stream, _append.ExpectedVersion, row.GetInt32(1)),
        };
    }

    public static Exception Translate(PostgresException e) =>
        e.SqlState == KeyTaken ? new KeyTakenException(e.ColumnName!, e.Detail!) : e;

    private static void Check(Append append)
    {
        ArgumentOutOfRangeException.ThrowIfZero(append.Events.Count, nameof(append.Events));
        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedVersion, nameof(append.ExpectedVersion));
        if (append.Values.Any(value => value.EventIndex < 0 || value.EventIndex >= append.Events.Count))
            throw new ArgumentException("A value belongs to none of the events.", nameof(append));
    }
}
