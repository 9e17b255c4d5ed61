using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>An archived plan pays nothing new; its runs and statements stay.</summary>
public static class ArchiveRewardPlan
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/archivings", Handle)
        .WithName("archiveRewardPlan")
        .WithSummary("Archive a reward plan")
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
                return plan.Archive();
            },
            ct)).ToHttp();
}
