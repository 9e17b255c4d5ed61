using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public static class ObjectiveErrors
{
    public static readonly DomainError NotFound = new("objective.not_found", "There is no such objective, or you may not see it.");

    public static readonly DomainError AlreadyDrafted = new("objective.already_exists", "This objective already exists.");

    public static readonly DomainError TitleRequired = new("objective.title_required", "An objective needs a title that says what will be different.");

    public static readonly DomainError WeightInvalid = new("objective.weight_invalid", "A weight lies above 0 and at most at 1,000, with at most 4 decimals.");

    public static readonly DomainError PrivateNeedsOwner = new(
        "objective.private_needs_owner",
        "A private objective belongs to a person. Name its owner, or make it visible.");

    public static readonly DomainError ReadOnly = new(
        "objective.read_only",
        "The objective is closed or archived. Reopen or restore it to change it.");

    public static readonly DomainError ParentsTooMany = new("objective.parents_too_many", "An objective contributes to at most 10 others. Keep those that matter.");

    public static readonly DomainError ParentDuplicate = new("objective.parent_duplicate", "The objective contributes to this one already.");

    public static readonly DomainError ParentItself = new("objective.parent_itself", "An objective cannot contribute to itself or its own key results.");

    public static readonly DomainError ParentIncoherent = new(
        "objective.parent_incoherent",
        "A strategic objective is named with its scorecard, a key result with its objective, an objective alone.");

    public static readonly DomainError ParentNotFound = new("objective.parent_not_found", "What the objective should contribute to does not exist, or you may not see it.");

    public static readonly DomainError ParentCycle = new(
        "objective.parent_cycle",
        "The other objective contributes to this one already, directly or through others. Alignment must not run in a circle.");

    public static readonly DomainError KeyResultsTooMany = new(
        "objective.key_results_too_many",
        "An objective has at most 20 key results. Three to five keep it in focus.");

    public static readonly DomainError KeyResultNeeded = new(
        "objective.key_result_needed",
        "An objective that is agreed on has at least one key result. Add one, or return the objective to draft.");

    public static readonly DomainError NotAgreed = new("objective.not_agreed", "The objective is a draft. Agree on it first.");

    public static readonly DomainError NotClosed = new("objective.not_closed", "Only a closed objective can be reopened.");

    public static readonly DomainError ReasonRequired = new(
        "objective.reason_required",
        "Returning an agreed objective to draft, archiving it, or reopening a closed one needs a reason.");

    public static readonly DomainError OutcomeRequired = new("objective.outcome_required", "Closing needs an outcome: achieved, partly achieved, missed, postponed or cancelled.");

    public static readonly DomainError ScoreMissing = new("objective.score_missing", "Closing needs a score for each key result that is not archived.");

    public static readonly DomainError ScoreInvalid = new("objective.score_invalid", "A score lies between 0 and 1 and has at most 2 decimals.");

    public static readonly DomainError ScoreForeign = new("objective.score_foreign", "Scores are given once for each key result of the objective that is not archived.");

    public static readonly DomainError LearningsInvalid = new(
        "objective.learnings_invalid",
        "Each question is answered once, at most 10 of them, and an answer is not empty.");

    public static readonly DomainError CarriedWithinCycle = new(
        "objective.carried_within_cycle",
        "An objective is carried forward into another cycle. Choose the next one.");

    public static readonly DomainError NothingCarried = new("objective.nothing_carried", "Choose at least one key result to carry forward.");
}
