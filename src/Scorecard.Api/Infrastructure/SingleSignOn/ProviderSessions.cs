using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using NpgsqlTypes;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>
/// What a browser's session needs to be renewed at the provider, and to be ended there. A session begun by the provider goes on only as long as
/// the provider says so: before what it issued ends, it is asked for more, by one request while the others go on.
/// </summary>
public sealed class ProviderSessions(OrganizationRows rows, ProviderClient provider, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Renewed when a quarter of its time is left, but not more than this.</summary>
    public static readonly TimeSpan LongestAhead = TimeSpan.FromMinutes(5);

    /// <summary>Between two attempts while the provider is away.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private const string Select = "select id_token, refresh_token, renew_at, expires_at from identity.provider_sessions where org_id = $1 and id = $2";

    private readonly IDataProtector _protector = protection.CreateProtector("Scorecard.SingleSignOn.Session");

    /// <param name="tokens">With an ID token.</param>
    public async Task AddAsync(Guid orgId, Guid id, ProviderTokens tokens, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            "insert into identity.provider_sessions (org_id, id, id_token, refresh_token, renew_at, expires_at) values ($1, $2, $3, $4, $5, $6)");
        Add(command.Parameters, orgId, id, RowOf(tokens, before: null));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whether the session goes on. Asks the provider when it is time to.</summary>
    /// <param name="admit">Looks at what the provider says of the person now; false = the person is not let in any more.</param>
    /// <exception cref="RefusedException">503: its time is over and the provider is away.</exception>
    public async Task<bool> ContinueAsync(Guid orgId, Guid id, Func<TokenClaims, Task<bool>> admit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(orgId, id, ct) is not { } seen)
            return false;
        if (now < seen.RenewAt)
            return now < seen.ExpiresAt ? true : throw new RefusedException(StatusCodes.Status503ServiceUnavailable, SignInErrors.ProviderUnavailable);

        var isOver = now >= seen.ExpiresAt;
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var transaction = await rows.BeginAsync(connection, orgId, ct);
        if (await LockAsync(transaction, orgId, id, isOver, ct) is not { } row)
            return !isOver; // another request renews it
        if (now < row.RenewAt && now < row.ExpiresAt)
            return true; // another request has just renewed it
        if (row.RefreshToken is null)
            return !isOver;

        ProviderTokens? tokens;
        try
        {
            tokens = await provider.RenewAsync(row.RefreshToken, ct);
        }
        catch (RefusedException)
        {
            await UpdateAsync(transaction, orgId, id, row with { RenewAt = now + Pause }, ct);
            await transaction.CommitAsync(ct);
            return isOver ? throw new RefusedException(StatusCodes.Status503ServiceUnavailable, SignInErrors.ProviderUnavailable) : true;
        }

        if (tokens is null || (tokens.Claims is { } claims && !await admit(claims)))
            return false;

        await UpdateAsync(transaction, orgId, id, RowOf(tokens, row), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>What is needed to end the session at the provider as well; null when it was not begun there. It cannot be renewed afterwards.</summary>
    public async Task<(string IdToken, string? RefreshToken)?> TakeAsync(Guid orgId, Guid id, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            "delete from identity.provider_sessions where org_id = $1 and id = $2 returning id_token, refresh_token, renew_at, expires_at");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(id);
        await using var found = await command.ExecuteReaderAsync(ct);
        return await OneAsync(found, ct) is { } row ? (row.IdToken, row.RefreshToken) : null;
    }

    private Row RowOf(ProviderTokens tokens, Row? before)
    {
        var refresh = tokens.RefreshToken ?? before?.RefreshToken;
        var ahead = (tokens.ExpiresAt - clock.GetUtcNow()) / 4;
        return new(
            tokens.IdToken ?? before!.IdToken,
            refresh,
            refresh is null ? tokens.ExpiresAt : tokens.ExpiresAt - (ahead < LongestAhead ? ahead : LongestAhead),
            tokens.ExpiresAt);
    }

    private async Task<Row?> FindAsync(Guid orgId, Guid id, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, Select);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(id);
        await using var found = await command.ExecuteReaderAsync(ct);
        return await OneAsync(found, ct);
    }

    /// <param name="wait">For another request that has it; otherwise null then.</param>
    private async Task<Row?> LockAsync(NpgsqlTransaction transaction, Guid orgId, Guid id, bool wait, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Select + (wait ? " for update" : " for update skip locked"), transaction.Connection, transaction)
        {
            Parameters = { new() { Value = orgId }, new() { Value = id } },
        };
        await using var found = await command.ExecuteReaderAsync(ct);
        return await OneAsync(found, ct);
    }

    private async Task UpdateAsync(NpgsqlTransaction transaction, Guid orgId, Guid id, Row row, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "update identity.provider_sessions set id_token = $3, refresh_token = $4, renew_at = $5, expires_at = $6 where org_id = $1 and id = $2",
            transaction.Connection,
            transaction);
        Add(command.Parameters, orgId, id, row);
        await command.ExecuteNonQueryAsync(ct);
    }

    private void Add(NpgsqlParameterCollection parameters, Guid orgId, Guid id, Row row)
    {
        parameters.AddWithValue(orgId);
        parameters.AddWithValue(id);
        parameters.AddWithValue(_protector.Protect(Encoding.UTF8.GetBytes(row.IdToken)));
        parameters.AddWithValue(
            NpgsqlDbType.Bytea, row.RefreshToken is { } refresh ? _protector.Protect(Encoding.UTF8.GetBytes(refresh)) : DBNull.Value);
        parameters.AddWithValue(row.RenewAt.ToUniversalTime());
        parameters.AddWithValue(row.ExpiresAt.ToUniversalTime());
    }

    private async Task<Row?> OneAsync(NpgsqlDataReader row, CancellationToken ct) => await row.ReadAsync(ct)
        ? new(
            Text(row.GetFieldValue<byte[]>(0)),
            await row.IsDBNullAsync(1, ct) ? null : Text(row.GetFieldValue<byte[]>(1)),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetFieldValue<DateTimeOffset>(3))
        : null;

    private string Text(byte[] kept) => Encoding.UTF8.GetString(_protector.Unprotect(kept));

    /// <param name="RenewAt">When the provider is asked again.</param>
    /// <param name="ExpiresAt">Until when what it said counts.</param>
    private sealed record Row(string IdToken, string? RefreshToken, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt);
}
