using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Lets somebody who has a password set another one by a link. Several may be open, so that whoever types somebody else's address does not
/// end the link that person has just been sent; one that is used ends them all.
/// </summary>
public sealed class PasswordResets(OrganizationRows rows, TimeProvider clock)
{
    /// <summary>By mail: for whoever is waiting for it.</summary>
    public static readonly TimeSpan MailLifetime = TimeSpan.FromHours(1);

    /// <summary>Handed over by an administrator.</summary>
    public static readonly TimeSpan HandedLifetime = TimeSpan.FromHours(24);

    /// <summary>So many open links a person may have asked for; nobody's mailbox is filled from the sign-in page.</summary>
    public const int MostOpen = 3;

    private readonly LinkStore _links = new(rows, clock, "identity.password_resets");

    /// <summary>Null when <see cref="MostOpen"/> links that were asked for are open.</summary>
    public async Task<OneTimeToken?> AskAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var token = OneTimeToken.New();
        return await AddAsync(orgId, personId, token, MailLifetime, MostOpen, ct) ? token : null;
    }

    public async Task<(OneTimeToken Token, DateTimeOffset ExpiresAt)> CreateAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var token = OneTimeToken.New();
        await AddAsync(orgId, personId, token, HandedLifetime, int.MaxValue, ct);
        return (token, clock.GetUtcNow() + HandedLifetime);
    }

    /// <inheritdoc cref="LinkStore.FindAsync"/>
    public Task<LinkSubject?> FindAsync(OneTimeToken token, CancellationToken ct) => _links.FindAsync(token, ct);

    /// <summary>Uses a link up, and every other of the person: of several at once, one gets the answer.</summary>
    public async Task<LinkSubject?> UseAsync(OneTimeToken token, CancellationToken ct)
    {
        var used = await _links.UseAsync(token, ct);
        if (used is not null)
            await EndAsync(used.OrgId, used.PersonId, ct);
        return used;
    }

    /// <inheritdoc cref="LinkStore.EndAsync"/>
    public Task EndAsync(Guid orgId, Guid personId, CancellationToken ct) => _links.EndAsync(orgId, personId, ct);

    /// <inheritdoc cref="LinkStore.PurgeAsync"/>
    public Task PurgeAsync(CancellationToken ct) => _links.PurgeAsync(ct);

    private async Task<bool> AddAsync(Guid orgId, Guid personId, OneTimeToken token, TimeSpan lifetime, int most, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            """
            insert into identity.password_resets (org_id, token_hash, person_id, created_at, expires_at)
            select $1, $2, $3, $4, $5
            where (select count(*) from identity.password_resets where org_id = $1 and person_id = $3 and expires_at > $4) < $6
            """);
        var now = clock.GetUtcNow().ToUniversalTime();
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(token.Hash);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(now + lifetime);
        command.Parameters.AddWithValue(most);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
