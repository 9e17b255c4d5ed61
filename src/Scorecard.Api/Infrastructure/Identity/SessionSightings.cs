using System.Collections.Concurrent;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Notes which sessions made requests and writes it down once a minute for all of them: a write for each request would cost more than
/// the request, and end what is remembered of earlier reads.
/// </summary>
public sealed partial class SessionSightings(SessionStore sessions, TimeProvider clock, ILogger<SessionSightings> log) : BackgroundService
{
    /// <summary>How exactly it is known when a session was last used.</summary>
    public static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid OrgId, Guid Id), DateTimeOffset> _seen = [];

    /// <param name="seenAt">What is known so far.</param>
    public void Note(Guid orgId, Guid id, DateTimeOffset seenAt)
    {
        var now = clock.GetUtcNow();
        if (now - seenAt >= Coarse)
            _seen[(orgId, id)] = now;
    }

    /// <summary>Writes down what was noted.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        List<(Guid, Guid, DateTimeOffset)> seen = [];
        foreach (var key in _seen.Keys)
            if (_seen.TryRemove(key, out var at))
                seen.Add((key.OrgId, key.Id, at));
        if (seen is not [])
            await sessions.SeenAsync(seen, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception outage) when (Outage.IsOne(outage))
            {
                Failed(log, outage.Message); // the next request of the session is noted again
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Broken(log, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "When sessions were last used could not be written down: {Reason}")]
    private static partial void Failed(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "When sessions were last used could not be written down")]
    private static partial void Broken(ILogger log, Exception exception);
}
