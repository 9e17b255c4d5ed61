using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;
using Claims = Scorecard.Api.Infrastructure.Security.Claims;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Begins and ends sessions, and holds each request's cookie against the account's security stamp.</summary>
public sealed class Sessions(
    UserManager<Account> accounts, IPasswordHasher<Account> hasher, SignInFailures failures, CurrentUser user, OrganizationRows rows)
{
    private static readonly Account Nobody = new() { OrgId = Guid.Empty };

    private static string? _nobodysPassword;

    /// <summary>Null when the address or the password is not right; how long the address is locked out when it is.</summary>
    public async Task<(Account? Account, TimeSpan? LockedOut)> TryAsync(string email, string password, CancellationToken ct)
    {
        if (await failures.CountAsync(email, ct) is { } left)
            return (null, left);

        var account = await accounts.FindByEmailAsync(email.Trim());
        if (account?.PasswordHash is null)
        {
            // Something to look at, so that an address without an account takes as long to refuse.
            hasher.VerifyHashedPassword(Nobody, _nobodysPassword ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            return (null, null);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
            return (null, null);

        await failures.ForgetAsync(email, ct);
        return (account, null);
    }

    /// <summary>The account with this address; null when there is none.</summary>
    public Task<Account?> FindAsync(string email) => accounts.FindByEmailAsync(email.Trim());

    /// <summary>429 with the time to wait.</summary>
    public static ProblemHttpResult LockedOut(HttpContext context, TimeSpan left)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.From(StatusCodes.Status429TooManyRequests, new DomainError("session.locked_out", "Too many failed attempts. Wait before the next one."));
    }

    public static async Task BeginAsync(HttpContext context, Account account)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(Claims.Organization, account.OrgId.ToString()),
                new Claim(Claims.Stamp, account.SecurityStamp!),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme);
        context.User = new ClaimsPrincipal(identity); // antiforgery tokens of this answer belong to whoever has just signed in
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, context.User);
    }

    public static async Task EndAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    /// <summary>
    /// A password change gives the account a new stamp; a cookie with an older one ends here, and that of somebody who has
    /// been deactivated.
    /// </summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (!context.HttpContext.Request.Path.StartsWithSegments("/api"))
            return; // files, pages and health are the same for everybody

        var ct = context.HttpContext.RequestAborted;
        var principal = context.Principal!;
        if (await FindAsync(principal.OrgId, principal.PersonId, ct) is not { } found
            || found.Stamp is not { } stamp
            || stamp != principal.FindFirstValue(Claims.Stamp)
            || !await user.LoadAsync(principal.OrgId, principal.PersonId, found.Visible, ct))
        {
            context.RejectPrincipal();
        }
    }

    private async Task<(string? Stamp, Visibility Visible)?> FindAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, $"select security_stamp, {Visibility.Column} from identity.users where id = $1 and org_id = $2");
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(orgId);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.IsDBNull(0) ? null : row.GetString(0), new Visibility(row.GetString(1))) : null;
    }
}
