using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Takes a plan back into use.</summary>
public static class RestoreRewardPlan
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/restorations", Handle)
        .WithName("restoreRewardPlan")
        .WithSummary("Restore a reward plan")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CommandRunner commands, RewardAccess access, CancellationToken ct) =>
        (await commands.ChangeAsync<RewardPlan, RewardPlanEvent>(
            id,
            request.ExpectedVersion,
            plan =>
            {
                access.RequireManaging(plan);
                return plan.Restore();
            },
            ct)).ToHttp();
}
