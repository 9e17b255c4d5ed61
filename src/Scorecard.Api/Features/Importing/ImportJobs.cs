using System.Collections.Concurrent;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// Runs previews and confirmations behind the requests that ask for them, one at a time in each process so that their memory stays
/// bounded. What they are at stands in the database, so any process can tell and stop them; a job that falls silent is dead.
/// </summary>
public sealed partial class ImportJobs(IServiceScopeFactory scopes, IHostApplicationLifetime life, TimeProvider clock, ILogger<ImportJobs> log)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    /// <summary>One job at work.</summary>
    public sealed class Run(Guid importId, Guid job, CancellationToken stop)
    {
        private volatile ImportProgress _progress = new(ImportPhase.Waiting, 0, 0);

        public Guid ImportId => importId;

        public Guid Job => job;

        public CancellationToken Stop => stop;

        public ImportProgress Progress
        {
            get => _progress;
            set => _progress = value;
        }
    }

    /// <summary>Goes on behind the request. The job was entered into the database already.</summary>
    /// <param name="ended">What the import is again when the job is cancelled or fails.</param>
    /// <param name="correlationId">Of the request under which its events are recorded; null when it records none.</param>
    public void Start<TJob>(StoredImport import, Guid job, ImportStatus ended, Func<TJob, Run, Task> work, Guid? correlationId = null)
        where TJob : notnull =>
        Remember(Task.Run(() => RunAsync(import, job, ended, work, correlationId)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Jobs are cancelled as soon as the process is asked to stop; this waits until they have said so.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    public void Dispose() => _turn.Dispose();

    private void Remember(Task job)
    {
        _running.TryAdd(job, 0);
        job.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private async Task RunAsync<TJob>(StoredImport import, Guid job, ImportStatus ended, Func<TJob, Run, Task> work, Guid? correlationId)
        where TJob : notnull
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        var run = new Run(import.Id, job, stop.Token);
        using var over = new CancellationTokenSource();
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var caller = services.GetRequiredService<Caller>();
        caller.ActFor(import.OrgId, import.PersonId, correlationId ?? caller.CorrelationId);
        var store = services.GetRequiredService<ImportJobStore>();
        var beating = BeatAsync(store, run, stop, over.Token);
        ImportFailure? failure = null;
        var status = ended;
        try
        {
            await _turn.WaitAsync(stop.Token);
            try
            {
                if (!await services.GetRequiredService<CurrentUser>().LoadAsync(import.OrgId, import.PersonId, stop.Token))
                    throw new RefusedException(StatusCodes.Status403Forbidden, Problems.Forbidden);
                await work(services.GetRequiredService<TJob>(), run);
                return; // the job itself wrote what became of the import
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (RefusedException refused)
        {
            failure = new(refused.Error.Code, [], 0);
            status = ended is ImportStatus.Mapping ? ImportStatus.Failed : ended;
        }
        catch (Exception e)
        {
            Failed(log, import.Id, e);
            failure = new(ExceptionProblems.ProblemOf(e).ProblemDetails.Extensions["code"] as string ?? Problems.Of(500).Code, [], 0);
            status = ended is ImportStatus.Mapping ? ImportStatus.Failed : ended;
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }

        await EndAsync(store, run, status, failure);
    }

    /// <summary>Where even this fails, the job falls silent, and is found dead.</summary>
    private async Task EndAsync(ImportJobStore store, Run run, ImportStatus status, ImportFailure? failure)
    {
        try
        {
            await store.EndAsync(run.ImportId, run.Job, status, failure, CancellationToken.None);
        }
        catch (Exception e)
        {
            Failed(log, run.ImportId, e);
        }
    }

    private async Task BeatAsync(ImportJobStore store, Run run, CancellationTokenSource stop, CancellationToken over)
    {
        using var beat = new PeriodicTimer(Beat, clock);
        try
        {
            do
            {
                try
                {
                    if (!await store.BeatAsync(run.ImportId, run.Job, run.Progress, over))
                        await stop.CancelAsync();
                }
                catch (Exception e) when (e is not OperationCanceledException || !over.IsCancellationRequested)
                {
                    Missed(log, run.ImportId, e); // the next one may get through; the job itself finds out what is wrong
                }
            }
            while (await beat.WaitForNextTickAsync(over));
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The job has ended.
        }
    }

    [LoggerMessage(LogLevel.Error, "Import {Import} failed")]
    private static partial void Failed(ILogger log, Guid import, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Import {Import} could not give a sign of life")]
    private static partial void Missed(ILogger log, Guid import, Exception exception);
}
