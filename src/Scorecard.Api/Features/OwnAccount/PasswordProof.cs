using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using IdentityAccount = Scorecard.Api.Infrastructure.Identity.Account;

namespace Scorecard.Api.Features.OwnAccount;

/// <summary>Asks whoever is about to change how they sign in for the password: a browser left alone must not be enough.</summary>
public sealed class PasswordProof(Passwords passwords, Accounts accounts, CurrentUser user, IHttpContextAccessor http)
{
    private static readonly DomainError Wrong = new("password.wrong", "The current password is not right.");

    private static readonly DomainError NoPassword = new("password.none", "This account has no password.");

    /// <summary>The account, or why not.</summary>
    public async Task<(IdentityAccount? Account, ProblemHttpResult? Refused)> AskAsync(string password, CancellationToken ct)
    {
        if (await accounts.FindAsync(user.PersonId) is not { PasswordHash: not null } own)
            return (null, Problems.From(NoPassword));

        var (account, lockedOut) = await passwords.TryAsync(own.Email!, password, ct);
        if (lockedOut is { } left)
            return (null, Sessions.LockedOut(http.HttpContext!, left));

        return account is null ? (null, Problems.From(Wrong)) : (account, null);
    }

    /// <summary>Why not; null when the password is right, and where there is none to ask for: no password, or a session that the provider began.</summary>
    public async Task<ProblemHttpResult?> AskIfAnyAsync(string? password, CancellationToken ct) =>
        http.HttpContext!.User.Way != SignInWay.Provider && await accounts.FindAsync(user.PersonId) is { PasswordHash: not null } ? (await AskAsync(password ?? "", ct)).Refused : null;
}

/// <param name="Password">One's own, as of now.</param>
public sealed record PasswordProofRequest(string Password);
