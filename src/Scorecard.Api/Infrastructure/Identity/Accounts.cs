using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Opens accounts for people and sets their passwords.</summary>
public sealed class Accounts(UserManager<Account> users, AccountsDbContext context)
{
    public const int ShortestPassword = 10;
    public const int LongestPassword = 128;

    /// <summary>Does what follows in this request within a transaction that somebody else ends.</summary>
    public async Task JoinAsync(NpgsqlTransaction transaction, CancellationToken ct)
    {
        context.Database.SetDbConnection(transaction.Connection);
        await context.Database.UseTransactionAsync(transaction, ct);
    }

    public Task<Account?> FindAsync(Guid personId) => users.FindByIdAsync(personId.ToString());

    /// <summary>The person's account; opened without a password when there is none.</summary>
    public async Task<Account> EnsureAsync(Guid orgId, Guid personId, string email)
    {
        if (await FindAsync(personId) is { } existing)
            return existing;

        var account = new Account { Id = personId, OrgId = orgId, UserName = email, Email = email };
        Require(await users.CreateAsync(account));
        return account;
    }

    /// <summary>Sets a password, whatever it was before. Every session of the account ends.</summary>
    public async Task SetPasswordAsync(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
            Require(await validator.ValidateAsync(users, account, password));

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        Require(await users.UpdateSecurityStampAsync(account)); // writes both at once: there is no moment without a password
    }

    /// <summary>Ends every session of an account, for one who leaves.</summary>
    public async Task EndSessionsAsync(Guid personId)
    {
        if (await FindAsync(personId) is { } account)
            Require(await users.UpdateSecurityStampAsync(account));
    }

    private static void Require(IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
            throw new EmailTakenException();

        if (!result.Succeeded)
            throw new InvalidOperationException($"The account was refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
