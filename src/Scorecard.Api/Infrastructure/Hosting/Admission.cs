using System.Threading.RateLimiting;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Answers a bounded number of requests at once. Some more wait their turn for a bounded time; the others are 503 <c>service.busy</c>, so
/// that a crowd before a slow database costs neither memory nor the others' patience. Addresses in doubt (<see cref="EarlyLimits"/>) share turns
/// and places of their own, an eighth as many. What stays open, as live updates do, is not counted.
/// </summary>
public sealed class Admission : IMiddleware, IDisposable
{
    private const int ShareInDoubt = 8;

    private readonly ConcurrencyLimiter _turns;
    private readonly ConcurrencyLimiter _turnsInDoubt;
    private readonly TimeSpan _patience;

    public Admission(IConfiguration configuration)
    {
        var atOnce = configuration.GetValue("Scorecard:RequestsAtOnce", 2 * configuration.DatabaseConnections());
        var waiting = configuration.GetValue("Scorecard:RequestsWaiting", 500);
        _turns = Turns(atOnce, waiting);
        _turnsInDoubt = Turns(Math.Max(1, atOnce / ShareInDoubt), waiting / ShareInDoubt);
        _patience = TimeSpan.FromSeconds(configuration.GetValue("Scorecard:RequestPatienceSeconds", 10.0));
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaysOpen>() is not null || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        var turns = context.Features.Get<EarlyLimits.Doubtful>() is null ? _turns : _turnsInDoubt;
        using var turn = await TakeTurnAsync(turns, context.RequestAborted);
        if (turn is { IsAcquired: true })
            await next(context);
        else
            await Problems.ComeBackAsync(context, Problems.Busy);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _turnsInDoubt.Dispose();
    }

    private static ConcurrencyLimiter Turns(int atOnce, int waiting) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>Null or not acquired where it is too full, or took too long.</summary>
    private async Task<RateLimitLease?> TakeTurnAsync(ConcurrencyLimiter turns, CancellationToken aborted)
    {
        var turn = turns.AttemptAcquire();
        if (turn.IsAcquired)
            return turn;

        turn.Dispose();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        waiting.CancelAfter(_patience);
        try
        {
            return await turns.AcquireAsync(1, waiting.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}

/// <summary>Marks an endpoint whose answer goes on for as long as somebody listens.</summary>
public sealed record StaysOpen;
