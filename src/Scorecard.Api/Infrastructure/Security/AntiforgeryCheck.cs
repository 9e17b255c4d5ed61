using Microsoft.AspNetCore.Antiforgery;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// Every unsafe method of the API needs the token that <c>GET /session</c> hands out, in the header <c>X-CSRF-TOKEN</c>. A request with a
/// bearer token or an API key does not: no browser adds those by itself, and no cookie counts beside them.
/// </summary>
public static class AntiforgeryCheck
{
    public const string Header = "X-CSRF-TOKEN";

    private static readonly DomainError Invalid = new("antiforgery.invalid", "The page is out of date. Reload it and try again.");

    public static void AddAntiforgeryCheck(this IServiceCollection services) => services.AddAntiforgery(antiforgery =>
    {
        antiforgery.HeaderName = Header;
        antiforgery.Cookie.Name = "scorecard-antiforgery";
        antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        antiforgery.SuppressXFrameOptionsHeader = true; // the policy's frame-ancestors says it
    });

    public static void UseAntiforgeryCheck(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        var isApi = context.Request.Path.StartsWithSegments("/api") && context.GetEndpoint() is not null;
        if (isApi && Schemes.Of(context.Request) == Schemes.Cookie && !await antiforgery.IsRequestValidAsync(context)) // safe methods are always valid
            await Problems.From(StatusCodes.Status400BadRequest, Invalid).ExecuteAsync(context);
        else
            await next(context);
    });
}
