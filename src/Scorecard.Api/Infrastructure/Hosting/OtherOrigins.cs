using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Net.Http.Headers;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// A client that is hosted elsewhere: the origins in <c>Scorecard:Cors:Origins</c>, and no others, may call the API from a browser, cookies
/// included. Those cookies then are sent from other sites, over TLS only; without such origins nothing of this is so.
/// </summary>
public static class OtherOrigins
{
    private const string Policy = "client";

    private static readonly TimeSpan PreflightLife = TimeSpan.FromHours(2);

    /// <exception cref="InvalidOperationException">What is configured is no origin.</exception>
    public static void AddOtherOrigins(this IServiceCollection services, IConfiguration configuration)
    {
        string[] origins = [.. Of(configuration)];
        services.AddCors(cors => cors.AddPolicy(Policy, policy => policy
            .WithOrigins(origins)
            .AllowCredentials()
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete)
            .WithHeaders(
                HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.CacheControl, HeaderNames.ContentType, HeaderNames.IfNoneMatch, "Last-Event-ID",
                AntiforgeryCheck.Header, Caller.IdempotencyHeader)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.ContentDisposition, HeaderNames.WWWAuthenticate)
            .SetPreflightMaxAge(PreflightLife)));
        if (origins is [])
            return;

        services.Configure<CookieAuthenticationOptions>(Schemes.Cookie, session => session.Cookie = FromElsewhere(session.Cookie.Name));
        services.Configure<AntiforgeryOptions>(antiforgery => antiforgery.Cookie = FromElsewhere(antiforgery.Cookie.Name));
    }

    public static TBuilder ForOtherOrigins<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireCors(Policy);

    private static SecureCookie FromElsewhere(string? name) =>
        new() { Name = name, HttpOnly = true, IsEssential = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.None };

    internal static IEnumerable<string> Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Scorecard:Cors:Origins");
        var configured = section.Get<string[]>() ?? section.Value?.Split(',') ?? [];
        foreach (var origin in configured.Select(origin => origin.Trim().TrimEnd('/')).Where(origin => origin.Length > 0))
        {
            yield return Uri.TryCreate(origin, UriKind.Absolute, out var address)
                && address.Scheme is "https" or "http"
                && address.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
                    ? origin.ToLowerInvariant()
                    : throw new InvalidOperationException($"Scorecard:Cors:Origins names '{origin}', which is no origin such as https://scorecard.example.org.");
        }
    }

    /// <summary>Sent over TLS alone, also where a proxy in front of this process speaks it.</summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = true;
            return cookie;
        }
    }
}
