using System.Threading.RateLimiting;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Answers a bounded number of requests at once. Some more wait their turn for a bounded time; the others are 503 <c>service.busy</c>, so
/// that a crowd before a slow database costs neither memory nor the others' patience. What stays open, as live updates do, is not counted.
/// </summary>
public sealed class Admission : IMiddleware, IDisposable
{
    private readonly ConcurrencyLimiter _turns;
    private readonly TimeSpan _patience;

    public Admission(IConfiguration configuration)
    {
        _turns = new(new ConcurrencyLimiterOptions
        {
            PermitLimit = configuration.GetValue("Scorecard:RequestsAtOnce", 2 * configuration.DatabaseConnections()),
            QueueLimit = configuration.GetValue("Scorecard:RequestsWaiting", 500),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _patience = TimeSpan.FromSeconds(configuration.GetValue("Scorecard:RequestPatienceSeconds", 10.0));
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaysOpen>() is not null || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        using var turn = await TakeTurnAsync(context.RequestAborted);
        if (turn is { IsAcquired: true })
            await next(context);
        else
            await Problems.ComeBackAsync(context, Problems.Busy);
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Null or not acquired where it is too full, or took too long.</summary>
    private async Task<RateLimitLease?> TakeTurnAsync(CancellationToken aborted)
    {
        var turn = _turns.AttemptAcquire();
        if (turn.IsAcquired)
            return turn;

        turn.Dispose();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        waiting.CancelAfter(_patience);
        try
        {
            return await _turns.AcquireAsync(1, waiting.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}

/// <summary>Marks an endpoint whose answer goes on for as long as somebody listens.</summary>
public sealed record StaysOpen;
