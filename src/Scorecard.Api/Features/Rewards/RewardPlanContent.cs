using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What is written of a plan, when it is drafted and whenever it is revised.</summary>
public interface IRewardPlanContent
{
    string Name { get; }

    string? Description { get; }

    Frequency Frequency { get; }

    Guid UnitId { get; }

    IReadOnlyList<Guid> Approvers { get; }

    PayRules Rules { get; }
}

public static class RewardPlanContents
{
    public static RewardPlanTerms TermsOf(this IRewardPlanContent content) =>
        new(content.Name, content.Description, content.Frequency, content.UnitId, content.Approvers);
}

public class RewardPlanContentValidator<T> : AbstractValidator<T>
    where T : IRewardPlanContent
{
    public RewardPlanContentValidator()
    {
        RuleFor(content => content.Name).Required().AtMost(TextLimits.Name);
        RuleFor(content => content.Description).AtMost(TextLimits.Description);
        RuleFor(content => content.Approvers).Count(0, 50);
        RuleFor(content => content.Rules).SetValidator(new PayRulesValidator());
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
