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

    private static readonly Action<ILogger, Exception> LogDeaf = LoggerMessage.Define(
        LogLevel.Warning, new EventId(2, "SubscriptionsNotListening"), "Subscriptions cannot listen for new events; they look for them at intervals.");

    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long a subscription waits for a wake-up before it looks by itself.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Runs until the token is cancelled.</summary>
    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll([ListenAsync(ct), .. subscriptions.Select(subscription => FollowAsync(subscription, ct))]);

    private async Task FollowAsync(Subscription subscription, CancellationToken ct)
    {
        var runner = new SubscriptionRunner(db, types, subscription);
        var registered = false;
        var pauseAfterFault = FirstPauseAfterFault;
        while (!ct.IsCancellationRequested)
        {
            var news = _news.Task; // before looking, so that no wake-up is missed
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
                    await Task.Delay(ShortestPause, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFault(logger, subscription.Name, e);
                await PauseAsync(pauseAfterFault, ct);
                pauseAfterFault = pauseAfterFault * 2 < LongestPauseAfterFault ? pauseAfterFault * 2 : LongestPauseAfterFault;
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await db.OpenConnectionAsync(ct);
                connection.Notification += (_, _) => WakeUp();
                await using (var listen = new NpgsqlCommand($"listen {Announcer.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(ct);
                WakeUp(); // for what was announced while nobody listened
                try
                {
                    while (true)
                        await connection.WaitAsync(ct);
                }
                catch (OperationCanceledException)
                {
                    await using var unlisten = new NpgsqlCommand("unlisten *", connection); // the pool does not reset it
                    await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
                    throw;
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                LogDeaf(logger, e);
                await PauseAsync(Interval, ct);
            }
        }
    }

    private void WakeUp() =>
        Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private static Task PauseAsync(TimeSpan pause, CancellationToken ct) =>
        Task.Delay(pause, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
