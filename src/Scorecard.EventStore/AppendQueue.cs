using Npgsql;

namespace Scorecard.EventStore;

/// <summary>
/// Group commit by queue length. Up to <see cref="Alone"/> appends run at once, each in a transaction of its own. Further ones gather:
/// they go together, in one transaction, as soon as a running one ends or as many wait as are running. A lone writer therefore never
/// waits, with a slow disk nobody waits for two commits, and the more writers there are the fewer commits each append costs. One that
/// is refused does not harm the others of its group.
/// </summary>
internal sealed class AppendQueue(OrganizationRows rows)
{
    private const int Alone = 2;
    private const int MostAtOnce = 16;
    private const int LargestGroup = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private int _running;

    /// <summary>Runs the call to its end once it began; the token only ends the waiting for it.</summary>
    public async Task<AppendOutcome> AppendAsync(AppendCall call, CancellationToken ct)
    {
        if (call.StandsAlone)
            return await RunAloneAsync(call);

        if (Gather(call, ct) is { } waiting)
            return await waiting.Outcome.WaitAsync(ct);

        try
        {
            return await RunAloneAsync(call);
        }
        finally
        {
            _ = RunGroupsAsync();
        }
    }

    /// <summary>Lets the call run at once (null), or wait for others; when enough wait, they start.</summary>
    private Waiting? Gather(AppendCall call, CancellationToken ct)
    {
        Waiting waiting;
        lock (_gate)
        {
            if (_running < Alone)
            {
                _running++;
                return null;
            }

            _waiting.Enqueue(waiting = new Waiting(call, ct));
            if (_waiting.Count < _running || _running == MostAtOnce)
                return waiting;
            _running++;
        }

        _ = RunGroupsAsync();
        return waiting;
    }

    /// <summary>Takes the place of one that ended, or a new one, as long as somebody waits.</summary>
    private async Task RunGroupsAsync()
    {
        while (NextGroup() is { } group)
            await RunGroupAsync(group);
    }

    /// <summary>Those who wait; null = nobody does, the place is given back.</summary>
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

            if (group.Count > 0)
                return group;
            _running--;
            return null;
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
        await using var connection = await rows.Above.OpenConnectionAsync(CancellationToken.None);
        AppendOutcome?[] outcomes;
        try
        {
            outcomes = await SendAsync(calls, connection);
        }
        catch (PostgresException e) when (e.SqlState == Premises.SqlState && calls is [var only])
        {
            return [new AppendOutcome(null, Premises.Translate(e, only.Stream.OrgId))];
        }

        var answers = new AppendOutcome[calls.Length];
        for (var i = 0; i < calls.Length; i++)
            answers[i] = outcomes[i] ?? await ExplainAsync(calls[i], connection);
        return answers;
    }

    private async Task<AppendOutcome?[]> SendAsync(AppendCall[] calls, NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        var places = Fill(batch, calls, call => call.IsPlain ? call.ToPlainCommand() : call.ToFullCommand());

        // Explicitly: Npgsql loses track of statements that it prepares by itself in a batch in which one fails.
        await batch.PrepareAsync(CancellationToken.None);
        var outcomes = new AppendOutcome?[calls.Length];
        await using var row = await batch.ExecuteReaderAsync(CancellationToken.None);
        var at = 0;
        for (var i = 0; i < calls.Length; i++)
        {
            for (; at < places[i]; at++)
                await row.NextResultAsync(CancellationToken.None);
            outcomes[i] = calls[i].IsPlain ? await calls[i].ReadPlainAsync(row) : await calls[i].ReadFullAsync(row);
        }

        await row.NextResultAsync(CancellationToken.None); // waits for the commit

        return outcomes;
    }

    /// <summary>
    /// Why the plain command did nothing; or, if the stream has come to the expected version since, the append after all. What goes
    /// wrong here is this call's alone: the others of its group are recorded.
    /// </summary>
    private async Task<AppendOutcome> ExplainAsync(AppendCall call, NpgsqlConnection connection)
    {
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            var places = Fill(batch, [call], only => only.ToFullCommand());
            await using var row = await batch.ExecuteReaderAsync(CancellationToken.None);
            for (var at = 0; at < places[0]; at++)
                await row.NextResultAsync(CancellationToken.None);
            var outcome = await call.ReadFullAsync(row);
            await row.NextResultAsync(CancellationToken.None);
            return outcome;
        }
        catch (PostgresException e) when (e.SqlState == Premises.SqlState)
        {
            return new AppendOutcome(null, Premises.Translate(e, call.Stream.OrgId));
        }
        catch (Exception e)
        {
            return new AppendOutcome(null, e);
        }
    }

    /// <summary>
    /// The commands of all calls, each behind the wall of its organization, and before them what the calls rest on: for each organization
    /// in one command, always in the same order.
    /// </summary>
    /// <returns>Where each call's answer stands.</returns>
    private int[] Fill(NpgsqlBatch batch, AppendCall[] calls, Func<AppendCall, NpgsqlBatchCommand> commandOf)
    {
        Guid? behind = null;
        void Add(Guid orgId, NpgsqlBatchCommand command)
        {
            if (orgId != behind)
                batch.BatchCommands.Add(rows.Enter(orgId));
            behind = orgId;
            batch.BatchCommands.Add(command);
        }

        foreach (var group in calls.GroupBy(call => call.Stream.OrgId).OrderBy(group => group.Key))
        {
            if (Premises.Command([.. group.Select(call => call.Append)]) is { } hold)
                Add(group.Key, hold);
        }

        var places = new int[calls.Length];
        for (var i = 0; i < calls.Length; i++)
        {
            Add(calls[i].Stream.OrgId, commandOf(calls[i]));
            places[i] = batch.BatchCommands.Count - 1;
        }

        return places;
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
