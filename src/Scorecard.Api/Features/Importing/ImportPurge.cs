namespace Scorecard.Api.Features.Importing;

/// <summary>Deletes what is left of imports: see <see cref="ImportStore.PurgeAsync"/>.</summary>
public sealed partial class ImportPurge(ImportStore store, ILogger<ImportPurge> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await store.PurgeAsync(stoppingToken);
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or TimeoutException)
            {
                Failed(log, e); // a database that is away comes back; the next round makes up for it
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Old imports could not be purged")]
    private static partial void Failed(ILogger log, Exception exception);
}
