using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Scorecard.EventStore;

public sealed partial class ChainVerifier
{
    /// <summary>
    /// The end of every chain of an organization at one moment. Whoever keeps the fingerprint can later show that nothing before it was
    /// rewritten, not even with all of its hashes.
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
        using var fingerprint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var head = new ChainHead(new StreamId(orgId, row.GetString(0), row.GetGuid(1)), row.GetInt32(2), row.GetFieldValue<byte[]>(3));
            fingerprint.AppendData(Encoding.UTF8.GetBytes(head.Line));
            heads.Add(head);
            last = Math.Max(last, row.IsDBNull(4) ? 0 : row.GetInt64(4));
        }

        return new ChainHeads(heads, last, fingerprint.GetHashAndReset());
    }
}

/// <summary>The last event of a stream by its version and hash.</summary>
public sealed record ChainHead(StreamId Stream, int Version, byte[] Hash)
{
    /// <summary>What the fingerprint covers: <c>kind id version hash</c> and a line feed.</summary>
    public string Line => FormattableString.Invariant($"{Stream.Kind} {Stream.Id} {Version} {Convert.ToHexStringLower(Hash)}\n");
}

/// <param name="Heads">In the order of kind and id.</param>
/// <param name="Position">The last position of the log at that moment.</param>
/// <param name="Fingerprint">SHA-256 of the <see cref="ChainHead.Line"/>s in their order.</param>
public sealed record ChainHeads(IReadOnlyList<ChainHead> Heads, long Position, byte[] Fingerprint);
