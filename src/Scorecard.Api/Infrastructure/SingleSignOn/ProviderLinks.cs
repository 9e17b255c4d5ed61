using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>Which person a subject of a provider is, and what the provider's claims have given that person.</summary>
/// <param name="Granted">The roles that are there because of the claims.</param>
/// <param name="ClaimsAt">When the newest token was issued whose claims were looked at; null = none yet.</param>
public sealed record ProviderLink(Guid PersonId, IReadOnlyList<Grant> Granted, DateTimeOffset? ClaimsAt);

/// <param name="Granted">The roles that are there because of the claims.</param>
public sealed record IssuedLink(string Issuer, string Subject, DateTimeOffset LinkedAt, IReadOnlyList<Grant> Granted);

/// <summary>Remembers links: once made, a person is found by issuer and subject alone, whatever the e-mail address becomes.</summary>
public sealed class ProviderLinks(OrganizationRows rows)
{
    /// <summary>Null when the subject was never here; and in any case what was visible when it was looked up.</summary>
    public async Task<(ProviderLink? Link, Visibility Visible)> FindAsync(Guid orgId, string issuer, string subject, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            $"""
            select {Visibility.Column}, l.person_id, l.granted, l.claims_at
            from (select) one left join identity.provider_links l on l.org_id = $1 and l.issuer = $2 and l.subject = $3
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(issuer);
        command.Parameters.AddWithValue(subject);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var visible = new Visibility(row.GetString(0));
        return (await row.IsDBNullAsync(1, ct) ? null : await ReadAsync(row, first: 1, ct), visible);
    }

    /// <summary>Who a person is at providers, the first link first.</summary>
    public async Task<IReadOnlyList<IssuedLink>> OfAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            "select issuer, subject, linked_at, granted from identity.provider_links where org_id = $1 and person_id = $2 order by linked_at, issuer, subject");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        await using var row = await command.ExecuteReaderAsync(ct);
        List<IssuedLink> links = [];
        while (await row.ReadAsync(ct))
            links.Add(new(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), JsonSerializer.Deserialize<Grant[]>(row.GetString(3), JsonSetup.Stored)!));
        return links;
    }

    /// <summary>Makes a link; of two at once the first counts, and both want the same.</summary>
    public async Task AddAsync(Guid orgId, string issuer, string subject, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            "insert into identity.provider_links (org_id, issuer, subject, person_id) values ($1, $2, $3, $4) on conflict do nothing");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(issuer);
        command.Parameters.AddWithValue(subject);
        command.Parameters.AddWithValue(personId);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Decides what a token's claims give while nobody else does so for this subject, and notes it.</summary>
    /// <param name="decide">From the link as it is now to the roles that are there because of the claims; null = nothing to note.</param>
    public async Task FollowAsync(
        Guid orgId, string issuer, string subject, DateTimeOffset claimsAt, Func<ProviderLink, Task<IReadOnlyList<Grant>?>> decide, CancellationToken ct)
    {
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var transaction = await rows.BeginAsync(connection, orgId, ct);
        await using var find = new NpgsqlCommand(
            "select person_id, granted, claims_at from identity.provider_links where org_id = $1 and issuer = $2 and subject = $3 for update",
            connection,
            transaction)
        {
            Parameters = { new() { Value = orgId }, new() { Value = issuer }, new() { Value = subject } },
        };
        ProviderLink link;
        await using (var row = await find.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
                return; // erased meanwhile

            link = await ReadAsync(row, first: 0, ct);
        }

        if (await decide(link) is not { } granted)
            return;

        await using var note = new NpgsqlCommand(
            "update identity.provider_links set granted = $4, claims_at = $5 where org_id = $1 and issuer = $2 and subject = $3", connection, transaction)
        {
            Parameters =
            {
                new() { Value = orgId },
                new() { Value = issuer },
                new() { Value = subject },
                new() { Value = JsonSerializer.Serialize(granted, JsonSetup.Stored), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = claimsAt },
            },
        };
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<ProviderLink> ReadAsync(NpgsqlDataReader row, int first, CancellationToken ct) => new(
        row.GetGuid(first),
        JsonSerializer.Deserialize<Grant[]>(row.GetString(first + 1), JsonSetup.Stored)!,
        await row.IsDBNullAsync(first + 2, ct) ? null : row.GetFieldValue<DateTimeOffset>(first + 2));
}
