using Microsoft.Extensions.Logging;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Hears of new events by NOTIFY, so that whoever follows the log need not look for them all the time. Only a help: who follows looks by
/// itself as well.
/// </summary>
internal sealed class Wakeups(NpgsqlDataSource db, ILogger logger, TimeSpan pauseAfterFault)
{
    private static readonly Action<ILogger, Exception> LogDeaf = LoggerMessage.Define(
        LogLevel.Warning, new EventId(2, "NotListening"), "New events are not heard of at the moment; who follows the log looks for them at intervals.");

    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next wake-up. Take it before looking, so that none is missed.</summary>
    public Task Next => _news.Task;

    public void WakeUp() =>
        Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Listens until the token is cancelled.</summary>
    public async Task ListenAsync(CancellationToken ct)
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
            catch (Exception e) // whatever it is: who follows goes on without it
            {
                LogDeaf(logger, e);
                await PauseAsync(pauseAfterFault, ct);
            }
        }
    }

    /// <summary>Ends early, and without an exception, when the token is cancelled.</summary>
    public static async Task PauseAsync(TimeSpan pause, CancellationToken ct) =>
        await Task.Delay(pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
