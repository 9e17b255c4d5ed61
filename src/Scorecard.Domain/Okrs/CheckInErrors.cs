using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public static class CheckInErrors
{
    public static readonly DomainError NotFound = new("check_in.not_found", "There is no such check-in, or it was taken back.");

    public static readonly DomainError AlreadyMade = new("check_in.already_exists", "This check-in is recorded already.");

    public static readonly DomainError Overtaken = new(
        "check_in.overtaken",
        "Somebody checked in meanwhile. Look at the latest check-in before adding yours.");

    public static readonly DomainError ValueRequired = new("check_in.value_required", "Say where the key result stands.");

    public static readonly DomainError ValueNotAllowed = new(
        "check_in.value_not_allowed",
        "The value of this key result comes from its milestones or its KPI. Check in your confidence and a note.");

    public static readonly DomainError ZoneOutOfRange = new(
        "check_in.zone_out_of_range",
        "The progress lies between 0 and 1: 0.3 is commit, 0.7 target, 1 stretch.");

    public static readonly DomainError MilestonesRequired = new("check_in.milestones_required", "Say which milestones are done; none is an answer, too.");

    public static readonly DomainError MilestoneUnknown = new(
        "check_in.milestone_unknown",
        "A milestone is named twice, or the key result has it no more. Load the key result again.");

    public static readonly DomainError MilestonesNotAllowed = new("check_in.milestones_not_allowed", "This key result has no milestones.");

    public static readonly DomainError ConfidenceInvalid = new("check_in.confidence_invalid", "Confidence is a whole number from 0 to 10.");

    public static readonly DomainError BlockerRequired = new(
        "check_in.blocker_required",
        "With a confidence of 3 or less, say what stands in the way and who will clear it.");

    public static readonly DomainError BlockerIncomplete = new("check_in.blocker_incomplete", "Say what the blocker is that the person is to clear.");

    public static readonly DomainError Empty = new("check_in.empty", "Check in your confidence, a note or a blocker.");

    public static readonly DomainError ReasonRequired = new("check_in.reason_required", "Correcting a check-in needs a reason.");

    public static readonly DomainError NotOwn = new("check_in.not_own", "Only the person who checked in may take it back. Correct it instead.");

    public static readonly DomainError NotLatest = new("check_in.not_latest", "Only the latest check-in can be taken back. Correct earlier ones instead.");
}
