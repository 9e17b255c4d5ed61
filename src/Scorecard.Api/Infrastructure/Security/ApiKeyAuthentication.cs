using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// A request with an API key is its person's, narrowed to what the key was made for. The key is looked up at every request, so that it ends at
/// once when it is revoked; only whoever holds the secret learns why it does not work.
/// </summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    ApiKeyStore keys,
    CurrentUser user,
    AuditTrail trail,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public static readonly DomainError Invalid = new("api_key.invalid", "There is no such API key.");

    public static readonly DomainError Expired = new("api_key.expired", "This API key has expired.");

    public static readonly DomainError Revoked = new("api_key.revoked", "This API key was revoked.");

    public static readonly DomainError Suspended = new("api_key.suspended", "The person of this API key is deactivated.");

    private DomainError? _refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Path.StartsWithSegments("/api"))
            return AuthenticateResult.NoResult(); // files, pages and health are the same for everybody

        var ct = Context.RequestAborted;
        var header = Request.Headers.Authorization.ToString();
        var presented = header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim();
        if (!ApiKeyText.TryParse(presented, out var text) || await keys.FindAsync(text.Id, ct) is not { } found || !text.Fits(found.Key.SecretHash))
            return Refuse(Invalid);

        var key = found.Key;
        if (key.RevokedAt is not null)
            return Refuse(Revoked);
        if (!key.IsInForce(clock.GetUtcNow()))
            return Refuse(Expired);
        if (!await user.LoadAsync(key.OrgId, key.PersonId, found.Visible, ct))
            return Refuse(Suspended);

        user.ActBy(new(key.Id, key.Scope));
        if (await keys.UsedAsync(key, RequestOrigin.AddressOf(Context), ct))
            await trail.RecordAsync(key.OrgId, key.PersonId, AccessAct.ApiKeyUsed, [new("name", key.Name)], ct);

        return AuthenticateResult.Success(new(
            new ClaimsPrincipal(new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, key.PersonId.ToString()),
                    new Claim(Claims.Organization, key.OrgId.ToString()),
                    new Claim(Claims.Key, key.Id.ToString()),
                ],
                Scheme.Name)),
            Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer error=\"invalid_token\"";
        await Problems.From(StatusCodes.Status401Unauthorized, _refusal ?? Problems.SignInRequired).ExecuteAsync(Context);
    }

    private AuthenticateResult Refuse(DomainError why)
    {
        _refusal = why;
        return AuthenticateResult.Fail(why.Code);
    }
}

public static class ApiKeySetup
{
    public static AuthenticationBuilder AddApiKeys(this AuthenticationBuilder schemes)
    {
        schemes.Services.AddSingleton<ApiKeyStore>();
        return schemes.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(Schemes.ApiKey, configureOptions: null);
    }
}
