using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Live;

/// <summary>
/// Tells what changed while it changes, as server-sent events: <c>change</c> with what changed but not how, <c>reset</c> when so much did,
/// or so much was missed, that everything shown must be read again. Each carries a position as its id; a browser that comes back with
/// the last one is told what it missed. Ends with the session, or with the token of whoever has none.
/// </summary>
public static partial class FollowChanges
{
    public const string ContentType = "text/event-stream";

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    public static void Map(IEndpointRouteBuilder live) => live
        .MapGet("live", Handle)
        .WithName("followChanges")
        .WithSummary("Follow what changes")
        .RequirePermission(Permission.Read)
        .Produces<LiveChange>(StatusCodes.Status200OK, ContentType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .DisableRequestTimeout()
        .WithMetadata(new TaggedReads(Off: true), new StaysOpen());

    /// <param name="lastEventId">The id of the last event that arrived; absent = from now on.</param>
    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Handle(
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId, HttpContext context, LiveHub hub, LiveCatchUp missed, CurrentUser user, LiveSettings settings, TimeProvider clock,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, ILogger<LiveHub> log)
    {
        var session = await context.AuthenticateAsync();
        var until = session.Properties?.ExpiresUtc;
        var connection = hub.Join(user.OrgId, user.PersonId, context.User.SessionId, until);
        if (connection is null)
            return Problems.From(StatusCodes.Status429TooManyRequests, Problems.Of(StatusCodes.Status429TooManyRequests));

        using (connection)
        using (var expired = new CancellationTokenSource(TimeTo(until, clock), clock)) // also while the hub, which looks too, cannot look
        using (var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, hub.Stopping, connection.Dropped, expired.Token))
        {
            try
            {
                var stream = new LiveStream(Open(context), settings.Heartbeat, json.Value.SerializerOptions);
                await stream.BeginAsync(ended.Token);
                var start = await stream.WaitAsync(connection.Start, ended.Token);
                await stream.WriteAsync(await missed.ReadAsync(connection, lastEventId, start, ended.Token), ended.Token);
                await stream.RunAsync(connection, ended.Token);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested || connection.Start.IsCanceled)
            {
                if (connection.Dropped.IsCancellationRequested)
                    context.Abort(); // what was written and not taken would be waited for
            }
            catch (Exception outage) when (Outage.IsOne(outage))
            {
                MissedNotRead(log, outage);
                context.Abort(); // it comes back with the last position it saw
            }
            finally
            {
                hub.Leave(connection);
            }
        }

        return TypedResults.Empty;
    }

    private static TimeSpan TimeTo(DateTimeOffset? until, TimeProvider clock)
    {
        if (until is not { } end)
            return Timeout.InfiniteTimeSpan;

        var left = end - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer;
    }

    [LoggerMessage(LogLevel.Warning, "What a connection missed cannot be read at the moment; it is let go and comes back by itself.")]
    private static partial void MissedNotRead(ILogger log, Exception outage);

    /// <summary>An answer that nothing on the way holds back.</summary>
    private static Stream Open(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null; // a phone that sleeps is dropped by what waits for it, not by the speed of a few bytes
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-cache, no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return context.Response.Body;
    }
}
