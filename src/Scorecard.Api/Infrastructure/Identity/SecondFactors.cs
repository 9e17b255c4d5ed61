using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>What proved to be the second factor.</summary>
public enum FactorProof
{
    Code,
    RecoveryCode,
}

/// <summary>
/// Authenticator apps. Their secrets are encrypted at rest; a code is taken once, and guesses are counted like those of passwords.
/// </summary>
public sealed class SecondFactors(OrganizationRows rows, IDataProtectionProvider protection, RecoveryCodes recovery, SignInFailures failures, TimeProvider clock)
{
    public static readonly DomainError Wrong = new("second_factor.wrong", "The code is not right.");

    private readonly IDataProtector _protector = protection.CreateProtector("authenticator");

    /// <summary>How many recovery codes are left; null when the person has no second factor.</summary>
    public async Task<int?> LeftAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            """
            select (select count(*)::int from identity.recovery_codes r where r.org_id = a.org_id and r.person_id = a.person_id)
            from identity.authenticators a where a.org_id = $1 and a.person_id = $2 and a.confirmed_at is not null
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        return await command.ExecuteScalarAsync(ct) as int?;
    }

    public async Task<bool> IsOnAsync(Guid orgId, Guid personId, CancellationToken ct) => await LeftAsync(orgId, personId, ct) is not null;

    /// <summary>A fresh secret, which counts once a code of it confirms it; null when one counts already.</summary>
    public async Task<byte[]?> BeginAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        await using var command = rows.Command(
            orgId,
            """
            insert into identity.authenticators as a (org_id, person_id, secret, made_at) values ($1, $2, $3, $4)
            on conflict (org_id, person_id) do update set secret = excluded.secret, made_at = excluded.made_at, used_step = 0
            where a.confirmed_at is null
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(_protector.Protect(secret));
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        return await command.ExecuteNonQueryAsync(ct) == 1 ? secret : null;
    }

    /// <summary>
    /// Turns it on, makes the recovery codes and ends the person's other sessions, all or nothing, once the app has shown that it has the
    /// secret. The codes; null when the code is not right, or nothing waits for one.
    /// </summary>
    /// <param name="session">The one that goes on.</param>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Guid orgId, Guid personId, string code, Guid? session, CancellationToken ct)
    {
        if (await StepAsync(orgId, personId, code, confirmed: false, ct) is not { } step)
            return null;

        var (codes, hashes) = RecoveryCodes.New();
        await using var command = rows.Command(
            orgId,
            """
            with confirmed as (
                update identity.authenticators set used_step = $3, confirmed_at = $4
                where org_id = $1 and person_id = $2 and used_step < $3 and confirmed_at is null returning org_id, person_id),
            ended as (
                delete from identity.sessions s using confirmed c
                where s.org_id = c.org_id and s.person_id = c.person_id and s.id is distinct from $5::uuid),
            earlier as (
                delete from identity.recovery_codes r using confirmed c where r.org_id = c.org_id and r.person_id = c.person_id)
            insert into identity.recovery_codes (org_id, person_id, code_hash)
            select c.org_id, c.person_id, hash from confirmed c, unnest($6::bytea[]) hash
            returning code_hash
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(step);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue((object?)session ?? DBNull.Value);
        command.Parameters.AddWithValue(hashes);
        return await command.ExecuteScalarAsync(ct) is null ? null : codes;
    }

    /// <summary>What a code is; null when it is not right. The time to wait when there were too many guesses.</summary>
    public async Task<(FactorProof? Proof, TimeSpan? LockedOut)> TryAsync(Guid orgId, Guid personId, string code, CancellationToken ct)
    {
        var guesses = $"second-factor {personId}";
        if (await failures.CountAsync(guesses, ct) is { } left)
            return (null, left);

        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        FactorProof? proof = plain.Length == Totp.Digits && plain.All(char.IsAsciiDigit)
            ? await TakeAsync(orgId, personId, plain, ct) ? FactorProof.Code : null
            : await recovery.UseAsync(orgId, personId, code, ct) ? FactorProof.RecoveryCode : null;
        if (proof is not null)
            await failures.ForgetAsync(guesses, ct);
        return (proof, null);
    }

    public async Task RemoveAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        var removal = new NpgsqlBatchCommand("delete from identity.authenticators where org_id = $1 and person_id = $2")
        {
            Parameters = { new() { Value = orgId }, new() { Value = personId } },
        };
        await using var command = rows.Command(orgId, RecoveryCodes.Deletion(orgId, personId), removal);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes a code at most once, of however many requests: the time step it belongs to is used with it.</summary>
    private async Task<bool> TakeAsync(Guid orgId, Guid personId, string code, CancellationToken ct)
    {
        if (await StepAsync(orgId, personId, code, confirmed: true, ct) is not { } step)
            return false;

        await using var command = rows.Command(
            orgId,
            """
            update identity.authenticators set used_step = $3
            where org_id = $1 and person_id = $2 and used_step < $3 and confirmed_at is not null
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(step);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>The time step whose code it is; null when it is none's.</summary>
    private async Task<long?> StepAsync(Guid orgId, Guid personId, string code, bool confirmed, CancellationToken ct) =>
        await SecretAsync(orgId, personId, confirmed, ct) is { } secret ? Totp.StepOf(secret, code, clock.GetUtcNow()) : null;

    private async Task<byte[]?> SecretAsync(Guid orgId, Guid personId, bool confirmed, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            "select secret from identity.authenticators where org_id = $1 and person_id = $2 and (confirmed_at is not null) = $3");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(confirmed);
        return await command.ExecuteScalarAsync(ct) is byte[] secret ? _protector.Unprotect(secret) : null;
    }
}
