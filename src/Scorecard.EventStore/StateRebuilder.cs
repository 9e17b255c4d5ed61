using System.Data;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Computes all states anew from the events, byte by byte, and compares them with what is stored or puts right what differs. Goes
/// through the streams in ranges, two at a time, so that the memory does not grow with the log. A rebuild holds back appends to the
/// streams of a range while it is at it (some hundred milliseconds); readers never see a gap.
/// </summary>
public sealed class StateRebuilder(NpgsqlDataSource db, EventTypes types, IStateFold fold)
{
    private const int AtOnce = 2;

    /// <summary>Reports what a rebuild would put right.</summary>
    public Task<RebuildReport> CompareAsync(Guid? orgId = null, CancellationToken ct = default) => RunAsync(orgId, rewrite: false, ct);

    /// <summary>Writes the states that are missing, differ or have no append behind them; reports what that was.</summary>
    /// <param name="orgId">Only this organization's streams; null = all.</param>
    /// <exception cref="UnknownEventTypeException">An event is stored under a name that is not registered.</exception>
    public Task<RebuildReport> RebuildAsync(Guid? orgId = null, CancellationToken ct = default) => RunAsync(orgId, rewrite: true, ct);

    private async Task<RebuildReport> RunAsync(Guid? orgId, bool rewrite, CancellationToken ct)
    {
        var report = new RebuildReport(0, 0, 0, 0, 0, null);
        var gate = new Lock();
        await Parallel.ForEachAsync(
            EventRange.AllAsync(db, orgId, ct),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (range, token) =>
            {
                var part = await RunAsync(range, rewrite, token);
                lock (gate)
                    report = report.Add(part);
            });
        return report;
    }

    private async Task<RebuildReport> RunAsync(EventRange range, bool rewrite, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(
            rewrite ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead, ct);
        var heads = await HeadsAsync(range, connection, rewrite, ct);
        if (!rewrite)
        {
            await using var walk = new StateWalk(types, fold, heads, null);
            await walk.RunAsync(range, connection, ct);
            return walk.Report() with { Surplus = await new StateWriter(connection, range).CountSurplusAsync(ct) };
        }

        // The streams are locked, so a second connection sees the same and can read while this one writes.
        await using var reading = await db.OpenConnectionAsync(ct);
        var writer = new StateWriter(connection, range);
        var surplus = await writer.RemoveSurplusAsync(ct);
        RebuildReport report;
        await using (var walk = new StateWalk(types, fold, heads, writer))
        {
            await walk.RunAsync(range, reading, ct);
            report = walk.Report();
        }

        surplus += await writer.CorrectHeadsAsync(ct);
        await transaction.CommitAsync(ct);
        return report with { Surplus = surplus };
    }

    /// <summary>The streams of the range and their versions: what comes later is not looked at.</summary>
    private static async Task<Dictionary<StreamId, int>> HeadsAsync(EventRange range, NpgsqlConnection connection, bool locking, CancellationToken ct)
    {
        await using var command = range.Command(connection, "s", "id", where => $"""
            select s.org_id, s.kind, s.id, s.version from streams s where {where}
            order by s.org_id, s.kind, s.id {(locking ? "for update" : "")}
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        Dictionary<StreamId, int> heads = [];
        while (await row.ReadAsync(ct))
            heads.Add(new(row.GetGuid(0), row.GetString(1), row.GetGuid(2)), row.GetInt32(3));
        return heads;
    }
}
