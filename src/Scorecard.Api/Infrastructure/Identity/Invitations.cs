using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Lets a person choose a password by a link that an administrator hands over; the next link ends the one before.</summary>
public sealed class Invitations(OrganizationRows rows, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly LinkStore _links = new(rows, clock, "identity.invitations");

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

    /// <inheritdoc cref="LinkStore.FindAsync"/>
    public Task<LinkSubject?> FindAsync(OneTimeToken token, CancellationToken ct) => _links.FindAsync(token, ct);

    /// <inheritdoc cref="LinkStore.UseAsync"/>
    public Task<LinkSubject?> UseAsync(OneTimeToken token, CancellationToken ct) => _links.UseAsync(token, ct);

    /// <inheritdoc cref="LinkStore.EndAsync"/>
    public Task EndAsync(Guid orgId, Guid personId, CancellationToken ct) => _links.EndAsync(orgId, personId, ct);

    /// <inheritdoc cref="LinkStore.PurgeAsync"/>
    public Task PurgeAsync(CancellationToken ct) => _links.PurgeAsync(ct);
}
