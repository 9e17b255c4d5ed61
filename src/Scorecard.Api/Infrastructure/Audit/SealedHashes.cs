using System.Collections.Concurrent;
using System.Security.Cryptography;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>
/// Hashes of events as those see them who may read the log. That of a pay event is HMAC-SHA-256 of it, by a key that never leaves the
/// database: it still changes when the event does, but nobody can try amounts until one fits.
/// </summary>
public sealed class SealedHashes(OrganizationRows rows)
{
    private readonly ConcurrentDictionary<Guid, byte[]> _keys = [];

    /// <summary>What writes the hashes of one organization, in hexadecimal digits.</summary>
    public async Task<Func<StreamId, byte[], string>> OfAsync(Guid orgId, CancellationToken ct)
    {
        if (!_keys.TryGetValue(orgId, out var key))
            _keys[orgId] = key = await KeyAsync(orgId, ct);
        return (stream, hash) => Convert.ToHexStringLower(SealedStreams.PayKinds.Contains(stream.Kind) ? HMACSHA256.HashData(key, hash) : hash);
    }

    /// <summary>Made by whoever asks first.</summary>
    private async Task<byte[]> KeyAsync(Guid orgId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            """
            with made as (insert into pay_seals (org_id, key) values ($1, $2) on conflict do nothing returning key)
            select key from made union all select key from pay_seals where org_id = $1 limit 1
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes));
        return await command.ExecuteScalarAsync(ct) as byte[] ?? await KeyAsync(orgId, ct); // another made it between the two
    }
}
