using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// Check-ins recorded with state and hash, each writer on key results of its own, against single-row inserts of the same event into a table
/// with one primary key, each in a transaction of its own, prepared, over one open connection per writer. Both wait for the disk.
/// </summary>
internal static class CheckInBenchmark
{
    private const int CheckInsOfKeyResult = 12;

    private static readonly TimeSpan s_span = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(BenchmarkDatabase database, BenchmarkServer server, OkrSample sample)
    {
        await database.ExecuteAsync("create table bare_check_in (id uuid primary key, recorded_at timestamptz not null default now(), data json not null)");
        foreach (var writers in (int[])[1, 8, 32])
            await CompareAsync(database, server, sample, writers);
    }

    private static async Task CompareAsync(BenchmarkDatabase database, BenchmarkServer server, OkrSample sample, int writers)
    {
        var types = server.Services.GetRequiredService<EventTypes>();
        var store = server.Services.GetRequiredService<PostgresEventStore>();
        var kind = server.Services.GetRequiredService<Aggregates>().Of<KeyResultProgress>();
        var metadata = new EventMetadata(server.AdministratorId, Guid.CreateVersion7());
        var streams = new StreamId[writers];
        var versions = new int[writers];
        var states = new KeyResultProgress[writers];

        async Task AppendAsync(int writer)
        {
            if (versions[writer] % CheckInsOfKeyResult == 0)
                (streams[writer], versions[writer], states[writer]) = (new StreamId(server.OrgId, kind.Name, Guid.CreateVersion7()), 0, kind.Initial);
            var version = versions[writer]++;
            var change = sample.CheckedIn(sample.Some.ObjectiveId, place: 0, version);
            states[writer] = KeyResultProgress.Evolve(states[writer], change);
            await store.AppendAsync(new(streams[writer], version, [change], metadata) { State = kind.Write(states[writer]) });
        }

        List<NpgsqlCommand> inserts = [];
        for (var writer = 0; writer < writers; writer++)
        {
            var insert = new NpgsqlCommand("insert into bare_check_in (id, data) values ($1, $2::json)", await database.Db.OpenConnectionAsync())
            {
                Parameters = { new NpgsqlParameter<Guid>(), new NpgsqlParameter<string>() },
            };
            await insert.PrepareAsync();
            inserts.Add(insert);
        }

        async Task InsertAsync(int writer)
        {
            ((NpgsqlParameter<Guid>)inserts[writer].Parameters[0]).TypedValue = Guid.CreateVersion7();
            ((NpgsqlParameter<string>)inserts[writer].Parameters[1]).TypedValue = types.Serialize(sample.CheckedIn(sample.Some.ObjectiveId, place: 0, writer)).Json;
            await inserts[writer].ExecuteNonQueryAsync();
        }

        await Comparison.RunAsync(
            $"check-in, writers: {writers} (at least 0.50)",
            () => Comparison.ForAWhileAsync(writers, s_span, AppendAsync),
            () => Comparison.ForAWhileAsync(writers, s_span, InsertAsync));

        foreach (var insert in inserts)
        {
            var connection = insert.Connection!;
            await insert.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
