using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class VerificationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_was_appended_singly_and_in_bulk_verifies()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await FillAsync(database);

        var all = await new ChainVerifier(database.Db).VerifyAsync();
        var others = await new ChainVerifier(database.Db).VerifyAsync(Guid.CreateVersion7());

        Assert.Equal(new VerificationReport(18, 3, 0, null), all);
        Assert.True(all.IsIntact);
        Assert.Equal(new VerificationReport(0, 0, 0, null), others);
    }

    [Theory]
    [InlineData("update events set data = '{\"amount\": 1000000, \"note\": \"x\"}' where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set actor_id = gen_random_uuid() where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set reason = null where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set correlation_id = gen_random_uuid() where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set recorded_at = recorded_at - interval '1 microsecond' where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set type = 'counted' where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set ends_append = not ends_append where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("update events set hash = sha256(hash) where {0} and version = 4", 4, ChainFault.Altered)]
    [InlineData("delete from events where {0} and version = 4", 4, ChainFault.Missing)]
    [InlineData("delete from events where {0} and version = 1", 1, ChainFault.Missing)]
    [InlineData("delete from events where {0} and version >= 5", 5, ChainFault.EndMissing)]
    [InlineData("delete from events where {0}", 1, ChainFault.EndMissing)]
    [InlineData("delete from streams s where s.org_id = '{1}' and s.kind = 'counter' and s.id = '{2}'", 6, ChainFault.HeadAltered)]
    [InlineData("update streams s set version = 5 where s.org_id = '{1}' and s.kind = 'counter' and s.id = '{2}'", 6, ChainFault.HeadAltered)]
    [InlineData("update events set data = '{\"amount\": 7, \"note\": \"x\"}', hash = event_hash((select p.hash from events p where {0} and p.version = 5), "
        + "org_id, kind, stream_id, version, type, ends_append, actor_id, correlation_id, recorded_at, '{\"amount\": 7, \"note\": \"x\"}', reason) where {0} and version = 6",
        6, ChainFault.HeadAltered)]
    public async Task The_first_broken_event_is_named(string tampering, int version, ChainFault fault)
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var victim = (await FillAsync(database))[1];
        var position = (await database.Store.ReadStreamAsync(victim)).First(recorded => recorded.Version == Math.Min(version, 6)).Position;
        var condition = $"org_id = '{victim.OrgId}' and kind = 'counter' and stream_id = '{victim.Id}'";

        await database.ExecuteAsync(tampering.Replace("{0}", condition).Replace("{1}", victim.OrgId.ToString()).Replace("{2}", victim.Id.ToString()));
        var report = await new ChainVerifier(database.Db).VerifyAsync(database.Org);

        Assert.False(report.IsIntact);
        Assert.Equal(1, report.BrokenStreams);
        Assert.Equal((victim, version, fault), (report.FirstBroken!.Stream, report.FirstBroken.Version, report.FirstBroken.Fault));
        if (fault is ChainFault.Altered)
            Assert.Equal(position, report.FirstBroken.Position);
    }

    [Fact]
    public async Task Of_several_broken_streams_the_one_that_breaks_first_in_the_log_is_named()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        var streams = await FillAsync(database);
        await database.ExecuteAsync($"update events set reason = 'forged' where stream_id = '{streams[0].Id}' and version = 5");
        await database.ExecuteAsync($"update events set reason = 'forged' where stream_id = '{streams[1].Id}' and version = 2");

        var report = await new ChainVerifier(database.Db).VerifyAsync();

        Assert.Equal(2, report.BrokenStreams);
        Assert.Equal((streams[1], 2), (report.FirstBroken!.Stream, report.FirstBroken.Version));
    }

    [Fact]
    public async Task Appends_may_go_on_while_it_verifies()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        using var ended = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async _ =>
        {
            var stream = database.NewStream();
            for (var version = 0; !ended.IsCancellationRequested; version++)
                await database.Store.AppendAsync(Counter.Append(stream, version, new Counted(version, "x")));
        }).ToList();

        for (var i = 0; i < 20; i++)
            Assert.True((await new ChainVerifier(database.Db).VerifyAsync()).IsIntact);
        await ended.CancelAsync();
        await Task.WhenAll(writers);
    }

    /// <summary>Three streams of six events whose positions alternate.</summary>
    private static async Task<List<StreamId>> FillAsync(StoreDatabase database)
    {
        List<StreamId> streams = [database.NewStream(), database.NewStream(), database.NewStream()];
        foreach (var stream in streams)
            await database.Store.AppendAsync(Counter.Append(stream, 0, new Counted(1.10m, "처음"), new Counted(2, "b\n")));
        await database.Store.AppendBulkAsync(database.Org, [.. streams.Select(stream => Counter.Append(stream, 2, new Counted(3, "bulk"), new CountReset("year end")))]);
        foreach (var stream in streams)
            await database.Store.AppendAsync(Counter.Append(stream, 4, new Counted(5, "e")));
        foreach (var stream in streams)
            await database.Store.AppendAsync(Counter.Append(stream, 5, new Counted(6, "f")));
        return streams;
    }
}
