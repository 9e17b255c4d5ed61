using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>Puts the states of a range right: what is missing goes through COPY, what differs through one statement for many rows.</summary>
internal sealed class StateWriter(NpgsqlConnection connection, EventRange range) : IAsyncDisposable
{
    private const int MostChangedAtOnce = 2_000;

    private const string CopySql = "copy states (org_id, kind, id, recorded_at, version, data) from stdin (format binary)";

    private const string ChangeSql = """
        update states s set data = n.data
        from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::json[]) n(org_id, kind, id, recorded_at, data)
        where s.org_id = n.org_id and s.kind = n.kind and s.id = n.id and s.recorded_at = n.recorded_at
        """;

    private readonly List<Row> _changed = [];
    private CopyRows? _copy;

    public readonly record struct Row(StreamId Stream, int Version, DateTime RecordedAt, byte[] Json);

    public async ValueTask WriteAsync(Row row, bool isMissing, CancellationToken ct)
    {
        if (!isMissing)
        {
            _changed.Add(row);
            if (_changed.Count == MostChangedAtOnce)
                await FlushAsync(ct);
            return;
        }

        _copy ??= await CopyRows.BeginAsync(connection, CopySql, ct);
        await _copy.StartRowAsync(6, ct);
        _copy.Write(row.Stream.OrgId);
        _copy.Write(row.Stream.Kind);
        _copy.Write(row.Stream.Id);
        _copy.Write(row.RecordedAt);
        _copy.Write(row.Version);
        _copy.Write(row.Json.AsSpan());
    }

    /// <summary>Sends everything that was given so far.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        if (_copy is not null)
        {
            await _copy.CompleteAsync(ct);
            _copy = null;
        }

        if (_changed.Count == 0)
            return;

        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 0,
            BatchCommands =
            {
                Sql.Command(
                    ChangeSql,
                    Sql.Column(_changed, row => row.Stream.OrgId, NpgsqlDbType.Uuid),
                    Sql.Column(_changed, row => row.Stream.Kind, NpgsqlDbType.Text),
                    Sql.Column(_changed, row => row.Stream.Id, NpgsqlDbType.Uuid),
                    Sql.Column(_changed, row => row.RecordedAt, NpgsqlDbType.TimestampTz),
                    Sql.Column(_changed, row => row.Json, NpgsqlDbType.Json)),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        _changed.Clear();
    }

    /// <summary>How many states no append stands behind, and how many streams show another state than their latest.</summary>
    public async Task<long> CountSurplusAsync(CancellationToken ct)
    {
        await using var states = range.Command(connection, "s", "id", where => $"select count(*) from states s where {where} and {Surplus}");
        await using var streams = range.Command(connection, "s", "id", where => $"select count(*) from streams s {WrongHeads} and {where}");
        return (long)(await states.ExecuteScalarAsync(ct))! + (long)(await streams.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Removes the states that no append stands behind; to be called first, as one may stand in the place of a right one.</summary>
    public async Task<long> RemoveSurplusAsync(CancellationToken ct)
    {
        await using var states = range.Command(connection, "s", "id", where => $"delete from states s where {where} and {Surplus}");
        return await states.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes every stream show its latest state; to be called last.</summary>
    public async Task<long> CorrectHeadsAsync(CancellationToken ct)
    {
        await using var streams = range.Command(connection, "s", "id", where => $"""
            update streams t set state = (
                select x.data from states x
                where x.org_id = t.org_id and x.kind = t.kind and x.id = t.id and x.recorded_at = t.recorded_at)
            from streams s {WrongHeads} and {where} and t.org_id = s.org_id and t.kind = s.kind and t.id = s.id
            """);
        return await streams.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
            await _copy.DisposeAsync();
    }

    private const string Surplus = """
        not exists (
            select from events e
            where e.org_id = s.org_id and e.kind = s.kind and e.stream_id = s.id and e.version = s.version
              and e.recorded_at = s.recorded_at and e.ends_append)
        """;

    private const string WrongHeads = """
        left join states l on l.org_id = s.org_id and l.kind = s.kind and l.id = s.id and l.recorded_at = s.recorded_at
        where s.state::text is distinct from l.data::text
        """;
}
