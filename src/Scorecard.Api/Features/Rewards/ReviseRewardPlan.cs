using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Changes a plan's terms and the draft of its next version. What is published stays.</summary>
public static class ReviseRewardPlan
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/revisions", Handle)
        .WithName("reviseRewardPlan")
        .WithSummary("Revise the draft of a reward plan")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new ReviseRewardPlanValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviseRewardPlanRequest request, CommandRunner commands, RewardAccess access, RewardSubjects subjects, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.ManageRewards, request.UnitId, Unit.Category);
        var plan = (await access.FindPlanAsync(id, ct))?.State;
        if (plan is not null)
            access.RequireManaging(plan);
        if (plan is not null && await subjects.RefusalAsync(request.Rules, plan.Draft ?? (plan.Versions is [.., var last] ? last.Rules : null), ct) is { } refused)
            return Problems.From(refused);

        return (await commands.ChangeAsync<RewardPlan, RewardPlanEvent>(
            id,
            request.ExpectedVersion,
            current =>
            {
                access.RequireManaging(current);
                return current.Revise(request.TermsOf(), request.Rules);
            },
            ct)).ToHttp();
    }
}

public sealed record ReviseRewardPlanRequest(
    string Name, string? Description, Frequency Frequency, Guid UnitId, IReadOnlyList<Guid> Approvers, PayRules Rules, int ExpectedVersion)
    : IRewardPlanContent;

public sealed class ReviseRewardPlanValidator : RewardPlanContentValidator<ReviseRewardPlanRequest>
{
    public ReviseRewardPlanValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
