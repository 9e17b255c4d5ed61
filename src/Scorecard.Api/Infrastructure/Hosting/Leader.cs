using Npgsql;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Lets one process of all that share the database do what is to be done once for all. Whoever holds an advisory lock leads; the lock ends
/// with its transaction, so when that process stops, dies or loses the database, another one leads within <see cref="Look"/>.
/// </summary>
public sealed partial class Leader(NpgsqlDataSource db, IEnumerable<IChore> chores, StartUp start, TimeProvider clock, ILogger<Leader> log) : BackgroundService
{
    public const long Lock = 0x4C6561646572; // "Leader"

    /// <summary>How often the leader sees whether it still leads, and the others whether somebody does.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly Dictionary<IChore, long> _done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.Ready.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await TryLeadAsync(stoppingToken);
            }
            catch (Exception outage) when (Outage.IsOne(outage))
            {
                Lost(log, outage.Message);
            }

            await Task.Delay(Look, stoppingToken);
        }
    }

    /// <summary>Returns when another process leads; throws when the lead is lost.</summary>
    private async Task TryLeadAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct); // reads nothing and writes nothing, so it holds nothing up
        await using var taking = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
        if (await taking.ExecuteScalarAsync(ct) is not true)
            return;

        Leads(log);
        _done.Clear();
        while (true)
        {
            foreach (var chore in chores.Where(IsDue))
            {
                await DoAsync(chore, ct);
                _done[chore] = clock.GetTimestamp();
            }

            await Task.Delay(Look, ct);
            await using var holding = new NpgsqlCommand("select 1", connection);
            await holding.ExecuteScalarAsync(ct);
        }
    }

    private bool IsDue(IChore chore) => !_done.TryGetValue(chore, out var last) || clock.GetElapsedTime(last) >= chore.Pause;

    private async Task DoAsync(IChore chore, CancellationToken ct)
    {
        try
        {
            await chore.RunAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotDone(log, chore.Name, e); // the next round makes up for it
        }
    }

    [LoggerMessage(LogLevel.Information, "This process does what is done once for all processes.")]
    private static partial void Leads(ILogger log);

    [LoggerMessage(LogLevel.Warning, "Nobody can lead at the moment, or this process does not any more ({Reason}).")]
    private static partial void Lost(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "{Chore} could not be done")]
    private static partial void NotDone(ILogger log, string chore, Exception exception);
}
