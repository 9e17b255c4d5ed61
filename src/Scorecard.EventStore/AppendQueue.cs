using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Group commit by queue length. Up to <see cref="Lanes"/> appends run at once, each in a transaction of its own; those that find all
/// lanes taken wait together, and the lane that gets free takes all of them into one transaction. A lone writer therefore never waits,
/// and the more writers there are the fewer commits each append costs. One that is refused does not harm the others of its group.
/// </summary>
internal sealed class AppendQueue(NpgsqlDataSource db)
{
    public const int Lanes = 4;
    public const int LargestGroup = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private int _running;

    /// <summary>Runs the call to its end once it began; the token only ends the waiting for it.</summary>
    public async Task<AppendOutcome> AppendAsync(AppendCall call, CancellationToken ct)
    {
        if (call.StandsAlone)
            return await RunAloneAsync(call);

        Waiting waiting;
        lock (_gate)
        {
            if (_running == Lanes)
            {
                _waiting.Enqueue(waiting = new Waiting(call, ct));
            }
            else
            {
                _running++;
                waiting = null!;
            }
        }

        if (waiting is not null)
            return await waiting.Outcome.WaitAsync(ct);

        try
        {
            return await RunAloneAsync(call);
        }
        finally
        {
            if (NextGroup() is { } group)
                _ = RunLaneAsync(group);
        }
    }

    /// <summary>What the lane does next; null = it is given back, nobody waits.</summary>
    private List<Waiting>? NextGroup()
    {
        lock (_gate)
        {
            List<Waiting> group = [];
            while (group.Count < LargestGroup && _waiting.TryDequeue(out var next))
            {
                if (!next.GaveUp)
                    group.Add(next);
            }

            if (group.Count == 0)
            {
                _running--;
                return null;
            }

            return group;
        }
    }

    private async Task RunLaneAsync(List<Waiting>? group)
    {
        while (group is not null)
        {
            await RunGroupAsync(group);
            group = NextGroup();
        }
    }

    private async Task RunGroupAsync(List<Waiting> group)
    {
        // Every group takes its streams in the same order, so that two of them do not wait for each other.
        List<Waiting> ordered = [.. group.OrderBy(waiting => waiting.Call.Stream.OrgId).ThenBy(waiting => waiting.Call.Stream.Kind, StringComparer.Ordinal).ThenBy(waiting => waiting.Call.Stream.Id)];
        try
        {
            var outcomes = await RunAsync([.. ordered.Select(waiting => waiting.Call)]);
            for (var i = 0; i < outcomes.Length; i++)
                ordered[i].Answer(outcomes[i]);
        }
        catch (PostgresException e) when (!Recovery.IsConnectionLost(e) && group.Count > 1)
        {
            await RunOneByOneAsync(ordered); // the transaction is undone as a whole: find the one that does not fit
        }
        catch (Exception e)
        {
            ordered.ForEach(waiting => waiting.Fail(e));
        }
    }

    private async Task RunOneByOneAsync(List<Waiting> group)
    {
        foreach (var waiting in group)
        {
            try
            {
                waiting.Answer(await RunAloneAsync(waiting.Call));
            }
            catch (Exception e)
            {
                waiting.Fail(e);
            }
        }
    }

    private async Task<AppendOutcome> RunAloneAsync(AppendCall call) => (await RunAsync([call]))[0];

    private async Task<AppendOutcome[]> RunAsync(AppendCall[] calls)
    {
        await using var connection = await db.OpenConnectionAsync(CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var call in calls)
            batch.BatchCommands.Add(call.ToCommand());

        var outcomes = new AppendOutcome[calls.Length];
        await using var row = await batch.ExecuteReaderAsync(CancellationToken.None);
        for (var i = 0; i < calls.Length; i++)
        {
            outcomes[i] = await calls[i].ReadAsync(row);
            await row.NextResultAsync(CancellationToken.None); // after the last one: waits for the commit
        }

        return outcomes;
    }

    private sealed class Waiting(AppendCall call, CancellationToken ct)
    {
        private readonly TaskCompletionSource<AppendOutcome> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AppendCall Call => call;

        public Task<AppendOutcome> Outcome => _source.Task;

        public bool GaveUp => ct.IsCancellationRequested;

        public void Answer(AppendOutcome outcome) => _source.SetResult(outcome);

        public void Fail(Exception e)
        {
            _source.SetException(e);
            _ = _source.Task.Exception; // observed, although the caller may have given up waiting
        }
    }
}
