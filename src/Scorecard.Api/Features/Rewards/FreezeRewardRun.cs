using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Freezes a run and releases its statements. It rests on the plan: rules that were published for its period meanwhile stop it.
/// </summary>
public static class FreezeRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/freezes", Handle)
        .WithName("freezeRewardRun")
        .WithSummary("Freeze a run and release its statements")
        .RequireSignIn()
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, RewardAccess access, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var (_, plan) = await access.FindRunAsync(id, ct);
        access.RequireManaging(plan.State);
        return (await commands.ReviseRestingAsync<RewardRun, RewardRunEvent>(
            id,
            request.ExpectedVersion,
            new Needs { Some = [(RewardPlan.Category, plan.Id)] },
            (run, facts) =>
            {
                var rests = facts.Find<RewardPlan>(plan.Id) ?? throw RefusedException.NotFound("reward_plan");
                access.RequireManaging(rests.State);
                return new(
                    run.Freeze(run.Computation is { } one ? rests.State.VersionFor(one.Period)?.Number : null),
                    [new Premise(new StreamId(user.OrgId, RewardPlan.Category, plan.Id), rests.Version)]);
            },
            ct)).ToHttp();
    }
}
