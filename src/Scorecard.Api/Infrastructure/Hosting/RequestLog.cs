using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// One line for each request of the API, and its name in a trace: the route, never the path or the query, which may hold the secret of a link, and
/// nothing that names a person.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        if (!context.Request.Path.StartsWithSegments("/api"))
            return;

        var (method, route, status) = (context.Request.Method, RouteOf(context), context.Response.StatusCode);
        var elapsed = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1);
        Answered(log, method, route, status, elapsed, Activity.Current?.TraceId.ToHexString());
        if (Activity.Current is { IsAllDataRequested: true } activity)
        {
            activity.DisplayName = $"{method} {route}";
            activity.SetTag("http.route", route);
            activity.SetTag("http.response.status_code", status);
        }
    }

    /// <summary>An exception takes the endpoint away from the context; the feature still has it.</summary>
    private static string RouteOf(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "no such route";

    [LoggerMessage(LogLevel.Information, "{Method} {Route} answered {Status} in {Milliseconds} ms, trace {TraceId}")]
    private static partial void Answered(ILogger log, string method, string route, int status, double milliseconds, string? traceId);
}
