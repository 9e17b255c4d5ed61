using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Drafts a plan. It pays nothing until it is published.</summary>
public static class DraftRewardPlan
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPut("{id}", Handle)
        .WithName("draftRewardPlan")
        .WithSummary("Draft a reward plan")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new RewardPlanContentValidator<DraftRewardPlanRequest>());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DraftRewardPlanRequest request, RewardSubjects subjects, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.ManageRewards, request.UnitId, Unit.Category);
        if (await subjects.RefusalAsync(request.Rules, before: null, ct) is { } refused)
            return Problems.From(refused);

        return (await commands.CreateAsync<RewardPlan, RewardPlanEvent>(id, plan => plan.DraftPlan(request.TermsOf(), request.Rules), ct)).ToHttp();
    }
}

/// <param name="Frequency">How often it pays: monthly, quarterly, half-yearly or yearly.</param>
/// <param name="UnitId">The unit that pays.</param>
/// <param name="Approvers">Who may see and approve its pay besides HR.</param>
public sealed record DraftRewardPlanRequest(
    string Name, string? Description, Frequency Frequency, Guid UnitId, IReadOnlyList<Guid> Approvers, PayRules Rules)
    : IRewardPlanContent;
