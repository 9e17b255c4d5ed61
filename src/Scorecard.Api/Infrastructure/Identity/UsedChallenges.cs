using System.Security.Cryptography;
using System.Text;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Which challenges have been answered: an answer counts once, on whatever process it comes again.</summary>
public sealed class UsedChallenges(OrganizationRows rows, TimeProvider clock)
{
    /// <summary>Uses a challenge up: of several answers at once, one gets true.</summary>
    /// <param name="challenge">What is inside of what the browser held, which could write the same in several ways.</param>
    public async Task<bool> UseAsync(Guid orgId, string challenge, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId, "insert into identity.used_challenges (org_id, challenge_hash, expires_at) values ($1, $2, $3) on conflict do nothing");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(SHA256.HashData(Encoding.UTF8.GetBytes(challenge)));
        command.Parameters.AddWithValue((clock.GetUtcNow() + SignInChallenges.Lifetime).ToUniversalTime());
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Forgets those that would be too old by now.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand("delete from identity.used_challenges where expires_at < $1");
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }
}
