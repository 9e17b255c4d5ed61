using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// Single-event appends with state and hash against single-row inserts of the same event into a table with one primary key,
/// each in a transaction of its own, prepared, over one open connection per writer. Both wait for the disk.
/// </summary>
internal static class AppendBenchmark
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);
    private const int EventsPerStream = 50;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await database.ExecuteAsync("create table bare_event (id uuid primary key, recorded_at timestamptz not null default now(), data json not null)");
        foreach (var writers in (int[])[1, 8, 32])
            await CompareAsync(database, writers);
    }

    private static async Task CompareAsync(BenchmarkDatabase database, int writers)
    {
        var types = Sample.Types();
        var store = new PostgresEventStore(database.Rows, types, new DatabaseClock());
        var org = Guid.CreateVersion7();
        var streams = new StreamId[writers];
        var versions = new int[writers];

        async Task AppendAsync(int writer)
        {
            if (versions[writer] % EventsPerStream == 0)
                (streams[writer], versions[writer]) = (new StreamId(org, "kpi", Guid.CreateVersion7()), 0);
            var version = versions[writer]++;
            await store.AppendAsync(new(streams[writer], version, [Sample.Event(version)], Sample.Metadata)
            {
                State = Sample.State(streams[writer], version + 1),
            });
        }

        List<NpgsqlCommand> inserts = [];
        for (var writer = 0; writer < writers; writer++)
        {
            var insert = new NpgsqlCommand("insert into bare_event (id, data) values ($1, $2::json)", await database.Db.OpenConnectionAsync())
            {
                Parameters = { new NpgsqlParameter<Guid>(), new NpgsqlParameter<string>() },
            };
            await insert.PrepareAsync();
            inserts.Add(insert);
        }

        async Task InsertAsync(int writer)
        {
            ((NpgsqlParameter<Guid>)inserts[writer].Parameters[0]).TypedValue = Guid.CreateVersion7();
            ((NpgsqlParameter<string>)inserts[writer].Parameters[1]).TypedValue = types.Serialize(Sample.Event(writer)).Json;
            await inserts[writer].ExecuteNonQueryAsync();
        }

        await Comparison.RunAsync(
            $"append, writers: {writers}",
            () => Comparison.ForAWhileAsync(writers, Span, AppendAsync),
            () => Comparison.ForAWhileAsync(writers, Span, InsertAsync));

        foreach (var insert in inserts)
        {
            var connection = insert.Connection!;
            await insert.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
