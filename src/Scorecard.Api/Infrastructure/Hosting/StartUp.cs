using Npgsql;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Brings the database to this version before anything else starts, waiting for it where it is not there yet, and offers
/// set-up where there is no organization.
/// </summary>
public sealed partial class StartUp(NpgsqlDataSource db, SetupLinks setup, ILogger<StartUp> log) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>True once all migrations ran.</summary>
    public bool IsReady { get; private set; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        while (!await TryMigrateAsync(cancellationToken))
            await Task.Delay(Pause, cancellationToken);

        IsReady = true;
    }

    public async Task StartedAsync(CancellationToken cancellationToken) => await setup.OfferAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> TryMigrateAsync(CancellationToken ct)
    {
        try
        {
            await StoreMigrator.MigrateAsync(db, ct);
            await MigrationRunner.MigrateAsync(db, "api", typeof(StartUp).Assembly, ct);
            return true;
        }
        catch (NpgsqlException outage) when (outage is not PostgresException || outage.IsTransient)
        {
            Waiting(log, outage.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be reached ({Reason}). Trying again until it can.")]
    private static partial void Waiting(ILogger log, string reason);
}
