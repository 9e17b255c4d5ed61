using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class ValueCommentTests(PostgresFixture postgres)
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_comment_is_known_from_when_it_was_recorded_and_is_no_correction(bool bulk)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();

        var first = await RecordAsync(database, bulk, stream, 0, Value(80, comment: null));
        var commented = await RecordAsync(database, bulk, stream, 1, Value(80, "late invoice") with { KeepsRevision = true });
        var corrected = await RecordAsync(database, bulk, stream, 2, Value(90, comment: null));

        Assert.Equal((80m, null, 1), await StandingAsync(database, stream.Id, first.RecordedAt));
        Assert.Equal((80m, "late invoice", 1), await StandingAsync(database, stream.Id, commented.RecordedAt));
        Assert.Equal((90m, null, 2), await StandingAsync(database, stream.Id, corrected.RecordedAt));
        Assert.Equal((90m, null, 2), await StandingAsync(database, stream.Id, knownAt: null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_event_of_an_append_may_have_its_own_reason(bool bulk)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();
        var append = Counter.Append(stream, 0, new Counted(1, "a"), new Counted(2, "b")) with { Reasons = [null, "late invoice"] };

        await AppendAsync(database, bulk, append);
        await AppendAsync(database, bulk, Counter.Append(stream, 2, new Counted(3, "c")) with { Reasons = ["typing error"] });

        var read = await database.Store.ReadStreamAsync(stream);
        Assert.Equal([null, "late invoice", "typing error"], read.Select(recorded => recorded.Reason));
        Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact); // what the hash covers is each event's own
    }

    private static ValueChange Value(decimal value, string? comment) => new(
        Guid.Empty, March, Segment: "", value, Numerator: null, Denominator: null, NotApplicable: false, EventIndex: 0, comment);

    private static Task<Appended> RecordAsync(StoreDatabase database, bool bulk, StreamId stream, int expected, ValueChange value) =>
        AppendAsync(database, bulk, Counter.Append(stream, expected, new Counted(value.Value!.Value, "")) with { Values = [value with { KpiId = stream.Id }] });

    private static async Task<Appended> AppendAsync(StoreDatabase database, bool bulk, Append append) => bulk
        ? (await database.Store.AppendBulkAsync(database.Org, [append]))[0]
        : await database.Store.AppendAsync(append);

    private static async Task<(decimal?, string?, int)> StandingAsync(StoreDatabase database, Guid kpiId, DateTimeOffset? knownAt)
    {
        var read = await database.Store.ReadAsync(new ReadRequest(database.Org, knownAt) { ValuesOf = [kpiId] });
        var value = Assert.Single(read.Values);
        return (value.Value, value.Comment, value.Revision);
    }
}
