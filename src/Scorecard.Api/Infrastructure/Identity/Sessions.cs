using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Kernel;
using Claims = Scorecard.Api.Infrastructure.Security.Claims;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Begins and ends the sessions of browsers, and looks at each request whether the one its cookie names goes on.</summary>
public sealed class Sessions(SessionStore store, SessionSightings sightings, SessionWays ways, CurrentUser user)
{
    /// <summary>429 with the time to wait.</summary>
    public static ProblemHttpResult LockedOut(HttpContext context, TimeSpan left)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.From(StatusCodes.Status429TooManyRequests, new DomainError("session.locked_out", "Too many failed attempts. Wait before the next one."));
    }

    /// <summary>Begins a session in this browser, in place of the one it had.</summary>
    /// <param name="way">How; null = by password.</param>
    public async Task BeginAsync(HttpContext context, Account account, CancellationToken ct, string? way = null)
    {
        await ForgetAsync(context.User, ct);
        var id = await store.AddAsync(account, RequestOrigin.Of(context), ct);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(Claims.Organization, account.OrgId.ToString()),
                new Claim(Claims.Session, id.ToString()),
                .. way is null ? [] : new[] { new Claim(Claims.Way, way) },
            ],
            CookieAuthenticationDefaults.AuthenticationScheme);
        context.User = new ClaimsPrincipal(identity); // antiforgery tokens of this answer belong to whoever has just signed in
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, context.User);
    }

    public async Task EndAsync(HttpContext context, CancellationToken ct)
    {
        await ForgetAsync(context.User, ct);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    /// <summary>A cookie ends here when its session was ended, its account has another password, or its person was deactivated.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (!context.HttpContext.Request.Path.StartsWithSegments("/api"))
            return; // files, pages and health are the same for everybody

        var ct = context.HttpContext.RequestAborted;
        var principal = context.Principal!;
        if (principal.SessionId is not { } id
            || !await ways.AllowAsync(principal, id, ct)
            || await store.FindAsync(principal.OrgId, principal.PersonId, id, ct) is not { } found
            || !await user.LoadAsync(principal.OrgId, principal.PersonId, found.Visible, ct))
        {
            context.RejectPrincipal();
            return;
        }

        sightings.Note(principal.OrgId, id, found.SeenAt);
    }

    private async Task ForgetAsync(ClaimsPrincipal before, CancellationToken ct)
    {
        if (before is { IsSignedIn: true, SessionId: { } id })
            await store.EndAsync(before.OrgId, before.PersonId, id, ct);
    }
}
