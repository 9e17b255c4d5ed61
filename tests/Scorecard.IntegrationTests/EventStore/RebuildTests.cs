using System.Text;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class RebuildTests(PostgresFixture postgres)
{
    private const string Everything = "select coalesce(string_agg(s::text, E'\\n' order by org_id, kind, id, recorded_at), '') from states s";
    private const string Current = "select coalesce(string_agg(s::text, E'\\n' order by org_id, kind, id), '') from streams s";

    [Fact]
    public async Task A_rebuild_from_nothing_gives_the_same_bytes()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database);
        var (states, current) = (await database.ScalarAsync<string>(Everything), await database.ScalarAsync<string>(Current));
        await database.ExecuteAsync("truncate states; update streams set state = null");

        var report = await Rebuilder(database).RebuildAsync();

        Assert.Equal((16, 12, 12, 0), (report.Events, report.States, report.Missing, report.Changed));
        Assert.Equal(states, await database.ScalarAsync<string>(Everything));
        Assert.Equal(current, await database.ScalarAsync<string>(Current));
        Assert.True((await Rebuilder(database).CompareAsync()).IsSame);
    }

    [Fact]
    public async Task What_is_right_is_left_alone()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database);

        Assert.Equal(new RebuildReport(16, 12, 0, 0, 0, null), await Rebuilder(database).CompareAsync());
        Assert.Equal(new RebuildReport(16, 12, 0, 0, 0, null), await Rebuilder(database).RebuildAsync());
    }

    [Fact]
    public async Task What_differs_is_named_and_put_right()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var streams = await FillAsync(database);
        var (states, current) = (await database.ScalarAsync<string>(Everything), await database.ScalarAsync<string>(Current));
        await database.ExecuteAsync($$"""
            update states set data = '{"total": 9}' where id = '{{streams[0].Id}}' and version = 3;
            insert into states (org_id, kind, id, recorded_at, version, data)
                select org_id, kind, id, recorded_at + interval '1 second', 99, '{}' from states where id = '{{streams[1].Id}}' and version = 3;
            update states set version = 77 where id = '{{streams[2].Id}}' and version = 3;
            update streams set state = '{}' where id = '{{streams[3].Id}}'
            """);

        var compared = await Rebuilder(database).CompareAsync();
        var rebuilt = await Rebuilder(database).RebuildAsync();

        Assert.Equal((1, 1, 3), (compared.Missing, compared.Changed, compared.Surplus));
        Assert.NotNull(compared.Example);
        Assert.False(compared.IsSame);
        Assert.Equal((1, 1, 3), (rebuilt.Missing, rebuilt.Changed, rebuilt.Surplus));
        Assert.Equal(states, await database.ScalarAsync<string>(Everything));
        Assert.Equal(current, await database.ScalarAsync<string>(Current));
    }

    [Fact]
    public async Task Only_the_organization_asked_for_is_rebuilt()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database);
        var other = database.NewStream() with { OrgId = Guid.CreateVersion7() };
        await database.Store.AppendAsync(Counter.Append(other, 0, new Counted(1, "a")));
        await database.ExecuteAsync("truncate states");

        await Rebuilder(database).RebuildAsync(other.OrgId);

        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from states"));
    }

    [Fact]
    public async Task Appends_may_go_on_while_it_rebuilds()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database);
        using var ended = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async _ =>
        {
            var stream = database.NewStream();
            string? state = null;
            for (var version = 0; !ended.IsCancellationRequested; version++)
            {
                var counted = new Counted(version, "x");
                state = Counter.StateAfter(state, counted);
                await database.Store.AppendAsync(Counter.Append(stream, version, counted) with { State = state });
            }
        }).ToList();

        await database.ExecuteAsync("delete from states where version = 3");
        await Rebuilder(database).RebuildAsync();
        await ended.CancelAsync();
        await Task.WhenAll(writers);

        Assert.True((await Rebuilder(database).CompareAsync()).IsSame);
    }

    [Fact]
    public async Task An_event_nobody_knows_stops_it_before_anything_is_written()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database);
        await database.ExecuteAsync("truncate states; update events set type = 'from-the-future' where version = 4");

        await Assert.ThrowsAsync<UnknownEventTypeException>(() => Rebuilder(database).RebuildAsync());

        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from states"));
    }

    private static StateRebuilder Rebuilder(StoreDatabase database) => new(database.Db, database.Types, new CounterFold());

    /// <summary>Four streams of four events in three appends, and one stream that keeps no state.</summary>
    private static async Task<List<StreamId>> FillAsync(StoreDatabase database)
    {
        List<StreamId> streams = [.. Enumerable.Range(0, 4).Select(_ => database.NewStream())];
        foreach (var stream in streams)
        {
            List<object[]> appends = [[new Counted(1.50m, "a")], [new Counted(2, "한글"), new Counted(0.25m, "c")], [new CountReset("year end")]];
            string? state = null;
            var version = 0;
            foreach (var changes in appends)
            {
                state = Counter.StateAfter(state, changes);
                version = (await database.Store.AppendAsync(Counter.Append(stream, version, changes) with { State = state })).Version;
            }
        }

        await database.Store.AppendAsync(Counter.Append(database.NewStream("stateless"), 0, new Counted(1, "a")) with { State = null });
        return streams;
    }

    private sealed class CounterFold : IStateFold
    {
        public bool Keeps(string kind) => kind == "counter";

        public object Evolve(StreamId stream, object? state, object change) => Counter.StateAfter((string?)state, change);

        public byte[] Serialize(StreamId stream, object state) => Encoding.UTF8.GetBytes((string)state);
    }
}
