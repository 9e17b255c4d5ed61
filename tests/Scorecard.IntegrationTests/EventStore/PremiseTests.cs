using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

/// <summary>A decision may rest on streams that it does not append to.</summary>
public sealed class PremiseTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_append_whose_premise_moved_records_nothing(bool bulk)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var (premise, stream) = (database.NewStream("close"), database.NewStream());
        await database.Store.AppendAsync(Counter.Append(premise, 0, new Counted(1, "closed")) with { IsPremise = true });
        var append = Counter.Append(stream, 0, new Counted(1, "a")) with { Premises = [new Premise(premise, 0)] };

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => AppendAsync(database, append, bulk));

        Assert.Equal((premise, 0, 1), (conflict.Stream, conflict.Expected, conflict.Current));
        Assert.Equal(0, await database.Store.VersionAsync(stream));
        await AppendAsync(database, append with { Premises = [new Premise(premise, 1)] }, bulk);
        Assert.Equal(1, await database.Store.VersionAsync(stream));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_premise_may_be_that_there_is_no_such_stream(bool bulk)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var stream = database.NewStream();

        await AppendAsync(database, Counter.Append(stream, 0, new Counted(1, "a")) with { Premises = [new Premise(database.NewStream("close"), 0)] }, bulk);

        Assert.Equal(1, await database.Store.VersionAsync(stream));
    }

    [Fact]
    public async Task Whoever_rests_on_a_stream_is_recorded_before_it_moves_or_not_at_all()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var premise = database.NewStream("close");
        var start = new TaskCompletionSource();

        var writers = Enumerable.Range(0, 80).Select(async writer =>
        {
            await start.Task;
            var append = Counter.Append(database.NewStream(), 0, new Counted(writer, "a")) with { Premises = [new Premise(premise, 0)] };
            try
            {
                await AppendAsync(database, append, bulk: writer % 4 == 0);
                return true;
            }
            catch (VersionConflictException e)
            {
                Assert.Equal(premise, e.Stream);
                return false;
            }
        }).ToList();
        start.SetResult();
        await database.Store.AppendAsync(Counter.Append(premise, 0, new Counted(1, "closed")) with { IsPremise = true });
        var recorded = (await Task.WhenAll(writers)).Count(won => won);

        Assert.Equal((long)recorded, await database.ScalarAsync<long>("select count(*) from events where kind = 'counter'"));
        Assert.Equal(0L, await database.ScalarAsync<long>(
            "select count(*) from events where kind = 'counter' and position > (select position from events where kind = 'close')"));
    }

    private static Task AppendAsync(StoreDatabase database, Append append, bool bulk) =>
        bulk ? database.Store.AppendBulkAsync(database.Org, [append]) : database.Store.AppendAsync(append);
}
