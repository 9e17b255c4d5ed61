using Npgsql;

namespace Scorecard.EventStore;

public sealed partial class ChainVerifier
{
    /// <summary>
    /// The end of every chain of an organization at one moment. Whoever keeps them can later show that nothing before was rewritten, not even
    /// with all of its hashes.
    /// </summary>
    public async Task<ChainHeads> HeadsAsync(Guid orgId, CancellationToken ct = default)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select s.kind, s.id, s.version, s.hash, e.position
            from streams s left join events e on e.org_id = s.org_id and e.kind = s.kind and e.stream_id = s.id and e.version = s.version
            where s.org_id = $1 order by s.kind, s.id
            """,
            connection)
        {
            Parameters = { Sql.Of(orgId) },
            CommandTimeout = 0,
        };
        List<ChainHead> heads = [];
        var last = 0L;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var head = new ChainHead(new StreamId(orgId, row.GetString(0), row.GetGuid(1)), row.GetInt32(2), row.GetFieldValue<byte[]>(3));
            heads.Add(head);
            last = Math.Max(last, row.IsDBNull(4) ? 0 : row.GetInt64(4));
        }

        return new ChainHeads(heads, last);
    }
}

/// <summary>The last event of a stream by its version and hash.</summary>
public sealed record ChainHead(StreamId Stream, int Version, byte[] Hash);

/// <param name="Heads">In the order of kind and id.</param>
/// <param name="Position">The last position of the log at that moment.</param>
public sealed record ChainHeads(IReadOnlyList<ChainHead> Heads, long Position);
