using System.Text;
using System.Text.Json;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// Rebuild of all states from nothing and verification of all chains, against reading all columns of the same events one after
/// the other in the order of their positions.
/// </summary>
internal static class LogBenchmark
{
    private const int EventsPerStream = 50;

    public static Task RunAsync(BenchmarkDatabase database) => CompareAsync(database, events: 200_000, rounds: 5);

    public static async Task CompareAsync(BenchmarkDatabase database, int events, int rounds)
    {
        await database.ExecuteAsync("truncate events, states, streams, kpi_values");
        await FillAsync(database, events);
        var rebuilder = new StateRebuilder(database.Db, Sample.Types(), new SampleFold());
        var verifier = new ChainVerifier(database.Db);

        async Task<long> RebuildAsync()
        {
            var report = await rebuilder.RebuildAsync();
            return report.Missing == events ? events : throw new InvalidOperationException($"Not everything was rebuilt: {report}");
        }

        async Task<long> VerifyAsync()
        {
            var report = await verifier.VerifyAsync();
            return report.IsIntact && report.Events == events ? events : throw new InvalidOperationException($"Not everything verified: {report}");
        }

        await Comparison.RunAsync("verification : sequential read", VerifyAsync, () => ReadAllAsync(database), rounds);
        await Comparison.RunAsync(
            "rebuild from nothing : sequential read",
            RebuildAsync,
            () => ReadAllAsync(database),
            rounds,
            before: () => database.ExecuteAsync("truncate states; update streams set state = null"));
        var report = await rebuilder.CompareAsync();
        if (!report.IsSame)
            throw new InvalidOperationException($"The rebuild gave other bytes: {report.Example}");
    }

    public static async Task FillAsync(BenchmarkDatabase database, int events)
    {
        var store = new PostgresEventStore(database.Rows, Sample.Types(), new DatabaseClock());
        var fold = new SampleFold();
        var org = Guid.CreateVersion7();
        const int streamsAtOnce = 100;
        for (var done = 0; done < events; done += streamsAtOnce * EventsPerStream)
        {
            var states = Enumerable.Range(0, streamsAtOnce).ToDictionary(_ => new StreamId(org, "kpi", Guid.CreateVersion7()), _ => (object?)null);
            for (var version = 0; version < EventsPerStream; version++)
            {
                var change = Sample.Event(version);
                foreach (var stream in states.Keys)
                    states[stream] = fold.Evolve(stream, states[stream], change);
                await store.AppendBulkAsync(org, [.. states.Select(state =>
                    new Append(state.Key, version, [change], Sample.Metadata) { State = Encoding.UTF8.GetString(fold.Serialize(state.Key, state.Value!)) })]);
            }
        }

        await database.ExecuteAsync("vacuum (analyze) events, states, streams");
    }

    private static async Task<long> ReadAllAsync(BenchmarkDatabase database)
    {
        await using var connection = await database.Db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("""
            select org_id, kind, stream_id, version, position, type, data, actor_id, reason, correlation_id, recorded_at, ends_append, hash
            from events order by position
            """, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync();
        var count = 0L;
        while (await row.ReadAsync())
        {
            _ = (row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetInt32(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetGuid(7));
            _ = (row.IsDBNull(8) ? null : row.GetString(8), row.GetGuid(9), row.GetDateTime(10), row.GetBoolean(11), row.GetFieldValue<byte[]>(12));
            count++;
        }

        return count;
    }
}

public sealed record Measurements(int Count, decimal Total, DateOnly? Last, string Source);

/// <summary>A running total of what was measured.</summary>
public sealed class SampleFold : IStateFold
{
    public bool Keeps(string kind) => kind == "kpi";

    public object Evolve(StreamId stream, object? state, object change)
    {
        var (before, measured) = (state as Measurements ?? new Measurements(0, 0, null, ""), (Measured)change);
        return new Measurements(before.Count + 1, before.Total + measured.Value, measured.Period, measured.Source);
    }

    public byte[] Serialize(StreamId stream, object state) => JsonSerializer.SerializeToUtf8Bytes((Measurements)state, JsonSerializerOptions.Web);
}
