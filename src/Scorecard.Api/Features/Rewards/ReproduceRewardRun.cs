using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Computes a run again from the log alone and compares it with what was kept: see <see cref="RunReproducer"/>.</summary>
public static class ReproduceRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/reproductions", Handle)
        .WithName("reproduceRewardRun")
        .WithSummary("Compute a run again and compare")
        .RequireSignIn();

    private static async Task<Ok<RunReproduction>> Handle(
        Guid id, RewardAccess access, RunReproducer reproducer, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var (run, _) = await access.FindRunAsync(id, ct);
        await trail.ReadAsync("pay-reproduction", ofPersonId: null, ct);
        return TypedResults.Ok(await reproducer.ReproduceAsync(user.OrgId, id, run.State.Computation!, ct));
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
