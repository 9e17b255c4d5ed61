using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.IntegrationTests.Operation;

/// <summary>Nothing that goes wrong while a process leads ends it, and no limit on transactions ends the lead.</summary>
public class LeaderTests(PostgresFixture postgres)
{
    private const string LeaderSql = """
        select pid from pg_locks
        where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = $1
          and database = (select oid from pg_database where datname = current_database())
        """;

    [Fact]
    public async Task A_fault_that_nobody_expected_is_survived()
    {
        var chore = new Chore { IsBroken = true };
        await using var process = new Process(await postgres.CreateDatabaseAsync(), chore);
        process.CreateClient();
        await chore.DoneAsync();

        await chore.BrokeAsync();
        chore.IsBroken = false;
        await chore.DoneAsync();

        Assert.False(process.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task A_limit_on_idle_transactions_does_not_end_the_lead()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var db = NpgsqlDataSource.Create(database);
        var chore = new Chore();
        await using var process = new Process(database, chore);
        process.CreateClient();
        await chore.DoneAsync();
        var before = await LeaderAsync(db);
        await using (var limit = db.CreateCommand($"alter database {new NpgsqlConnectionStringBuilder(database).Database} set idle_in_transaction_session_timeout = '20ms'"))
            await limit.ExecuteNonQueryAsync();
        await using (var anew = db.CreateCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"))
            await anew.ExecuteNonQueryAsync();
        await ApiProcess.EventuallyAsync(async () => await LeaderAsync(db) is { } leader && !leader.Equals(before));
        chore.Forget();

        HashSet<object?> backends = [];
        for (var look = 0; look < 4; look++)
        {
            await chore.DoneAsync();
            backends.Add(await LeaderAsync(db));
        }

        Assert.NotNull(Assert.Single(backends));
    }

    /// <summary>The server's process behind the lead; null where nobody leads.</summary>
    private static async Task<object?> LeaderAsync(NpgsqlDataSource db)
    {
        await using var leader = db.CreateCommand(LeaderSql);
        leader.Parameters.AddWithValue(Leader.Lock);
        return await leader.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Is due at every look, and does nothing.</summary>
    private sealed class Chore : IChore
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        private readonly Channel<bool> _rounds = Channel.CreateUnbounded<bool>();
        private readonly TaskCompletionSource _broke = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "Nothing";

        public bool IsBroken { get; set; }

        public TimeSpan Pause
        {
            get
            {
                if (!IsBroken)
                    return TimeSpan.Zero;
                _broke.TrySetResult();
                throw new InvalidOperationException("As if something were broken that nobody thought of.");
            }
        }

        public async Task RunAsync(CancellationToken ct) => await _rounds.Writer.WriteAsync(true, ct);

        public async Task DoneAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            await _rounds.Reader.ReadAsync(patience.Token);
        }

        /// <summary>What it did so far.</summary>
        public void Forget()
        {
            while (_rounds.Reader.TryRead(out _))
            {
            }
        }

        public Task BrokeAsync() => _broke.Task.WaitAsync(Patience);
    }

    private sealed class Process(string database, Chore chore) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("ConnectionStrings:Scorecard", database)
            .ConfigureTestServices(services => services.AddSingleton<IChore>(chore).AddSingleton<TimeProvider, Hurry>());
    }

    /// <summary>A minute takes a second.</summary>
    private sealed class Hurry : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

        private static TimeSpan Sooner(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / 60;
    }
}
