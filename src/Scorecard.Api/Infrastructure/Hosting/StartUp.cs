using Npgsql;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Brings the database to this version before the first request is answered. Where that takes long, or the database is not there yet,
/// the server listens meanwhile and says so: see <see cref="StartGate"/>.
/// </summary>
public sealed partial class StartUp(
    OrganizationRows rows, IEnumerable<IStartStep> steps, IHostEnvironment environment, IHostApplicationLifetime lifetime, TimeProvider clock,
    ILogger<StartUp> log)
    : IHostedLifecycleService
{
    private const string Area = "api";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Shorter than whatever starts programs waits before it takes one that does not listen for dead. A developer starts it by hand.</summary>
    private readonly TimeSpan _longestSilence = environment.IsDevelopment() ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(15);

    private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _preparing = Task.CompletedTask;

    /// <summary>True once the database is at this version and everything that comes before the first request is done.</summary>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Ends when <see cref="IsReady"/>; never when the program ends before.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Why the program ended by itself although it was running; null where it did not.</summary>
    public Exception? Failure { get; private set; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _preparing = PrepareAsync(lifetime.ApplicationStopping);
        await Task.WhenAny(_preparing, _waits.Task, Task.Delay(_longestSilence, clock, cancellationToken));
        if (_preparing.IsCompleted || cancellationToken.IsCancellationRequested)
            await _preparing;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!IsReady)
            _ = FinishAsync();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(CancellationToken ct)
    {
        await UntilDoneAsync(MigrateAsync, ct);
        foreach (var step in steps)
            await UntilDoneAsync(step.RunAsync, ct);
        _ready.SetResult();
    }

    /// <summary>Whether the database has everything this version needs; it may have more.</summary>
    public static async Task<bool> IsCurrentAsync(NpgsqlDataSource db, CancellationToken ct) =>
        await StoreMigrator.IsCurrentAsync(db, ct) && await MigrationRunner.IsCurrentAsync(db, Area, typeof(StartUp).Assembly, ct);

    private async Task MigrateAsync(CancellationToken ct)
    {
        await StoreMigrator.MigrateAsync(rows.Above, ct);
        await MigrationRunner.MigrateAsync(rows.Above, Area, typeof(StartUp).Assembly, ct);
        if (!await rows.PrepareAsync(ct))
            WithoutWall(log, OrganizationRows.Role);
    }

    /// <summary>The end of a start that the server did not wait for. What waiting cannot mend ends the program, as it does before.</summary>
    private async Task FinishAsync()
    {
        try
        {
            await _preparing;
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped before it was ready.
        }
        catch (Exception e)
        {
            Failure = e;
            Failed(log, e);
            lifetime.StopApplication();
        }
    }

    private async Task UntilDoneAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await work(ct);
                return;
            }
            catch (Exception outage) when (Outage.IsOne(outage))
            {
                Waiting(log, outage.Message);
                _waits.TrySetResult();
            }

            await Task.Delay(Pause, clock, ct); // a database does not say when it is back
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be reached ({Reason}). Trying again until it can.")]
    private static partial void Waiting(ILogger log, string reason);

    [LoggerMessage(LogLevel.Critical, "The program cannot start")]
    private static partial void Failed(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Row-level security is off: this account may not take the role {Role}. An administrator of the database runs \"create role {Role} nologin; grant {Role} to <this account>\"; then start again.")]
    private static partial void WithoutWall(ILogger log, string role);
}
