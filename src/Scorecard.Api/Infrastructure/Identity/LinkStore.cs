using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Links that set a password, of one kind. Only their hashes are kept; one that is used or has expired is nobody's.</summary>
/// <param name="table">With the columns <c>org_id</c>, <c>person_id</c>, <c>token_hash</c> and <c>expires_at</c>.</param>
public sealed class LinkStore(OrganizationRows rows, TimeProvider clock, string table)
{
    /// <summary>Whom an open link is for; null when there is none, or it has expired.</summary>
    public Task<LinkSubject?> FindAsync(OneTimeToken token, CancellationToken ct) =>
        OneAsync($"select org_id, person_id from {table} where token_hash = $1 and expires_at > $2", token, ct);

    /// <summary>Uses a link up: of several at once, one gets the answer.</summary>
    public Task<LinkSubject?> UseAsync(OneTimeToken token, CancellationToken ct) =>
        OneAsync($"delete from {table} where token_hash = $1 and expires_at > $2 returning org_id, person_id", token, ct);

    /// <summary>Ends a person's open links.</summary>
    public async Task EndAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, $"delete from {table} where org_id = $1 and person_id = $2");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets links that have expired.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand($"delete from {table} where expires_at < $1");
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<LinkSubject?> OneAsync(string sql, OneTimeToken token, CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand(sql); // whose it is, the link tells
        command.Parameters.AddWithValue(token.Hash);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new LinkSubject(row.GetGuid(0), row.GetGuid(1)) : null;
    }
}

/// <summary>Whose password a link sets.</summary>
public sealed record LinkSubject(Guid OrgId, Guid PersonId);
