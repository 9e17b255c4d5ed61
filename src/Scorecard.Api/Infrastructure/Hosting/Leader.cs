using Npgsql;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Lets one process of all that share the database do what is to be done once for all. Whoever holds an advisory lock leads; the lock ends
/// with its transaction, so when that process stops, dies or loses the database, another one leads within <see cref="Look"/>, or within half
/// a minute where its machine vanished. Whatever goes wrong, it goes on looking.
/// </summary>
public sealed partial class Leader(NpgsqlDataSource db, IEnumerable<IChore> chores, StartUp start, TimeProvider clock, ILogger<Leader> log) : BackgroundService
{
    public const long Lock = 0x4C6561646572; // "Leader"

    /// <summary>How often the leader sees whether it still leads, and the others whether somebody does.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The lead rests on one long transaction, which no limit may end; a machine that is gone without a word is noticed by the server.
    /// </summary>
    private const string LastingSql = """
        select set_config(name, value, true)
        from (values ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'), ('statement_timeout', '0'),
            ('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '3')) wanted (name, value)
        where exists (select from pg_settings s where s.name = wanted.name)
        """;

    private readonly Dictionary<IChore, long> _done = [];
    private bool _follows;

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
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, fault); // an exception that left here would end the program
            }

            await Task.Delay(Look, clock, stoppingToken); // an advisory lock that is let go announces nothing
        }
    }

    /// <summary>Returns when another process leads; throws when the lead is lost.</summary>
    private async Task TryLeadAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct); // keeps no snapshot and writes nothing, so it holds nothing up
        await using (var lasting = new NpgsqlCommand(LastingSql, connection))
            await lasting.ExecuteNonQueryAsync(ct);
        await using var taking = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
        if (await taking.ExecuteScalarAsync(ct) is not true)
        {
            if (!_follows)
                Follows(log);
            _follows = true;
            return;
        }

        Leads(log);
        _follows = false;
        _done.Clear();
        while (true)
        {
            foreach (var chore in chores.Where(IsDue))
            {
                await DoAsync(chore, ct);
                _done[chore] = clock.GetTimestamp();
            }

            await Task.Delay(Look, clock, ct);
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

    [LoggerMessage(LogLevel.Information, "Another process does what is done once for all processes.")]
    private static partial void Follows(ILogger log);

    [LoggerMessage(LogLevel.Warning, "Nobody can lead at the moment, or this process does not any more ({Reason}).")]
    private static partial void Lost(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "This process cannot lead at the moment, or does not any more")]
    private static partial void Failed(ILogger log, Exception fault);

    [LoggerMessage(LogLevel.Warning, "{Chore} could not be done")]
    private static partial void NotDone(ILogger log, string chore, Exception exception);
}
