using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

public static class RewardPlanErrors
{
    public static readonly DomainError NotFound = new("reward_plan.not_found", "There is no such plan, or you may not see it.");

    public static readonly DomainError AlreadyDrafted = new("reward_plan.already_drafted", "This plan has been drafted already.");

    public static readonly DomainError Archived = new("reward_plan.archived", "The plan is archived. Restore it first.");

    public static readonly DomainError NameRequired = new("reward_plan.name_required", "A plan needs a name.");

    public static readonly DomainError FrequencyTooShort = new("reward_plan.frequency_too_short", "A plan is paid monthly, quarterly, half-yearly or yearly.");

    public static readonly DomainError FrequencyLocked = new(
        "reward_plan.frequency_locked", "How often a published plan pays cannot change. Draft a plan of its own.");

    public static readonly DomainError TooManyMeasures = new("reward_plan.too_many_measures", "A plan has at most 20 measures.");

    public static readonly DomainError NothingToPublish = new("reward_plan.nothing_to_publish", "The rules are those of the last version.");

    public static readonly DomainError PeriodOfOtherFrequency = new(
        "reward_plan.period_of_other_frequency", "The first period must be one of the plan's own: a quarter of a plan that pays by quarter.");

    public static readonly DomainError AlreadyPaid = new("reward_plan.already_paid", "Periods that are frozen or paid keep their rules. Begin after them.");

    public static readonly DomainError RunUnderWay = new(
        "reward_plan.run_under_way", "A run of that period is under way by the rules of today. Freeze or discard it first, or begin later.");

    public static readonly DomainError NotInForce = new("reward_plan.not_in_force", "No version of the plan pays this period.");

    public static readonly DomainError NothingToSimulate = new("reward_plan.nothing_to_simulate", "There is no such version, and no draft.");
}
