using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Forgets idempotency keys that no client repeats a request with any more.</summary>
public sealed partial class IdempotencyPurge(PostgresEventStore store, ILogger<IdempotencyPurge> log) : BackgroundService
{
    /// <summary>Far longer than any client goes on repeating.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await store.PurgeIdempotencyKeysAsync(Kept, stoppingToken);
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or TimeoutException)
            {
                Failed(log, e); // a database that is away comes back; the next round makes up for it
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Old idempotency keys could not be purged")]
    private static partial void Failed(ILogger log, Exception exception);
}
