using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

public sealed partial class PostgresEventStore
{
    private const string ScanCurrentSql = "select id, version, recorded_at, state from streams where org_id = $1 and kind = $2 and state is not null";

    /// <summary>Tens of thousands of ids: any() goes through the index once, where a join would look up each of them.</summary>
    private const string ScanSomeCurrentSql = $"{ScanCurrentSql} and id = any($3)";

    private const string ScanKnownSql = """
        select id, version, recorded_at, state from streams
        where org_id = $1 and kind = $2 and recorded_at <= $3 and state is not null
        union all
        select s.id, s.version, s.recorded_at, s.data
        from streams k
        cross join lateral (
            select s.id, s.version, s.recorded_at, s.data from states s
            where s.org_id = $1 and s.kind = $2 and s.id = k.id and s.recorded_at <= $3
            order by s.recorded_at desc limit 1) s
        where k.org_id = $1 and k.kind = $2 and k.recorded_at > $3
        """;

    private const string ScanSomeKnownSql = """
        select id, version, recorded_at, state from streams
        where org_id = $1 and kind = $2 and id = any($4) and recorded_at <= $3 and state is not null
        union all
        select s.id, s.version, s.recorded_at, s.data
        from streams k
        cross join lateral (
            select s.id, s.version, s.recorded_at, s.data from states s
            where s.org_id = $1 and s.kind = $2 and s.id = k.id and s.recorded_at <= $3
            order by s.recorded_at desc limit 1) s
        where k.org_id = $1 and k.kind = $2 and k.id = any($4) and k.recorded_at > $3
        """;

    /// <summary>Chunks read at the same time as the next ones arrive.</summary>
    private static readonly int MostChunks = Math.Max(2, Environment.ProcessorCount);

    /// <summary>
    /// Hands out states as bytes, chunk by chunk and on several threads, while further ones arrive: nothing is kept but what
    /// <paramref name="read"/> makes of them.
    /// </summary>
    /// <param name="read">Called for several chunks at once, and again when the connection was lost. Must not keep a chunk.</param>
    /// <returns>What was made of each chunk; in no order that means anything.</returns>
    public Task<IReadOnlyList<T>> ScanAsync<T>(StateScan scan, Func<StateChunk, T> read, CancellationToken ct = default) =>
        scan.Ids is { Count: 0 } ? Task.FromResult<IReadOnlyList<T>>([]) : Recovery.RunAsync(_ => ScanOnceAsync(scan, read, ct), ct);

    private async Task<IReadOnlyList<T>> ScanOnceAsync<T>(StateScan scan, Func<StateChunk, T> read, CancellationToken ct)
    {
        using var atWork = new SemaphoreSlim(MostChunks);
        List<Task<T>> made = [];
        StateChunk? chunk = null;
        try
        {
            await using var connection = await rows.Above.OpenConnectionAsync(ct);
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { rows.Enter(scan.OrgId), ScanCommand(scan) } };
            await batch.PrepareAsync(ct); // see AppendQueue
            await using var row = await batch.ExecuteReaderAsync(ct);
            await row.NextResultAsync(ct);
            while (await row.ReadAsync(ct))
            {
                chunk ??= new StateChunk();
                Take(row, chunk);
                if (!chunk.IsFull)
                    continue;

                await atWork.WaitAsync(ct);
                made.Add(ReadAsync(chunk, read, atWork));
                chunk = null;
            }
        }
        catch
        {
            chunk?.Return();
            await Task.WhenAll(made).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        if (chunk is not null)
            made.Add(ReadAsync(chunk, read, atWork: null));
        return await Task.WhenAll(made);
    }

    private static Task<T> ReadAsync<T>(StateChunk chunk, Func<StateChunk, T> read, SemaphoreSlim? atWork) => Task.Run(() =>
    {
        try
        {
            return read(chunk);
        }
        finally
        {
            chunk.Return();
            atWork?.Release();
        }
    });

    private static void Take(NpgsqlDataReader row, StateChunk chunk)
    {
        var length = (int)row.GetBytes(3, 0, null, 0, 0);
        var buffer = chunk.Room(length, out var start);
        row.GetBytes(3, 0, buffer, start, length);
        chunk.Add(row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), length);
    }

    private static NpgsqlBatchCommand ScanCommand(StateScan scan)
    {
        var (org, kind) = (Sql.Of(scan.OrgId), Sql.Text(scan.Kind));
        return (scan.KnownAt, scan.Ids) switch
        {
            (null, null) => Sql.Command(ScanCurrentSql, org, kind),
            (null, { } ids) => Sql.Command(ScanSomeCurrentSql, org, kind, Sql.Array(ids, NpgsqlDbType.Uuid)),
            ({ } knownAt, null) => Sql.Command(ScanKnownSql, org, kind, Sql.Moment(knownAt)),
            ({ } knownAt, { } ids) => Sql.Command(ScanSomeKnownSql, org, kind, Sql.Moment(knownAt), Sql.Array(ids, NpgsqlDbType.Uuid)),
        };
    }
}
