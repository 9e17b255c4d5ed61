using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Locks an address out for <see cref="LockedFor"/> after <see cref="Limit"/> failed sign-ins, whether an account has the
/// address or not: an answer must not tell which. An attempt is counted before the password is looked at, so that many at
/// once cannot slip through.
/// </summary>
public sealed class SignInFailures(NpgsqlDataSource db, TimeProvider clock)
{
    public const int Limit = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Counts an attempt. Answers how much longer the address is locked out; null = it may be tried.</summary>
    public async Task<TimeSpan?> CountAsync(string email, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            insert into identity.sign_in_failures as f (address_hash, failures, failed_at) values ($1, 1, $2)
            on conflict (address_hash) do update set
                failures = case when f.failed_at < $3 then 1 else f.failures + 1 end,
                failed_at = case when f.failed_at >= $3 and f.failures >= $4 then f.failed_at else $2 end
            returning failures, failed_at
            """);
        var now = clock.GetUtcNow();
        command.Parameters.AddWithValue(Hash(email));
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(now - LockedFor);
        command.Parameters.AddWithValue(Limit);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return row.GetInt32(0) > Limit ? row.GetFieldValue<DateTimeOffset>(1) + LockedFor - now : null;
    }

    public async Task ForgetAsync(string email, CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from identity.sign_in_failures where address_hash = $1");
        command.Parameters.AddWithValue(Hash(email));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets failures that count no more.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand("delete from identity.sign_in_failures where failed_at < $1");
        command.Parameters.AddWithValue((clock.GetUtcNow() - LockedFor).ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    private static byte[] Hash(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant()));
}
