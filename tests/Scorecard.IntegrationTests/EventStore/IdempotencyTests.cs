using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class IdempotencyTests(PostgresFixture postgres)
{
    private static readonly Idempotency Key = new(Guid.CreateVersion7(), "5f1c", "sha-of-request");

    [Fact]
    public async Task A_retry_changes_nothing_and_answers_as_the_first_call_did()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var append = Counter.Append(database.NewStream(), 0, new Counted(1, "a"), new Counted(2, "b")) with { Idempotency = Key };
        var first = await database.Store.AppendAsync(append);
        await database.Store.AppendAsync(Counter.Append(append.Stream, 2, new Counted(3, "later")));

        var retry = await database.Store.AppendAsync(append);

        Assert.Equal(first with { Replayed = true }, retry);
        Assert.Equal(3, await database.Store.VersionAsync(append.Stream));
    }

    [Fact]
    public async Task A_retry_is_recognized_before_the_decision_in_the_same_round_trip_as_the_state()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var append = Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = Key };
        var request = new ReadRequest(database.Org) { Some = [("counter", append.Stream.Id)], Idempotency = Key };
        var before = await database.Store.ReadAsync(request);
        var first = await database.Store.AppendAsync(append);

        var after = await database.Store.ReadAsync(request);

        Assert.Null(before.Replayed);
        Assert.Equal(first with { Replayed = true }, after.Replayed);
        Assert.Single(after.States);
        Assert.Equal(after.Replayed, await database.Store.FindReplayAsync(database.Org, Key));
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var append = Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = Key };
        await database.Store.AppendAsync(append);
        var other = Key with { Fingerprint = "sha-of-another" };

        await Assert.ThrowsAsync<IdempotencyMismatchException>(() => database.Store.AppendAsync(append with { Idempotency = other }));
        await Assert.ThrowsAsync<IdempotencyMismatchException>(() => database.Store.AppendAsync(append with { Stream = database.NewStream(), Idempotency = other }));
        await Assert.ThrowsAsync<IdempotencyMismatchException>(() => database.Store.ReadAsync(new ReadRequest(database.Org) { Idempotency = other }));
        await Assert.ThrowsAsync<IdempotencyMismatchException>(() => database.Store.FindReplayAsync(database.Org, other));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from events"));
    }

    [Fact]
    public async Task Old_keys_are_forgotten_and_what_they_stood_for_stays()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var young = Key with { Key = "young" };
        var old = Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = Key };
        await database.Store.AppendAsync(old);
        await database.ExecuteAsync("update idempotency_keys set created_at = now() - interval '8 days'");
        await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = young });

        Assert.Equal(1, await database.Store.PurgeIdempotencyKeysAsync(TimeSpan.FromDays(7)));

        Assert.Null(await database.Store.FindReplayAsync(database.Org, Key));
        Assert.NotNull(await database.Store.FindReplayAsync(database.Org, young));
        Assert.Equal(1, await database.Store.VersionAsync(old.Stream));
        Assert.Equal(0, await database.Store.PurgeIdempotencyKeysAsync(TimeSpan.FromDays(7)));
    }

    [Fact]
    public async Task Keys_of_different_people_do_not_meet()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await database.Store.AppendAsync(Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = Key });

        var other = await database.Store.AppendAsync(
            Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = Key with { ActorId = Guid.CreateVersion7(), Fingerprint = "other" } });

        Assert.False(other.Replayed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_twins_at_once_one_is_recorded_and_all_get_its_answer(bool sameStream)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var append = Counter.Append(database.NewStream(), 0, new Counted(1, "a")) with { Idempotency = Key };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            database.Store.AppendAsync(sameStream ? append : append with { Stream = database.NewStream() })));

        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single(answers.Select(answer => (answer.Version, answer.RecordedAt)).Distinct());
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from events"));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from streams"));
    }

    [Fact]
    public async Task A_bulk_is_replayed_as_a_whole()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        List<Append> appends = [.. Enumerable.Range(1, 3).Select(i => Counter.Append(database.NewStream(), 0, [.. Enumerable.Repeat(new Counted(i, "a"), i)]))];
        var first = await database.Store.AppendBulkAsync(database.Org, appends, Key);

        var retry = await database.Store.AppendBulkAsync(database.Org, appends, Key);

        Assert.Equal([1, 2, 3], first.Select(appended => appended.Version));
        Assert.Equal(first.Select(appended => appended with { Replayed = true }), retry);
        await Assert.ThrowsAsync<IdempotencyMismatchException>(() => database.Store.AppendBulkAsync(database.Org, appends, Key with { Fingerprint = "other" }));
        Assert.Equal(6L, await database.ScalarAsync<long>("select count(*) from events"));
    }
}
