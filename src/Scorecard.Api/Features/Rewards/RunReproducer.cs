using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Computes a run again from the log alone, as known at its knowledge time, and compares every line and the hash with what is kept and
/// with what its event says.
/// </summary>
public sealed class RunReproducer(Reader reader, RunComputer computer, RunStore store, TimeProvider clock)
{
    public async Task<RunReproduction> ReproduceAsync(Guid orgId, Guid runId, RewardRunComputed run, CancellationToken ct)
    {
        var record = await computer.ComputeAsync(run.PlanId, run.PlanVersion, run.Period, run.KnownAt, await BeforeAsync(run, ct), run.LimitPerPayPeriod ?? false, ct);
        var kept = (await store.LinesAsync(orgId, run.Hash, ct)).ToDictionary(line => line.PersonId);
        List<LineDifference> differences = [];
        foreach (var (line, document) in record?.Lines ?? [])
        {
            kept.Remove(line.PersonId, out var stored);
            if (stored is null || !stored.Document.AsSpan().SequenceEqual(document) || stored.Amount != line.Amount || stored.Due != line.Due)
                differences.Add(new(line.PersonId, stored?.Amount, line.Amount));
        }

        differences.AddRange(kept.Values.Select(line => new LineDifference(line.PersonId, line.Amount, Recomputed: null)));
        return new RunReproduction(
            runId,
            clock.GetUtcNow(),
            differences is [] && record?.Hash == run.Hash && await store.IsIntactAsync(orgId, run.Hash, ct),
            run.Hash,
            record?.Hash,
            run.KnownAt,
            run.Lines,
            run.Due,
            record?.Due,
            differences);
    }

    private async Task<IReadOnlyList<RewardRunComputed>> BeforeAsync(RewardRunComputed run, CancellationToken ct)
    {
        var all = (await reader.ReadAsync(new Needs { AllOf = [RewardRun.Category] }, ct)).Facts.All<RewardRun>().ToDictionary(one => one.Id, one => one.State.Computation);
        List<RewardRunComputed> before = [];
        for (var adjusted = run.Adjusts; adjusted is { } id && all.GetValueOrDefault(id) is { } earlier; adjusted = earlier.Adjusts)
            before.Insert(0, earlier);
        return before;
    }
}
