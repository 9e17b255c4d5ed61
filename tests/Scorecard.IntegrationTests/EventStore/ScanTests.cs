using System.Text;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class ScanTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Thousands_of_states_come_as_the_bytes_they_were_stored_in()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        Dictionary<Guid, string> states = [];
        for (var number = 0; number < 3_000; number++)
            states.Add(Guid.CreateVersion7(), $$"""{"note": "목표 {{number}} {{new string('x', number % 7 == 0 ? 3_000 : 200)}}"}""");
        await FillAsync(database, "counter", states);
        await FillAsync(database, "other", new() { [Guid.CreateVersion7()] = """{"note": "another kind"}""" });

        var read = await ScanAsync(database, new StateScan(database.Org, "counter"));

        Assert.Equal(states.OrderBy(state => state.Key), read.OrderBy(state => state.Key));
    }

    [Fact]
    public async Task A_state_larger_than_a_chunk_is_whole()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var id = Guid.CreateVersion7();
        var json = $$"""{"note": "{{new string('y', 1_000_000)}}"}""";
        await FillAsync(database, "counter", new() { [id] = json });

        Assert.Equal(json, (await ScanAsync(database, new StateScan(database.Org, "counter")))[id]);
    }

    [Fact]
    public async Task Only_some_are_read_and_those_that_there_are_not_are_left_out()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await FillAsync(database, "counter", new() { [one] = """{"note": 1}""", [other] = """{"note": 2}""" });

        var read = await ScanAsync(database, new StateScan(database.Org, "counter", Ids: [other, Guid.CreateVersion7()]));

        Assert.Equal([KeyValuePair.Create(other, """{"note": 2}""")], read);
        Assert.Empty(await ScanAsync(database, new StateScan(database.Org, "counter", Ids: [])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_known_is_read_for_those_that_changed_since_and_those_that_did_not(bool byId)
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await using var database = await StoreDatabase.CreateAsync(postgres, clock: clock);
        var (changed, kept, later) = (database.NewStream(), database.NewStream(), database.NewStream());
        await database.Store.AppendAsync(Counter.Append(changed, 0, new Counted(1, "a")) with { State = "1" });
        await database.Store.AppendAsync(Counter.Append(kept, 0, new Counted(1, "a")) with { State = "2" });
        var moment = clock.Now!.Value.AddHours(1);
        clock.Now = clock.Now.Value.AddDays(1);
        await database.Store.AppendAsync(Counter.Append(changed, 1, new Counted(1, "b")) with { State = "3" });
        await database.Store.AppendAsync(Counter.Append(later, 0, new Counted(1, "a")) with { State = "4" });

        var read = await ScanAsync(database, new StateScan(database.Org, "counter", moment, byId ? [changed.Id, kept.Id, later.Id] : null));

        Assert.Equal(new Dictionary<Guid, string> { [changed.Id] = "1", [kept.Id] = "2" }, read);
    }

    [Fact]
    public async Task What_fails_while_it_is_read_fails_the_scan_and_leaves_nothing_behind()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database, "counter", new() { [Guid.CreateVersion7()] = "1" });

        await Assert.ThrowsAsync<FormatException>(() =>
            database.Store.ScanAsync<int>(new StateScan(database.Org, "counter"), _ => throw new FormatException("not a state")));

        Assert.Single(await ScanAsync(database, new StateScan(database.Org, "counter")));
    }

    private static Task FillAsync(StoreDatabase database, string kind, Dictionary<Guid, string> states) =>
        database.Store.AppendBulkAsync(database.Org, [.. states.Select(state =>
            Counter.Append(new StreamId(database.Org, kind, state.Key), 0, new Counted(1, "a")) with { State = state.Value })]);

    private static async Task<Dictionary<Guid, string>> ScanAsync(StoreDatabase database, StateScan scan)
    {
        var chunks = await database.Store.ScanAsync(scan, chunk =>
        {
            List<KeyValuePair<Guid, string>> read = [];
            for (var index = 0; index < chunk.Count; index++)
            {
                var state = chunk[index];
                Assert.Equal(1, state.Version);
                read.Add(new(state.Id, Encoding.UTF8.GetString(state.Json)));
            }

            return read;
        });
        return chunks.SelectMany(chunk => chunk).ToDictionary();
    }
}
