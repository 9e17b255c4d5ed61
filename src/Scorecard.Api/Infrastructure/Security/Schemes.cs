using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// Who vouches for a request. Its header alone decides: what it presents is held good or refused, and never passed over in favour of a
/// cookie that happens to come along. Every scheme ends in the same claims, <see cref="Claims"/>.
/// </summary>
public static class Schemes
{
    /// <summary>The default: looks at the request and hands it to one of the others.</summary>
    public const string Selecting = "scorecard";

    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    public const string CookieName = "scorecard-session";

    /// <summary>A token of the OpenID Connect provider.</summary>
    public const string Bearer = "bearer";

    public const string ApiKey = "api-key";

    /// <summary>How every API key begins, so that a leaked one is recognized for what it is.</summary>
    public const string ApiKeyPrefix = "sck_";

    private const string BearerPrefix = "Bearer ";

    public static AuthenticationBuilder AddSchemes(this IServiceCollection services) => services
        .AddAuthentication(Selecting)
        .AddPolicyScheme(Selecting, displayName: null, policy => policy.ForwardDefaultSelector = context => Of(context.Request));

    /// <summary>Refuses whatever is presented under this scheme, for an instance that does not take such credentials.</summary>
    public static AuthenticationBuilder AddRefusing(this AuthenticationBuilder schemes, string scheme) =>
        schemes.AddScheme<AuthenticationSchemeOptions, Refusing>(scheme, configureOptions: null);

    public static string Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
            return Cookie;

        return header.AsSpan(BearerPrefix.Length).TrimStart(' ').StartsWith(ApiKeyPrefix, StringComparison.Ordinal) ? ApiKey : Bearer;
    }

    /// <summary>What a request presents under its scheme, as it stands; null where it presents nothing.</summary>
    public static string? Presented(HttpRequest request) =>
        Of(request) == Cookie
            ? request.Cookies[CookieName] is { } cookie ? cookie + request.Cookies[$"{CookieName}C1"] : null // a long one comes in parts
            : request.Headers.Authorization.ToString();

    private sealed class Refusing(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Fail("This instance takes no such credentials."));

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer error=\"invalid_token\"";
            return base.HandleChallengeAsync(properties);
        }
    }
}
