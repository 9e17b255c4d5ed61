using Microsoft.Extensions.Logging;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Runs subscriptions in this process. Any number of processes may run the same ones: whoever holds a subscription's advisory lock
/// handles its next batch. Woken by NOTIFY; without it every <see cref="Interval"/>.
/// </summary>
public sealed class SubscriptionHost(
    NpgsqlDataSource db, EventTypes types, IReadOnlyList<Subscription> subscriptions, ILogger<SubscriptionHost> logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan FirstPauseAfterFault = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPauseAfterFault = TimeSpan.FromSeconds(30);

    private static readonly Action<ILogger, string, Exception> LogFault = LoggerMessage.Define<string>(
        LogLevel.Error, new EventId(1, "SubscriptionFailed"), "Subscription {Subscription} failed; it tries the same events again.");

    /// <summary>How long a subscription waits for a wake-up before it looks by itself.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Runs until the token is cancelled.</summary>
    public Task RunAsync(CancellationToken ct)
    {
        var wakeups = new Wakeups(db, logger, Interval);
        return Task.WhenAll([wakeups.ListenAsync(ct), .. subscriptions.Select(subscription => FollowAsync(subscription, wakeups, ct))]);
    }

    private async Task FollowAsync(Subscription subscription, Wakeups wakeups, CancellationToken ct)
    {
        var runner = new SubscriptionRunner(db, types, subscription);
        var registered = false;
        var pauseAfterFault = FirstPauseAfterFault;
        while (!ct.IsCancellationRequested)
        {
            var news = wakeups.Next;
            try
            {
                if (!registered)
                    await runner.RegisterAsync(ct);
                registered = true;

                var result = await runner.RunOnceAsync(ct);
                pauseAfterFault = FirstPauseAfterFault;
                if (result == RunResult.Idle)
                    await Task.WhenAny(news, Task.Delay(Interval, ct));
                else if (result == RunResult.Waiting)
                    await Task.Delay(ShortestPause, ct); // for transactions in flight, whose end tells nobody
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFault(logger, subscription.Name, e);
                await Wakeups.PauseAsync(pauseAfterFault, ct);
                pauseAfterFault = pauseAfterFault * 2 < LongestPauseAfterFault ? pauseAfterFault * 2 : LongestPauseAfterFault;
            }
        }
    }
}
