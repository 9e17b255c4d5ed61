using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Locks the drafted rules as the plan's next version. It rests on the plan's runs: one that is frozen meanwhile keeps its rules.</summary>
public static class PublishRewardPlan
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/publications", Handle)
        .WithName("publishRewardPlan")
        .WithSummary("Publish the next version of a reward plan")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new PublishRewardPlanValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, PublishRewardPlanRequest request, CommandRunner commands, RewardAccess access, CurrentUser user, CancellationToken ct) =>
        (await commands.ReviseRestingAsync<RewardPlan, RewardPlanEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [RewardRun.Category] },
            (plan, facts) =>
            {
                access.RequireManaging(plan);
                List<Stored<RewardRun>> runs = [.. facts.All<RewardRun>().Where(run => run.State.Computation?.PlanId == id)];
                return new(
                    plan.Publish(
                        request.From,
                        runs.Where(run => run.State.IsReleased).Max(run => (Period?)run.State.Computation!.Period),
                        runs.Where(run => run.State.IsOpen).Max(run => (Period?)run.State.Computation!.Period)),
                    [.. runs.Where(run => run.State.IsOpen).Select(run => new Premise(new StreamId(user.OrgId, RewardRun.Category, run.Id), run.Version))]);
            },
            ct)).ToHttp();
}

/// <param name="From">First period that is paid by the new rules; after every period that is frozen or paid.</param>
public sealed record PublishRewardPlanRequest(Period From, int ExpectedVersion);

public sealed class PublishRewardPlanValidator : AbstractValidator<PublishRewardPlanRequest>
{
    public PublishRewardPlanValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
