using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Approves a run that somebody else computed and that pays others only.</summary>
public static class ApproveRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/approvals", Handle)
        .WithName("approveRewardRun")
        .WithSummary("Approve a run that somebody else computed")
        .RequireSignIn()
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, RewardAccess access, RunStore store, RunSteps steps, CurrentUser user, CancellationToken ct)
    {
        var (run, _) = await access.FindRunAsync(id, ct);
        var paysThem = await store.LineAsync(user.OrgId, run.State.Computation!.Hash, user.PersonId, ct) is not null;
        return await steps.TakeAsync(id, request.ExpectedVersion, managing: false, one => one.Approve(user.PersonId, paysThem), reason: null, ct);
    }
}
