using Microsoft.AspNetCore.Identity;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Tries passwords. Address and password that do not fit cost the same, whether an account has the address or not.</summary>
public sealed class Passwords(UserManager<Account> accounts, IPasswordHasher<Account> hasher, SignInFailures failures)
{
    private static readonly Account Nobody = new() { OrgId = Guid.Empty };

    private static string? _nobodysPassword;

    /// <summary>Null when the address or the password is not right; how long the address is locked out when it is.</summary>
    public async Task<(Account? Account, TimeSpan? LockedOut)> TryAsync(string email, string password, CancellationToken ct)
    {
        if (await failures.CountAsync(email, ct) is { } left)
            return (null, left);

        var decoy = _nobodysPassword ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var account = await FindAsync(email);
        if (account?.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(Nobody, decoy, password);
            return (null, null);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
            return (null, null);

        await failures.ForgetAsync(email, ct);
        return (account, null);
    }

    /// <summary>The account with this address; null when there is none.</summary>
    public Task<Account?> FindAsync(string email) => accounts.FindByEmailAsync(email.Trim());
}
