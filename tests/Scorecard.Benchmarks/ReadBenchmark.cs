using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// Reads of states that have 50 versions each: by id against a bare select by primary key of a table that holds only the current ones,
/// and as known at a moment in the middle against the current read.
/// </summary>
internal static class ReadBenchmark
{
    private const int States = 1_000;
    private const int Versions = 50;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        var store = new PostgresEventStore(database.Rows, Sample.Types(), new DatabaseClock());
        var org = Guid.CreateVersion7();
        List<StreamId> streams = [.. Enumerable.Range(0, States).Select(_ => new StreamId(org, "kpi", Guid.CreateVersion7()))];
        var middle = default(DateTimeOffset);
        for (var version = 0; version < Versions; version++)
        {
            var appended = await store.AppendBulkAsync(org, [.. streams.Select(stream =>
                new Append(stream, version, [Sample.Event(version)], Sample.Metadata) { State = Sample.State(stream, version + 1) })]);
            if (version == Versions / 2)
                middle = appended.Max(append => append.RecordedAt);
        }

        await database.ExecuteAsync("create table bare_state (id uuid primary key, data json not null); insert into bare_state select id, state from streams where kind = 'kpi'");
        await database.ExecuteAsync("vacuum (analyze)");

        await using var connection = await database.Db.OpenConnectionAsync();
        await using var select = new NpgsqlCommand("select data from bare_state where id = $1", connection) { Parameters = { new NpgsqlParameter<Guid>() } };
        await select.PrepareAsync();
        var next = 0;
        StreamId Next() => streams[next++ % streams.Count];

        async Task SelectAsync(int reader)
        {
            ((NpgsqlParameter<Guid>)select.Parameters[0]).TypedValue = Next().Id;
            await using var row = await select.ExecuteReaderAsync();
            await row.ReadAsync();
            if (row.GetString(0).Length == 0)
                throw new InvalidOperationException("There should be a state.");
        }

        async Task LoadAsync(DateTimeOffset? knownAt)
        {
            if ((await store.LoadAsync(Next(), knownAt))!.Version != (knownAt is null ? Versions : (Versions / 2) + 1))
                throw new InvalidOperationException("That is another state.");
        }

        async Task<long> ReadAllAsync(DateTimeOffset? knownAt) =>
            (await store.ReadAsync(new ReadRequest(org, knownAt) { AllOf = ["kpi"] })).States.Count;

        await Comparison.RunAsync(
            "current state by id : primary-key select",
            () => Comparison.ForAWhileAsync(1, Span, _ => LoadAsync(null)),
            () => Comparison.ForAWhileAsync(1, Span, SelectAsync));
        await Comparison.RunAsync(
            "state by id as known at a moment : current (at least 0.67)",
            () => Comparison.ForAWhileAsync(1, Span, _ => LoadAsync(middle)),
            () => Comparison.ForAWhileAsync(1, Span, _ => LoadAsync(null)));
        await Comparison.RunAsync(
            "1,000 states as known at a moment : current (at least 0.67)",
            () => ReadManyAsync(() => ReadAllAsync(middle)),
            () => ReadManyAsync(() => ReadAllAsync(null)));
    }

    private static async Task<long> ReadManyAsync(Func<Task<long>> read)
    {
        var count = 0L;
        for (var i = 0; i < 20; i++)
            count += await read();
        return count;
    }
}
