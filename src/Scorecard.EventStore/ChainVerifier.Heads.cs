using System.Data;
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
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var command = new NpgsqlCommand("select kind, id, version, hash from streams where org_id = $1 order by kind, id", connection)
        {
            Parameters = { Sql.Of(orgId) },
            CommandTimeout = 0,
        };
        List<ChainHead> heads = [];
        using var fingerprint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                var head = new ChainHead(new StreamId(orgId, row.GetString(0), row.GetGuid(1)), row.GetInt32(2), row.GetFieldValue<byte[]>(3));
                fingerprint.AppendData(Encoding.UTF8.GetBytes(head.Line));
                heads.Add(head);
            }
        }

        await using var last = new NpgsqlCommand("select coalesce(max(position), 0) from events where org_id = $1", connection) { Parameters = { Sql.Of(orgId) } };
        return new ChainHeads(heads, (long)(await last.ExecuteScalarAsync(ct))!, fingerprint.GetHashAndReset());
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
