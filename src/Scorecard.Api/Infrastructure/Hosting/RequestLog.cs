using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// One line for each request of the API: the route, never the path or the query, which may hold the secret of a link, and
/// nothing that names a person.
/// </summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            Answered(
                log,
                context.Request.Method,
                RouteOf(context),
                context.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1),
                Activity.Current?.TraceId.ToHexString());
        }
    }

    /// <summary>An exception takes the endpoint away from the context; the feature still has it.</summary>
    private static string RouteOf(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "no such route";

    [LoggerMessage(LogLevel.Information, "{Method} {Route} answered {Status} in {Milliseconds} ms, trace {TraceId}")]
    private static partial void Answered(ILogger log, string method, string route, int status, double milliseconds, string? traceId);
}
