using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>What every request passes through, in this order.</summary>
public static class HttpSetup
{
    public static void AddHttp(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(options => JsonSetup.Strict(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddHttpContextAccessor();
        services.AddAntiforgeryCheck();
        services.AddSingleton<EarlyLimits>();
        services.AddSingleton<Admission>();
        services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // the one secret in a body, the antiforgery token, differs in every answer
            compression.MimeTypes = ["application/json"];
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

        services.AddProxies(configuration);
        services.AddOtherOrigins(configuration);
        services.AddRateLimits(configuration);
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();

        app.UseResponseCompression();
        app.UseMiddleware<RequestLog>();
        app.UseShutdown();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseCors();
        app.UseClientFiles();
        app.UseMiddleware<StartGate>();
        app.UseMiddleware<EarlyLimits>();
        app.UseMiddleware<Admission>();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseKeyRules();
        app.UseAuthorization();
        app.UseAntiforgeryCheck();
        app.UseEntityTags();
        app.UseMiddleware<RequestCheck>();
    }

    /// <summary>The group of every endpoint of the API.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("api/v1");
        api.WithMetadata(new RequestChecked(), new TaggedReads());
        api.ForOtherOrigins();
        api.AddEndpointFilter(Origins.RememberAsync);
        return api;
    }
}
