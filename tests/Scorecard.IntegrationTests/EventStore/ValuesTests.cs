using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class ValuesTests(PostgresFixture postgres)
{
    private static readonly DateOnly January = new(2026, 1, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_correction_supersedes_and_both_stay_readable(bool bulk)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var kpi = Guid.CreateVersion7();
        var first = await RecordAsync(database, bulk, kpi, 0, new(kpi, January, "", 10.50m, null, null, false), new(kpi, January, "서울", null, 3m, 4m, false));
        var second = await RecordAsync(database, bulk, kpi, 1, new ValueChange(kpi, January, "", 11m, null, null, false));
        var third = await RecordAsync(database, bulk, kpi, 2, new ValueChange(kpi, January, "", null, null, null, true));
        var request = new ReadRequest(database.Org) { ValuesOf = [kpi] };

        var now = (await database.Store.ReadAsync(request)).Values;
        var then = (await database.Store.ReadAsync(request with { KnownAt = first.RecordedAt })).Values;
        var between = (await database.Store.ReadAsync(request with { KnownAt = second.RecordedAt, ValueHistory = true })).Values;
        var before = (await database.Store.ReadAsync(request with { KnownAt = first.RecordedAt - TimeSpan.FromMicroseconds(1) })).Values;
        var history = (await database.Store.ReadAsync(request with { ValueHistory = true })).Values;

        Assert.Equal([("", null, 3, true), ("서울", null, 1, false)], now.Select(value => (value.Segment, value.Value, value.Revision, value.NotApplicable)));
        Assert.Equal((3m, 4m), (now[1].Numerator, now[1].Denominator));
        Assert.Equal([10.50m, null], then.Select(value => value.Value));
        Assert.Equal("10.50", then[0].Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(then, value => Assert.Null(value.SupersededAt)); // not known yet at that moment
        Assert.Empty(before);
        Assert.Equal([second.RecordedAt, null, null], between.Select(value => value.SupersededAt));
        Assert.Equal([(1, second.RecordedAt), (2, third.RecordedAt), (3, null)],
            history.Where(value => value.Segment.Length == 0).Select(value => (value.Revision, value.SupersededAt)));
        var events = await database.Store.ReadStreamAsync(new StreamId(database.Org, "kpi-values", kpi));
        Assert.Equal(events.Select(recorded => (recorded.Position, recorded.RecordedAt)),
            history.Where(value => value.Segment.Length == 0).Select(value => (value.Position, value.RecordedAt)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_events_of_one_append_can_give_the_same_period(bool bulk)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var kpi = Guid.CreateVersion7();
        var append = Values(database, kpi, 0,
            new ValueChange(kpi, January, "", 1m, null, null, false, 0),
            new ValueChange(kpi, January, "", 2m, null, null, false, 1)) with
        { Events = [new Counted(1, "entered"), new Counted(2, "corrected")] };

        await AppendAsync(database, bulk, append);

        var values = (await database.Store.ReadAsync(new ReadRequest(database.Org) { AllValues = true, ValueHistory = true })).Values;
        Assert.Equal([(1m, 1), (2m, 2)], values.Select(value => (value.Value!.Value, value.Revision)));
        Assert.Equal(values[1].RecordedAt, values[0].SupersededAt);
        Assert.Null(values[1].SupersededAt);
    }

    [Fact]
    public async Task One_event_cannot_give_two_values_for_the_same()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var kpi = Guid.CreateVersion7();
        var value = new ValueChange(kpi, January, "", 1m, null, null, false);

        await Assert.ThrowsAsync<ArgumentException>(() => database.Store.AppendAsync(Values(database, kpi, 0, value, value with { Value = 2m })));
    }

    [Fact]
    public async Task Values_are_read_by_kpi_and_period()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<Guid> kpis = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
        await database.Store.AppendBulkAsync(database.Org, [.. kpis.Select(kpi => Values(database, kpi, 0,
            [.. Enumerable.Range(0, 12).Select(month => new ValueChange(kpi, January.AddMonths(month), "", month, null, null, false))]))]);

        var some = (await database.Store.ReadAsync(new ReadRequest(database.Org)
        {
            ValuesOf = [kpis[0], kpis[2]],
            ValuesFrom = January.AddMonths(2),
            ValuesTo = January.AddMonths(4),
        })).Values;
        var none = (await database.Store.ReadAsync(new ReadRequest(database.Org) { ValuesOf = [] })).Values;
        var all = (await database.Store.ReadAsync(new ReadRequest(database.Org) { AllValues = true })).Values;

        Assert.Equal(6, some.Count);
        Assert.All(some, value => Assert.InRange(value.Value!.Value, 2, 4));
        Assert.DoesNotContain(kpis[1], some.Select(value => value.KpiId));
        Assert.Empty(none);
        Assert.Equal(36, all.Count);
    }

    [Fact]
    public async Task A_bulk_is_recorded_as_a_whole_or_not_at_all()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var taken = database.NewStream();
        await database.Store.AppendAsync(Counter.Append(taken, 0, new Counted(1, "a")) with { Keys = [new("code", "TAKEN")] });
        var fine = Counter.Append(database.NewStream(), 0, new Counted(1, "b"));

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(
            () => database.Store.AppendBulkAsync(database.Org, [fine, Counter.Append(taken, 0, new Counted(1, "c"))]));
        var key = await Assert.ThrowsAsync<KeyTakenException>(
            () => database.Store.AppendBulkAsync(database.Org, [fine, Counter.Append(database.NewStream(), 0, new Counted(1, "c")) with { Keys = [new("code", "TAKEN")] }]));

        Assert.Equal((taken, 0, 1), (conflict.Stream, conflict.Expected, conflict.Current));
        Assert.Equal("TAKEN", key.Key);
        Assert.Equal(0, await database.Store.VersionAsync(fine.Stream));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from events"));
    }

    [Fact]
    public async Task A_bulk_is_one_moment_but_for_what_it_replaces_itself()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var (kpi, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var january = new ValueChange(kpi, January, "", 1m, null, null, false);
        var february = january with { PeriodStart = January.AddMonths(1), EventIndex = 1 };
        var again = january with { Value = 3m, EventIndex = 2 };

        var appended = await database.Store.AppendBulkAsync(database.Org,
        [
            Values(database, kpi, 0, january, february, again) with { Events = [new Counted(1, "a"), new Counted(2, "b"), new Counted(3, "c")] },
            Values(database, other, 0, january with { KpiId = other }, february with { KpiId = other }) with { Events = [new Counted(4, "d"), new Counted(5, "e")] },
        ]);
        var moment = appended[1].RecordedAt;
        var first = (await database.Store.ReadAsync(new ReadRequest(database.Org) { AllValues = true, KnownAt = moment })).Values;
        var last = (await database.Store.ReadAsync(new ReadRequest(database.Org) { AllValues = true })).Values;
        var events = await database.Store.ReadLogAsync(database.Org, new LogFilter());

        Assert.Equal(moment.AddMicroseconds(1), appended[0].RecordedAt);
        Assert.Equal([moment, moment, moment, moment, moment.AddMicroseconds(1)], events.Select(recorded => recorded.RecordedAt));
        Assert.Equal(4, first.Count);
        Assert.All(first, value => Assert.Equal((1m, 1), (value.Value!.Value, value.Revision)));
        Assert.Equal((3m, 2), last.Where(value => value.KpiId == kpi && value.PeriodStart == January).Select(value => (value.Value!.Value, value.Revision)).Single());
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task Of_bulks_that_create_the_same_streams_at_once_one_wins()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<StreamId> streams = [.. Enumerable.Range(0, 50).Select(_ => database.NewStream())];

        var won = await Task.WhenAll(Enumerable.Range(0, 6).Select(async bulk =>
        {
            try
            {
                await database.Store.AppendBulkAsync(database.Org,
                    [.. (bulk % 2 == 0 ? streams : Enumerable.Reverse(streams)).Select(stream => Counter.Append(stream, 0, new Counted(bulk, "x")))]);
                return true;
            }
            catch (VersionConflictException)
            {
                return false;
            }
        }));

        Assert.Single(won, true);
        Assert.Equal(50L, await database.ScalarAsync<long>("select count(*) from events"));
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
    }

    private static Append Values(StoreDatabase database, Guid kpi, int expected, params IReadOnlyList<ValueChange> values) =>
        Counter.Append(new StreamId(database.Org, "kpi-values", kpi), expected, new Counted(1, "values")) with { State = null, Values = values };

    private static Task<Appended> RecordAsync(StoreDatabase database, bool bulk, Guid kpi, int expected, params IReadOnlyList<ValueChange> values) =>
        AppendAsync(database, bulk, Values(database, kpi, expected, values));

    private static async Task<Appended> AppendAsync(StoreDatabase database, bool bulk, Append append) =>
        bulk ? (await database.Store.AppendBulkAsync(database.Org, [append]))[0] : await database.Store.AppendAsync(append);
}
