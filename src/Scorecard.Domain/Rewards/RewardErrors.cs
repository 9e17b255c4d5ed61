using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

public static class RewardErrors
{
    public static readonly DomainError CurveIncomplete = new("reward_curve.incomplete", "A curve has 1 to 50 points.");

    public static readonly DomainError CurveOutOfOrder = new("reward_curve.out_of_order", "The attainments of a curve's points must rise.");

    public static readonly DomainError CurveNegative = new("reward_curve.negative", "Attainments and factors are 0 or more.");

    public static readonly DomainError RoundingUnit = new("reward_plan.rounding_unit", "The rounding unit is above 0, at most 1,000,000.");

    public static readonly DomainError ParticipationOverlaps = new(
        "participation.overlaps", "Two segments of one participant cover the same day. End the first before the second begins.");

    public static readonly DomainError ParticipationBackwards = new("participation.backwards", "A segment ends before it begins.");

    public static readonly DomainError ParticipationYears = new("participation.year_out_of_range", "Segments lie between the years 1900 and 2200.");

    public static readonly DomainError TargetAmount = new("participation.target_amount", "A target amount is 0 or more, with at most 15 digits.");

    public static readonly DomainError WeightsMissing = new("reward_plan.weights_missing", "At least one measure needs a weight above 0.");

    public static readonly DomainError MeasuresMissing = new("reward_plan.measures_missing", "A plan needs at least one measure or award.");

    public static readonly DomainError RuleIdsRepeat = new("reward_plan.rule_ids_repeat", "Every measure, gate, modifier and award has an id of its own.");

    public static readonly DomainError SubjectMissing = new("reward_plan.subject_missing", "Say which KPI or objective a measure pays by.");

    public static readonly DomainError SubjectNotFound = new(
        "reward_plan.subject_not_found", "A measure, gate or award names a KPI, unit or objective that does not exist, or that you may not see.");

    public static readonly DomainError ModifierRange = new("reward_plan.modifier_range", "A modifier's range begins at 0 or more and does not end before it begins.");

    public static readonly DomainError ModifierOutOfRange = new("reward_plan.modifier_out_of_range", "The modifier lies outside of the range that the plan allows.");

    public static readonly DomainError PoolNotRounded = new("reward_plan.pool_not_rounded", "A pool is a multiple of the rounding unit.");

    public static readonly DomainError OkrReasonRequired = new(
        "reward_plan.okr_reason_required", "Scores of objectives are kept apart from pay. To pay by them, say why.");

    public static readonly DomainError ParticipationTooLong = new("participation.too_many_segments", "A participant has at most 100 segments in a plan.");

    public static readonly DomainError ParticipantNotFound = new("participant.not_found", "This person does not take part in the plan, or you may not see it.");

    public static readonly DomainError RecoveryLimit = new("reward_plan.recovery_limit", "What may be recovered at once lies between 0 and 100 %.");

    public static readonly DomainError AwardNameRequired = new("reward_plan.award_name_required", "An award needs a name, and a word for what its quantity counts.");

    public static readonly DomainError AwardQuantity = new("reward_plan.award_quantity", "The quantity of an award is above 0, with at most 15 digits.");

    public static readonly DomainError AwardKind = new("reward_plan.award_kind", "An award has either a condition or a ranking.");

    public static readonly DomainError AwardTop = new("reward_plan.award_top", "An award goes to the best 1 to 1,000.");

    public static readonly DomainError AwardMeasure = new("reward_plan.award_measure", "An award ranks by a measure of the plan, or by all of them combined.");

    public static readonly DomainError TooManyAwards = new("reward_plan.too_many_awards", "A plan has at most 20 awards.");

    public static readonly DomainError LeaderboardMeasure = new(
        "reward_plan.leaderboard_measure", "A leaderboard ranks by a measure of the plan, or by all of them combined.");

    public static readonly DomainError LeaderboardOff = new("reward_leaderboard.off", "This plan shows no leaderboard for the period.");

    public static readonly DomainError UnitOutsidePlan = new("participation.unit_outside_plan", "Who takes part works in the plan's unit or below it.");
}
