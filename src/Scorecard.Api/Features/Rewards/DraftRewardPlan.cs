using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
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
        .Validate(new DraftRewardPlanValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DraftRewardPlanRequest request, RewardSubjects subjects, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.ManageRewards, request.UnitId, Unit.Category);
        if (await subjects.RefusalAsync(request.Rules, before: null, ct) is { } refused)
            return Problems.From(refused);

        return (await commands.CreateAsync<RewardPlan, RewardPlanEvent>(id, plan => plan.DraftPlan(request.Terms, request.Rules), ct)).ToHttp();
    }
}

/// <param name="Frequency">How often it pays: monthly, quarterly, half-yearly or yearly.</param>
/// <param name="UnitId">The unit that pays.</param>
/// <param name="Approvers">Who may see and approve its pay besides HR.</param>
public sealed record DraftRewardPlanRequest(
    string Name, string? Description, Frequency Frequency, Guid UnitId, IReadOnlyList<Guid> Approvers, PayRules Rules)
{
    internal RewardPlanTerms Terms => new(Name, Description, Frequency, UnitId, Approvers);
}

public sealed class DraftRewardPlanValidator : AbstractValidator<DraftRewardPlanRequest>
{
    public DraftRewardPlanValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Description).AtMost(TextLimits.Description);
        RuleFor(request => request.Approvers).Count(0, 50);
        RuleFor(request => request.Rules).SetValidator(new PayRulesValidator());
    }
}

/// <summary>Lengths and counts; what the rules mean is the domain's to refuse.</summary>
public sealed class PayRulesValidator : AbstractValidator<PayRules>
{
    public PayRulesValidator()
    {
        RuleFor(rules => rules.Measures).Count(0, RewardPlan.MaxMeasures);
        RuleFor(rules => rules.Gates).Count(0, 20);
        RuleFor(rules => rules.Modifiers).Count(0, 10);
        RuleFor(rules => rules.Awards!).Count(0, AwardRule.MaxAwards).When(rules => rules.Awards is not null);
        RuleForEach(rules => rules.Measures).ChildRules(measure =>
        {
            measure.RuleFor(one => one.Reason).AtMost(TextLimits.Reason);
            measure.RuleFor(one => one.Curve.Points).Count(1, PayCurve.MaxPoints);
        });
        RuleForEach(rules => rules.Awards).ChildRules(award =>
        {
            award.RuleFor(one => one.Name).Required().AtMost(TextLimits.Name);
            award.RuleFor(one => one.QuantityUnit).Required().AtMost(AwardRule.MaxUnitLength);
        });
        RuleForEach(rules => rules.Modifiers).ChildRules(modifier => modifier.RuleFor(one => one.Name).Required().AtMost(TextLimits.Name));
    }
}
