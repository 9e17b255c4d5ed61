using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Codes that stand in for an authenticator that is lost: 80 random bits each, so that a plain hash cannot be tried out. Each works once.
/// </summary>
public sealed class RecoveryCodes(OrganizationRows rows)
{
    public const int Count = 10;

    private const int Bytes = 10;
    private const int Group = 4;

    /// <summary>Makes new ones; earlier ones end.</summary>
    public async Task<IReadOnlyList<string>> MakeAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var (codes, hashes) = New();
        var insertion = new NpgsqlBatchCommand("insert into identity.recovery_codes (org_id, person_id, code_hash) select $1, $2, hash from unnest($3::bytea[]) hash")
        {
            Parameters = { new() { Value = orgId }, new() { Value = personId }, new() { Value = hashes } },
        };
        await using var command = rows.Command(orgId, Deletion(orgId, personId), insertion);
        await command.ExecuteNonQueryAsync(ct);
        return codes;
    }

    /// <summary>Codes as people read them, and what is kept of them.</summary>
    public static (IReadOnlyList<string> Codes, byte[][] Hashes) New()
    {
        var codes = Enumerable.Range(0, Count).Select(_ => Totp.Text(RandomNumberGenerator.GetBytes(Bytes))).ToList();
        return ([.. codes.Select(code => string.Join('-', code.Chunk(Group).Select(group => new string(group))))], [.. codes.Select(Hash)]);
    }

    /// <summary>Uses a code up, written in whatever case and with or without hyphens. False when it is none, or was used.</summary>
    public async Task<bool> UseAsync(Guid orgId, Guid personId, string code, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "delete from identity.recovery_codes where org_id = $1 and person_id = $2 and code_hash = $3");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(Hash(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public static NpgsqlBatchCommand Deletion(Guid orgId, Guid personId) =>
        new("delete from identity.recovery_codes where org_id = $1 and person_id = $2") { Parameters = { new() { Value = orgId }, new() { Value = personId } } };

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
