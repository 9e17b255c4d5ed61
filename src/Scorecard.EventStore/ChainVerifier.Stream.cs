using System.Data;
using Npgsql;

namespace Scorecard.EventStore;

public sealed partial class ChainVerifier
{
    /// <summary>The events of one stream, oldest first, each with its hash recomputed; no event and nothing broken when there is no such stream.</summary>
    public async Task<StreamCheck> CheckAsync(StreamId stream, CancellationToken ct = default)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var walk = new ChainWalk(await HeadAsync(stream, connection, ct));

        await using var command = new NpgsqlCommand(
            """
            select org_id, kind, stream_id, version, position, type, data, actor_id, reason, correlation_id, recorded_at, ends_append, hash
            from events where org_id = $1 and kind = $2 and stream_id = $3 order by version
            """,
            connection)
        {
            Parameters = { Sql.Of(stream.OrgId), Sql.Text(stream.Kind), Sql.Of(stream.Id) },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        List<CheckedEvent> events = [];
        while (await row.ReadAsync(ct))
        {
            var isIntact = walk.Visit(row);
            events.Add(new CheckedEvent(
                row.GetInt32(3),
                row.GetInt64(4),
                row.GetString(5),
                row.GetString(6),
                row.GetGuid(7),
                row.IsDBNull(8) ? null : row.GetString(8),
                row.GetFieldValue<DateTimeOffset>(10),
                row.GetFieldValue<byte[]>(12),
                isIntact));
        }

        return new StreamCheck(events, walk.Report().FirstBroken);
    }

    /// <summary>How many events and streams an organization has, by the heads of its streams: quick, and no proof of anything.</summary>
    public async Task<(long Events, long Streams)> CountAsync(Guid orgId, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand("select coalesce(sum(version), 0)::bigint, count(*) from streams where org_id = $1");
        command.Parameters.Add(Sql.Of(orgId));
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static async Task<Dictionary<StreamId, (int Version, byte[] Hash)>> HeadAsync(
        StreamId stream, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select version, hash from streams where org_id = $1 and kind = $2 and id = $3", connection)
        {
            Parameters = { Sql.Of(stream.OrgId), Sql.Text(stream.Kind), Sql.Of(stream.Id) },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new() { [stream] = (row.GetInt32(0), row.GetFieldValue<byte[]>(1)) } : [];
    }
}
