using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class AppendAndReadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_was_appended_is_read_back_with_the_facts_the_store_adds()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        var append = Counter.Append(stream, 0, new Counted(1.50m, "서울 \"본사\"\n"), new CountReset("year end"));

        var appended = await database.Store.AppendAsync(append);

        var read = await database.Store.ReadStreamAsync(stream);
        Assert.Equal(2, appended.Version);
        Assert.False(appended.Replayed);
        Assert.Equal(append.Events, read.Select(recorded => recorded.Change));
        Assert.Equal([1, 2], read.Select(recorded => recorded.Version));
        Assert.Equal(["counted", "count-reset"], read.Select(recorded => recorded.Type));
        Assert.All(read, recorded =>
        {
            Assert.Equal(stream, recorded.Stream);
            Assert.Equal(append.Metadata, new EventMetadata(recorded.ActorId, recorded.CorrelationId, recorded.Reason));
            Assert.Equal(CanonicalEvent.HashLength, recorded.Hash.Length);
        });
        Assert.True(read[0].RecordedAt < read[1].RecordedAt);
        Assert.True(read[0].Position < read[1].Position);
        Assert.Equal(appended.RecordedAt, read[1].RecordedAt);
    }

    [Fact]
    public async Task The_state_comes_back_as_the_same_bytes()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        const string json = """{ "z": 1.500, "a": "é\u00e9", "a": [ ] }""";

        await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "a")) with { State = json });

        var state = await database.Store.LoadAsync(stream);
        Assert.Equal(json, state!.Json);
        Assert.Equal(1, state.Version);
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_has_no_state_no_events_and_version_0()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();

        Assert.Null(await database.Store.LoadAsync(stream));
        Assert.Null(await database.Store.LoadAsync(stream, DateTimeOffset.UtcNow));
        Assert.Empty(await database.Store.ReadStreamAsync(stream));
        Assert.Equal(0, await database.Store.VersionAsync(stream));
    }

    [Fact]
    public async Task Recorded_times_grow_within_a_stream_although_the_clock_stands_still()
    {
        var clock = new FixedClock(new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await using var database = await StoreDatabase.CreateAsync(postgres, clock: clock);
        var stream = database.NewStream();

        await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "a"), new Counted(2, "b")));
        await database.Store.AppendAsync(Counter.Append(stream, 2, new Counted(3, "c")));

        var microsecond = TimeSpan.FromMicroseconds(1);
        Assert.Equal(
            [clock.Now!.Value, clock.Now.Value + microsecond, clock.Now.Value + (2 * microsecond)],
            (await database.Store.ReadStreamAsync(stream)).Select(recorded => recorded.RecordedAt));
    }

    [Fact]
    public async Task Every_earlier_moment_is_still_answered()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        var first = await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "a")));
        var second = await database.Store.AppendAsync(Counter.Append(stream, 1, new Counted(2, "b"), new Counted(3, "c")));

        Assert.Null(await database.Store.LoadAsync(stream, first.RecordedAt - TimeSpan.FromMicroseconds(1)));
        Assert.Equal(1, (await database.Store.LoadAsync(stream, first.RecordedAt))!.Version);
        Assert.Equal(1, (await database.Store.LoadAsync(stream, second.RecordedAt - TimeSpan.FromMicroseconds(1)))!.Version);
        Assert.Equal(3, (await database.Store.LoadAsync(stream, second.RecordedAt))!.Version);
        Assert.Equal(await database.Store.LoadAsync(stream), await database.Store.LoadAsync(stream, DateTimeOffset.UtcNow.AddDays(1)));
        Assert.Single(await database.Store.ReadStreamAsync(stream, first.RecordedAt));
    }

    [Fact]
    public async Task Organizations_do_not_see_each_other()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1, "a")));
        var other = stream with { OrgId = Guid.CreateVersion7() };

        Assert.Null(await database.Store.LoadAsync(other));
        Assert.Empty((await database.Store.ReadAsync(new ReadRequest(other.OrgId) { AllOf = ["counter"], AllValues = true })).States);
        Assert.Empty(await database.Store.ReadLogAsync(other.OrgId, new LogFilter()));
    }

    [Fact]
    public async Task One_read_answers_several_questions()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var (a, b, other) = (database.NewStream(), database.NewStream(), database.NewStream("other"));
        var values = new StreamId(database.Org, "kpi-values", a.Id);
        await database.Store.AppendAsync(Counter.Append(b, 0, new Counted(1, "b")));
        var before = await database.Store.AppendAsync(Counter.Append(a, 0, new Counted(1, "a")));
        await database.Store.AppendAsync(Counter.Append(other, 0, new Counted(1, "other")));
        await database.Store.AppendAsync(Counter.Append(a, 1, new Counted(2, "a again")));
        await database.Store.AppendAsync(Counter.Append(values, 0, new Counted(2, "value")) with
        {
            State = null,
            Values = [new(a.Id, new(2026, 1, 1), "", 12.50m, null, null, false)],
        });
        var request = new ReadRequest(database.Org)
        {
            AllOf = ["counter"],
            Some = [("other", other.Id), ("other", Guid.CreateVersion7())],
            ValuesOf = [a.Id],
            Versions = [values, database.NewStream()],
        };

        var now = await database.Store.ReadAsync(request);
        var then = await database.Store.ReadAsync(request with { KnownAt = before.RecordedAt });

        Assert.Equal(
            [("counter", a.Id, 2), ("counter", b.Id, 1), ("other", other.Id, 1)],
            now.States.Select(state => (state.Kind, state.Id, state.Version)).OrderByDescending(state => state.Version).ThenBy(state => state.Kind));
        Assert.Equal(12.50m, Assert.Single(now.Values).Value);
        Assert.Equal(new Dictionary<StreamId, int> { [values] = 1 }, now.Versions);
        Assert.Equivalent(new[] { (a.Id, 1), (b.Id, 1) }, then.States.Select(state => (state.Id, state.Version)), strict: true);
        Assert.Empty(then.Values);
        Assert.Equal(before.RecordedAt, then.AsOf);
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_in_both_directions_and_filtered()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var (a, b) = (database.NewStream(), database.NewStream("other"));
        for (var version = 0; version < 5; version++)
        {
            await database.Store.AppendAsync(Counter.Append(a, version, new Counted(version, "a")));
            await database.Store.AppendAsync(Counter.Append(b, version, new CountReset("b")));
        }

        var all = await database.Store.ReadLogAsync(database.Org, new LogFilter());
        var page = await database.Store.ReadLogAsync(database.Org, new LogFilter { After = all[2].Place, Limit = 3 });
        var newest = await database.Store.ReadLogAsync(database.Org, new LogFilter { NewestFirst = true, Limit = 1 });
        var older = await database.Store.ReadLogAsync(database.Org, new LogFilter { Before = all[9].Place, Limit = 2 });
        var resets = await database.Store.ReadLogAsync(database.Org, new LogFilter { Kinds = ["other"], Types = ["count-reset"], StreamId = b.Id });
        var request = await database.Store.ReadLogAsync(database.Org, new LogFilter { CorrelationId = all[4].CorrelationId });
        var middle = await database.Store.ReadLogAsync(database.Org, new LogFilter { From = all[1].RecordedAt, To = all[4].RecordedAt, ActorId = all[0].ActorId });

        var positions = all.Select(recorded => recorded.Position).ToList();
        Assert.Equal(10, all.Count);
        Assert.Equal(positions.Order(), positions);
        Assert.Equal(positions[3..6], page.Select(recorded => recorded.Position));
        Assert.Equal(positions[9], Assert.Single(newest).Position);
        Assert.Equal([positions[8], positions[7]], older.Select(recorded => recorded.Position));
        Assert.Equal(5, resets.Count);
        Assert.Equal(positions[4], Assert.Single(request).Position);
        Assert.Equal(positions[1..4], middle.Select(recorded => recorded.Position));
    }
}

public sealed class FixedClock(DateTimeOffset? now) : IRecordingClock
{
    public DateTimeOffset? Now { get; set; } = now;
}
