using System.Text;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>Folds the events of a range, stream by stream, beside the states that are stored for them.</summary>
internal sealed class StateWalk(EventTypes types, IStateFold fold, Dictionary<StreamId, int> heads, StateWriter? writer) : IAsyncDisposable
{
    private const string StatesJoin = """
        left join states s on e.ends_append and s.org_id = e.org_id and s.kind = e.kind and s.id = e.stream_id
            and s.recorded_at = e.recorded_at and s.version = e.version
        """;

    private readonly string[] _lastNames = ["", ""];
    private StreamId _stream;
    private bool _isWanted;
    private object? _state;
    private RebuildReport _report = new(0, 0, 0, 0, 0, null);
    private long _events;
    private long _states;

    public async Task RunAsync(EventRange range, NpgsqlConnection connection, CancellationToken ct)
    {
        var (stored, join) = await HasStatesAsync(range, connection, ct) ? ("s.data", StatesJoin) : ("null::json", "");
        await using var command = range.Command(connection, "e", "stream_id", where => $"""
            select e.org_id, e.kind, e.stream_id, e.version, e.type, e.data, e.ends_append, e.recorded_at, {stored}
            from events e {join}
            where {where} order by e.org_id, e.kind, e.stream_id, e.version
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            await VisitAsync(row, ct);
        if (writer is not null)
            await writer.FlushAsync(ct);
    }

    private static async Task<bool> HasStatesAsync(EventRange range, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = range.Command(connection, "s", "id", where => $"select exists (select from states s where {where})");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public RebuildReport Report() => _report with { Events = _events, States = _states };

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
    }

    private async ValueTask VisitAsync(NpgsqlDataReader row, CancellationToken ct)
    {
        var stream = new StreamId(row.GetGuid(0), Same(row.GetString(1), 0), row.GetGuid(2));
        var version = row.GetInt32(3);
        if (stream != _stream)
            (_stream, _state, _isWanted) = (stream, null, fold.Keeps(stream.Kind));

        if (!_isWanted || !heads.TryGetValue(stream, out var last) || version > last)
            return;

        _events++;
        _state = fold.Evolve(stream, _state, types.Deserialize(Same(row.GetString(4), 1), row.GetFieldValue<byte[]>(5)));
        if (!row.GetBoolean(6))
            return;

        _states++;
        var expected = fold.Serialize(stream, _state);
        var stored = row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8);
        if (stored is not null && expected.AsSpan().SequenceEqual(stored))
            return;

        _report = stored is null ? _report with { Missing = _report.Missing + 1 } : _report with { Changed = _report.Changed + 1 };
        if (_report.Example is null)
            _report = _report with { Example = new(stream, version, stored is null ? null : Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(expected)) };
        if (writer is not null)
            await writer.WriteAsync(new(stream, version, row.GetDateTime(7), expected), isMissing: stored is null, ct);
    }

    /// <summary>Kinds and types repeat from row to row: keeps one string of each.</summary>
    private string Same(string name, int place) => _lastNames[place] == name ? _lastNames[place] : _lastNames[place] = name;
}
