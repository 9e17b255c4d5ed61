using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Takes a step of a run for somebody who may see its pay.</summary>
public sealed class RunSteps(RewardAccess access, CommandRunner commands)
{
    /// <param name="managing">Only those who run the plan may take it; others who see it get 403.</param>
    public async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> TakeAsync(
        Guid id, int expectedVersion, bool managing, Func<RewardRun, Decision<RewardRunEvent>> decide, string? reason, CancellationToken ct)
    {
        var (_, plan) = await access.FindRunAsync(id, ct);
        if (managing)
            access.RequireManaging(plan.State);
        return (await commands.ChangeAsync<RewardRun, RewardRunEvent>(id, expectedVersion, decide, ct, reason)).ToHttp();
    }
}
