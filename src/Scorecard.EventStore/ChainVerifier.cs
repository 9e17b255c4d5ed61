using System.Data;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Recomputes the hash chain of every stream from its events and compares it with what is stored. Reads in ranges of streams, two at a
/// time, so that the memory does not grow with the log; appends go on meanwhile.
/// </summary>
public sealed partial class ChainVerifier(NpgsqlDataSource db)
{
    private const int AtOnce = 2;

    /// <param name="orgId">Only this organization's streams; null = all.</param>
    public async Task<VerificationReport> VerifyAsync(Guid? orgId = null, CancellationToken ct = default)
    {
        var report = new VerificationReport(0, 0, 0, null);
        var gate = new Lock();
        await Parallel.ForEachAsync(
            EventRange.AllAsync(db, orgId, ct),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (range, token) =>
            {
                var part = await VerifyAsync(range, token);
                lock (gate)
                    report = Add(report, part);
            });
        return report;
    }

    private static VerificationReport Add(VerificationReport a, VerificationReport b) =>
        new(
            a.Events + b.Events,
            a.Streams + b.Streams,
            a.BrokenStreams + b.BrokenStreams,
            a.FirstBroken is null || b.FirstBroken?.Position < a.FirstBroken.Position ? b.FirstBroken ?? a.FirstBroken : a.FirstBroken);

    private async Task<VerificationReport> VerifyAsync(EventRange range, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var walk = new ChainWalk(await HeadsAsync(range, connection, ct));

        await using var command = range.Command(connection, "e", "stream_id", where => $"""
            select e.org_id, e.kind, e.stream_id, e.version, e.position, e.type, e.data, e.actor_id, e.reason, e.correlation_id,
                e.recorded_at, e.ends_append, e.hash
            from events e where {where} order by e.org_id, e.kind, e.stream_id, e.version
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            walk.Visit(row);

        return walk.Report();
    }

    private static async Task<Dictionary<StreamId, (int Version, byte[] Hash)>> HeadsAsync(
        EventRange range, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = range.Command(
            connection, "s", "id", where => $"select s.org_id, s.kind, s.id, s.version, s.hash from streams s where {where}");
        await using var row = await command.ExecuteReaderAsync(ct);
        Dictionary<StreamId, (int, byte[])> heads = [];
        while (await row.ReadAsync(ct))
            heads.Add(new(row.GetGuid(0), row.GetString(1), row.GetGuid(2)), (row.GetInt32(3), row.GetFieldValue<byte[]>(4)));
        return heads;
    }
}
