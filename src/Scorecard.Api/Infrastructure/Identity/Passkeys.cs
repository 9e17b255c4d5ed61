using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Passkeys, by ASP.NET Core Identity's own handler. What it must remember between its two steps the browser holds, sealed, and it counts
/// once. A passkey asks for a fingerprint, a face or a PIN, so it counts as both factors.
/// </summary>
public sealed class Passkeys(
    UserManager<Account> accounts, AccountsDbContext context, IPasskeyHandler<Account> handler, SignInChallenges challenges, UsedChallenges used,
    IHttpContextAccessor http)
{
    /// <summary>More than anybody has devices.</summary>
    public const int Most = 20;

    /// <summary>Characters that a browser's answer may have.</summary>
    public const int LongestCredential = 20_000;

    /// <summary>Characters that what the browser holds between the steps may have.</summary>
    public const int LongestState = 5_000;

    public static readonly DomainError Refused = new("passkey.refused", "This passkey does not fit, or it took too long.");

    private const string Registration = "passkey-registration";
    private const string SigningIn = "passkey-sign-in";

    private HttpContext Context => http.HttpContext!;

    public async Task<IReadOnlyList<PasskeyView>> OfAsync(Account account) =>
    [
        .. from passkey in await accounts.GetPasskeysAsync(account)
           orderby passkey.CreatedAt
           select new PasskeyView(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt),
    ];

    /// <summary>What the browser needs to make a passkey for the account.</summary>
    /// <param name="name">The person's, as the browser may show it.</param>
    public async Task<PasskeyOptions> BeginRegistrationAsync(Account account, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = name }, Context);
        return new(made.CreationOptionsJson, challenges.Make(Registration, new Ceremony(account.Id, made.AttestationState)));
    }

    /// <summary>False when what the browser made is not what was asked for, was taken before, or took too long.</summary>
    public async Task<bool> RegisterAsync(Account account, string name, string credential, string state, CancellationToken ct)
    {
        if (challenges.Read<Ceremony>(Registration, state) is not { State: not null } ceremony || ceremony.PersonId != account.Id)
            return false;

        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = Context, CredentialJson = credential, AttestationState = ceremony.State });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString() || !await used.UseAsync(account.OrgId, ceremony.State, ct))
            return false;

        result.Passkey.Name = name;
        return (await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded;
    }

    /// <summary>False when the account has no such passkey.</summary>
    public async Task<bool> RemoveAsync(Account account, string id)
    {
        if (!Base64Url.IsValid(id))
            return false;

        var credentialId = Base64Url.DecodeFromChars(id);
        return await accounts.GetPasskeyAsync(account, credentialId) is not null && (await accounts.RemovePasskeyAsync(account, credentialId)).Succeeded;
    }

    /// <summary>Removes all, such as those on a device that is lost, whatever else changes in the account at the same moment.</summary>
    public Task RemoveAllAsync(Guid personId, CancellationToken ct) =>
        context.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == personId).ExecuteDeleteAsync(ct);

    /// <summary>What the browser needs to ask for any passkey of this site: it names nobody.</summary>
    public async Task<PasskeyOptions> BeginSignInAsync()
    {
        var made = await handler.MakeRequestOptionsAsync(user: null, Context);
        return new(made.RequestOptionsJson, challenges.Make(SigningIn, new Ceremony(Guid.Empty, made.AssertionState)));
    }

    /// <summary>Whose passkey it is; null when it is nobody's, the answer was taken before or took too long, or the account changed meanwhile.</summary>
    public async Task<Account?> SignInAsync(string credential, string state, CancellationToken ct)
    {
        if (challenges.Read<Ceremony>(SigningIn, state) is not { State: not null } ceremony)
            return null;

        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = Context, CredentialJson = credential, AssertionState = ceremony.State });
        if (!result.Succeeded || !await used.UseAsync(result.User.OrgId, ceremony.State, ct))
            return null;

        var counted = await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey); // with its new count of signatures
        return counted.Succeeded ? result.User : null;
    }

    private sealed record Ceremony(Guid PersonId, string? State);
}

/// <param name="Id">The credential's, as browsers write it.</param>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt);

/// <param name="Options">JSON for <c>navigator.credentials</c>.</param>
/// <param name="State">Goes back together with what the browser answers, within five minutes.</param>
public sealed record PasskeyOptions(string Options, string State);
