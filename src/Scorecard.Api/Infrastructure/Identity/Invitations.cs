using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Lets a person choose a password by a link that an administrator hands over; the next link ends the one before.</summary>
public sealed class Invitations(OrganizationRows rows, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<(OneTimeToken Token, DateTimeOffset ExpiresAt)> CreateAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var token = OneTimeToken.New();
        var expiresAt = clock.GetUtcNow() + Lifetime;
        await using var command = rows.Command(
            orgId,
            """
            insert into identity.invitations (token_hash, org_id, person_id, expires_at) values ($1, $2, $3, $4)
            on conflict (org_id, person_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """);
        command.Parameters.AddWithValue(token.Hash);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(expiresAt);
        await command.ExecuteNonQueryAsync(ct);
        return (token, expiresAt);
    }

    /// <summary>Whom an open link is for; null when there is none, or it has expired.</summary>
    public Task<Invited?> FindAsync(OneTimeToken token, CancellationToken ct) =>
        OneAsync("select org_id, person_id from identity.invitations where token_hash = $1 and expires_at > $2", token, ct);

    /// <summary>Uses a link up: of several at once, one gets the answer.</summary>
    public Task<Invited?> UseAsync(OneTimeToken token, CancellationToken ct) =>
        OneAsync("delete from identity.invitations where token_hash = $1 and expires_at > $2 returning org_id, person_id", token, ct);

    /// <summary>Forgets links that have expired.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand("delete from identity.invitations where expires_at < $1");
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends a person's open link.</summary>
    public async Task EndAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "delete from identity.invitations where org_id = $1 and person_id = $2");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<Invited?> OneAsync(string sql, OneTimeToken token, CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand(sql); // whose it is, the link tells
        command.Parameters.AddWithValue(token.Hash);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new Invited(row.GetGuid(0), row.GetGuid(1)) : null;
    }
}

public sealed record Invited(Guid OrgId, Guid PersonId);
