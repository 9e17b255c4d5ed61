using Npgsql;

namespace Scorecard.IntegrationTests.EventStore;

public sealed class KnowledgeTimeTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Nothing_is_recorded_behind_a_safe_knowledge_time_while_many_write()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        using var ended = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(async _ =>
        {
            var stream = database.NewStream();
            for (var version = 0; !ended.IsCancellationRequested; version++)
                await database.Store.AppendAsync(Counter.Append(stream, version, new Counted(version, "x")));
        }).ToList();

        List<(DateTimeOffset Moment, long Events)> frozen = [];
        for (var i = 0; i < 30; i++)
        {
            var moment = await database.Store.SafeKnowledgeTimeAsync();
            frozen.Add((moment, await CountAsync(database, moment)));
        }

        await ended.CancelAsync();
        await Task.WhenAll(writers);
        foreach (var (moment, events) in frozen)
            Assert.Equal(events, await CountAsync(database, moment));
    }

    [Fact]
    public async Task It_waits_for_an_append_in_flight()
    {
        await using var database = await StoreDatabase.CreateAsync(postgres);
        await using var connection = await database.Db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var append = new NpgsqlCommand(
            "select recorded_at from append_events($1, 'counter', $1, 0, '{counted}', array['{}'::json], '{}', $1, $1, null, null)", connection)
        {
            Parameters = { new() { Value = database.Org } },
        };
        await append.ExecuteScalarAsync();

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Store.SafeKnowledgeTimeAsync(patience.Token));
        var waiting = database.Store.SafeKnowledgeTimeAsync();
        await transaction.CommitAsync();

        Assert.Equal(1, await CountAsync(database, await waiting));
    }

    private static async Task<long> CountAsync(StoreDatabase database, DateTimeOffset moment)
    {
        await using var command = database.Db.CreateCommand("select count(*) from events where recorded_at <= $1");
        command.Parameters.Add(new() { Value = moment });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
