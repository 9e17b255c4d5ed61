using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>
/// Searches an organization's log. A page looks at no more than <see cref="PerPage"/> events (<see cref="PerTextPage"/> where a text is
/// searched for), so that each answers quickly however rare the hits are: it then holds what it found so far and where to go on.
/// </summary>
public sealed partial class LogReader(OrganizationRows rows)
{
    private const int PerPage = 200_000;
    private const int PerTextPage = 40_000;

    /// <summary>The latest events first, by the moment they were recorded.</summary>
    /// <param name="after">Where the page before ended; null = begin with the latest.</param>
    public async Task<LogPage> PageAsync(Guid orgId, LogQuery query, LogPlace? after, int limit, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await Recovery.RunAsync(
            async _ =>
            {
                var floor = query.Streams is { Count: 1 } ? null : await FloorAsync(orgId, query, after, ct);
                await using var command = Command(orgId, query, after, floor, ", null::bytea", "", $"e.recorded_at desc, e.position desc limit {limit + 1}");
                await using var row = await command.ExecuteReaderAsync(ct);
                List<LoggedEvent> events = [];
                while (await row.ReadAsync(ct))
                    events.Add(EventOf(row));

                if (events.Count <= limit)
                    return new LogPage(events, floor);

                events.RemoveAt(limit);
                return new LogPage(events, events[^1].Place);
            },
            ct);
    }

    /// <summary>
    /// All events that are asked for, oldest first (so that each stream is in its order) or latest first, read as they are consumed:
    /// the memory does not grow with the log.
    /// </summary>
    public async IAsyncEnumerable<LoggedEvent> AllAsync(
        Guid orgId, LogQuery query, bool latestFirst = false, [EnumeratorCancellation] CancellationToken ct = default)
    {
        const string before = "left join events p on p.org_id = e.org_id and p.kind = e.kind and p.stream_id = e.stream_id and p.version = e.version - 1";
        await using var command = Command(
            orgId, query, after: null, floor: null, ", p.hash", before,
            latestFirst ? "e.recorded_at desc, e.position desc" : "e.recorded_at, e.position");
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            yield return EventOf(row);
    }

    /// <summary>How far back this page may look; null = to the first event.</summary>
    private async Task<LogPlace?> FloorAsync(Guid orgId, LogQuery query, LogPlace? after, CancellationToken ct)
    {
        List<NpgsqlParameter> parameters = [Sql.Of(orgId)];
        var where = string.Join(" and ", Bounds(query, after, floor: null, parameters).Prepend("e.org_id = $1"));
        await using var command = rows.Command(
            orgId,
            $"select e.recorded_at, e.position from events e where {where} "
            + $"order by e.recorded_at desc, e.position desc offset {(query.Text is null ? PerPage : PerTextPage) - 1} limit 1");
        command.Parameters.AddRange(parameters.ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new LogPlace(row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1)) : null;
    }

    private OrganizationCommand Command(
        Guid orgId, LogQuery query, LogPlace? after, LogPlace? floor, string more, string join, string order)
    {
        List<NpgsqlParameter> parameters = [Sql.Of(orgId)];
        List<string> where = ["e.org_id = $1", .. Bounds(query, after, floor, parameters)];
        string Add(NpgsqlParameter parameter)
        {
            parameters.Add(parameter);
            return $"${parameters.Count}";
        }

        if (query.Kind is { } kind)
            where.Add($"e.kind = {Add(Sql.Text(kind))}");
        if (query.Type is { } type)
            where.Add($"e.type = {Add(Sql.Text(type))}");
        if (query.ActorId is { } actorId)
            where.Add($"e.actor_id = {Add(Sql.Of(actorId))}");
        if (query.CorrelationId is { } correlationId)
            where.Add($"e.correlation_id = {Add(Sql.Of(correlationId))}");
        if (query.Streams is { Count: 1 } one) // by primary key: a handful of kinds, a few events
            where.Add($"e.kind = any(array(select distinct kind from streams where org_id = $1 and id = {Add(Sql.Of(one.First()))})) and e.stream_id = ${parameters.Count}");
        else if (query.Streams is { } streams)
            where.Add($"e.stream_id = any({Add(Ids(streams))})");
        var open = query.Seal is { } seal
            ? $"not (e.kind = any({Add(Sql.Column([.. seal.Kinds], kind => kind, NpgsqlDbType.Text))}) or e.stream_id = any({Add(Ids(seal.Streams))}))"
            : "true";
        if (query.Text is { } text)
        {
            var pattern = Add(Sql.Text($"%{Wildcards().Replace(text.Text, "\\$0")}%"));
            where.Add($"({open} and (e.reason ilike {pattern} or e.data::text ilike {pattern}) or e.actor_id = any({Add(Ids(text.Actors))}) or e.stream_id = any({Add(Ids(text.Streams))}))");
        }

        var columns =
            $"e.org_id, e.kind, e.stream_id, e.version, e.position, e.type, case when {open} then e.data end, e.actor_id, "
            + $"case when {open} then e.reason end, e.correlation_id, e.recorded_at, e.ends_append, e.hash";
        var command = rows.Command(orgId, $"select {columns}{more} from events e {join} where {string.Join(" and ", where)} order by {order}");
        command.Parameters.AddRange(parameters.ToArray());
        return command;
    }

    private static List<string> Bounds(LogQuery query, LogPlace? after, LogPlace? floor, List<NpgsqlParameter> parameters)
    {
        List<string> bounds = [];
        string Add(NpgsqlParameter parameter)
        {
            parameters.Add(parameter);
            return $"${parameters.Count}";
        }

        if (query.From is { } from)
            bounds.Add($"e.recorded_at >= {Add(Sql.Moment(from))}");
        if (query.To is { } to)
            bounds.Add($"e.recorded_at < {Add(Sql.Moment(to))}");
        if (after is { } place)
            bounds.Add($"(e.recorded_at, e.position) < ({Add(Sql.Moment(place.RecordedAt))}, {Add(Sql.Number(place.Position))})");
        if (floor is { } lowest)
            bounds.Add($"(e.recorded_at, e.position) >= ({Add(Sql.Moment(lowest.RecordedAt))}, {Add(Sql.Number(lowest.Position))})");
        return bounds;
    }

    [GeneratedRegex(@"[\\%_]")]
    private static partial Regex Wildcards();

    private static NpgsqlParameter Ids(IReadOnlyCollection<Guid> ids) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, Value = ids.ToArray() };

    private static LoggedEvent EventOf(NpgsqlDataReader row) => new(
        new StreamId(row.GetGuid(0), row.GetString(1), row.GetGuid(2)),
        row.GetInt32(3),
        row.GetInt64(4),
        row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.GetGuid(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.GetGuid(9),
        row.GetFieldValue<DateTimeOffset>(10),
        row.GetBoolean(11),
        row.GetFieldValue<byte[]>(12),
        row.IsDBNull(13) ? null : row.GetFieldValue<byte[]>(13));
}
