using Npgsql;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>The API keys of people.</summary>
public sealed class ApiKeyStore(OrganizationRows rows, TimeProvider clock)
{
    /// <summary>Keys in force that one person may have.</summary>
    public const int MostPerPerson = 20;

    /// <summary>How exactly the last use is known: a write for every request would be dear.</summary>
    public static readonly TimeSpan Coarseness = TimeSpan.FromMinutes(5);

    private const int AddressesKept = 20;

    private const string Select =
        "select org_id, id, person_id, name, secret_hash, unit_ids, actions, created_at, expires_at, revoked_at, last_used_at, addresses";

    public async Task<StoredApiKey> MakeAsync(Guid orgId, Guid personId, ApiKeyText text, string name, KeyScope scope, TimeSpan validFor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        var key = new StoredApiKey(orgId, text.Id, personId, name, text.Hash, scope, now, now + validFor, RevokedAt: null, LastUsedAt: null, []);
        await using var command = rows.Command(
            orgId,
            """
            insert into identity.api_keys (org_id, id, person_id, name, secret_hash, unit_ids, actions, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(key.Id);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(key.SecretHash);
        command.Parameters.AddWithValue(scope.UnitIds.ToArray());
        command.Parameters.AddWithValue(scope.Actions.Select(EnumNames.Of).ToArray());
        command.Parameters.AddWithValue(key.CreatedAt);
        command.Parameters.AddWithValue(key.ExpiresAt);
        await command.ExecuteNonQueryAsync(ct);
        return key;
    }

    /// <summary>Whatever its state, with what the request can see of the database; null when there is no such key.</summary>
    public async Task<(StoredApiKey Key, Visibility Visible)?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand($"{Select}, {Visibility.Column} from identity.api_keys where id = $1"); // whose it is, the key tells
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (Read(row), new Visibility(row.GetString(12))) : null;
    }

    /// <summary>Those of one person, or of everybody, latest first.</summary>
    public async Task<IReadOnlyList<StoredApiKey>> ListAsync(Guid orgId, Guid? personId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            $"{Select} from identity.api_keys where org_id = $1 and ($2::uuid is null or person_id = $2) order by created_at desc, id");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue((object?)personId ?? DBNull.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        List<StoredApiKey> keys = [];
        while (await row.ReadAsync(ct))
            keys.Add(Read(row));
        return keys;
    }

    /// <summary>Ends a key at once, and for good. False when it had been revoked before.</summary>
    public async Task<bool> RevokeAsync(Guid orgId, Guid id, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "update identity.api_keys set revoked_at = $3 where org_id = $1 and id = $2 and revoked_at is null");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Ends all of a person's keys at once, and for good.</summary>
    public async Task RevokeAllAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId, "update identity.api_keys set revoked_at = $3 where org_id = $1 and person_id = $2 and revoked_at is null");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Remembers a use, where the last one is some minutes ago or came from elsewhere. True when the address is one that the key was not
    /// used from before, as far as that is remembered.
    /// </summary>
    public async Task<bool> UsedAsync(StoredApiKey key, string? address, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        var isNew = address is not null && !key.Addresses.Contains(address);
        if (!isNew && now - key.LastUsedAt < Coarseness)
            return false;

        await using var command = rows.Command(
            key.OrgId,
            "update identity.api_keys set last_used_at = $3, addresses = $4 where org_id = $1 and id = $2 and last_used_at is not distinct from $5");
        command.Parameters.AddWithValue(key.OrgId);
        command.Parameters.AddWithValue(key.Id);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(isNew ? [.. key.Addresses.TakeLast(AddressesKept - 1), address!] : key.Addresses.ToArray());
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset?> { TypedValue = key.LastUsedAt });
        return await command.ExecuteNonQueryAsync(ct) == 1 && isNew; // of several uses at once, one is remembered
    }

    private static StoredApiKey Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetFieldValue<byte[]>(4),
        KeyScope.Of(row.GetFieldValue<Guid[]>(5), row.GetFieldValue<string[]>(6).SelectMany(PermissionOf)),
        row.GetFieldValue<DateTimeOffset>(7),
        row.GetFieldValue<DateTimeOffset>(8),
        row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
        row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
        row.GetFieldValue<string[]>(11));

    /// <summary>Nothing for a name that no key can be made for, or can no longer.</summary>
    private static IEnumerable<Permission> PermissionOf(string name) => KeyScope.Offered.Where(action => EnumNames.Of(action) == name);
}

/// <param name="Addresses">Where it was used from, the latest last.</param>
public sealed record StoredApiKey(
    Guid OrgId,
    Guid Id,
    Guid PersonId,
    string Name,
    byte[] SecretHash,
    KeyScope Scope,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    IReadOnlyList<string> Addresses)
{
    /// <summary>Neither revoked nor expired. Whether its person may still do anything, the roles say.</summary>
    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
