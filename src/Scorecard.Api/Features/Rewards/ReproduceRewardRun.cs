using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Computes a run again from the log alone, as known at its knowledge time, and compares every line and the hash with what is kept and
/// with what its event says.
/// </summary>
public static class ReproduceRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/reproductions", Handle)
        .WithName("reproduceRewardRun")
        .WithSummary("Compute a run again and compare")
        .RequireSignIn();

    private static async Task<Ok<RunReproduction>> Handle(
        Guid id, RewardAccess access, Reader reader, RunComputer computer, RunStore store, AuditTrail trail, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (run, _) = await access.FindRunAsync(id, ct);
        await trail.ReadAsync("pay-reproduction", ofPersonId: null, ct);
        var computation = run.State.Computation!;
        var record = await computer.ComputeAsync(
            computation.PlanId, computation.PlanVersion, computation.Period, computation.KnownAt, await BeforeAsync(computation, reader, ct), ct);
        var kept = (await store.LinesAsync(user.OrgId, computation.Hash, ct)).ToDictionary(line => line.PersonId);
        List<LineDifference> differences = [];
        foreach (var (line, document) in record?.Lines ?? [])
        {
            kept.Remove(line.PersonId, out var stored);
            if (stored is null || !stored.Document.AsSpan().SequenceEqual(document) || stored.Amount != line.Amount || stored.Due != line.Due)
                differences.Add(new(line.PersonId, stored?.Amount, line.Amount));
        }

        differences.AddRange(kept.Values.Select(line => new LineDifference(line.PersonId, line.Amount, Recomputed: null)));
        return TypedResults.Ok(new RunReproduction(
            id,
            clock.GetUtcNow(),
            differences is [] && record?.Hash == computation.Hash && await store.IsIntactAsync(user.OrgId, computation.Hash, ct),
            computation.Hash,
            record?.Hash,
            computation.KnownAt,
            computation.Lines,
            computation.Due,
            record?.Due,
            differences));
    }

    private static async Task<IReadOnlyList<RewardRunComputed>> BeforeAsync(RewardRunComputed run, Reader reader, CancellationToken ct)
    {
        var all = (await reader.ReadAsync(new Needs { AllOf = [RewardRun.Category] }, ct)).Facts.All<RewardRun>().ToDictionary(one => one.Id, one => one.State.Computation);
        List<RewardRunComputed> before = [];
        for (var adjusted = run.Adjusts; adjusted is { } id && all.GetValueOrDefault(id) is { } earlier; adjusted = earlier.Adjusts)
            before.Insert(0, earlier);
        return before;
    }
}

/// <param name="Ok">Every line and the hash are what they were.</param>
/// <param name="Hash">As the event of the run says.</param>
/// <param name="RecomputedHash">Null when the plan or its version is not in the log.</param>
public sealed record RunReproduction(
    Guid RunId,
    DateTimeOffset At,
    bool Ok,
    string Hash,
    string? RecomputedHash,
    DateTimeOffset KnownAt,
    int Lines,
    decimal Due,
    decimal? RecomputedDue,
    IReadOnlyList<LineDifference> Differences);

/// <param name="Kept">The amount as it is kept; null where there is no such line, or it is held.</param>
/// <param name="Recomputed">The amount as it is from the log.</param>
public sealed record LineDifference(Guid PersonId, decimal? Kept, decimal? Recomputed);
