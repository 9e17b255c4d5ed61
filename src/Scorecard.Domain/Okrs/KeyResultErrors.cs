using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public static class KeyResultErrors
{
    public static readonly DomainError NotFound = new("key_result.not_found", "The objective has no such key result, or you may not see it.");

    public static readonly DomainError IdTaken = new("key_result.already_exists", "This id already names another key result.");

    public static readonly DomainError TitleRequired = new("key_result.title_required", "A key result needs a title that says what is measured.");

    public static readonly DomainError WeightInvalid = new("key_result.weight_invalid", "A weight lies above 0 and at most at 1,000, with at most 4 decimals.");

    public static readonly DomainError DecimalsOutOfRange = new("key_result.decimals_out_of_range", "A key result shows 0 to 6 decimals.");

    public static readonly DomainError MeasureIncoherent = new(
        "key_result.measure_incoherent",
        "The measure carries details of another kind: a metric has start and target, milestones have steps, zones have three texts, a KPI has itself, start and target.");

    public static readonly DomainError TargetRequired = new(
        "key_result.target_required",
        "A key result needs a start and a target. Say where it stands today and where it should end.");

    public static readonly DomainError StartEqualsTarget = new(
        "key_result.start_equals_target",
        "Start and target are the same, so there is no way to cover. To hold a level, set the start to the worst you would accept, or use a KPI for it.");

    public static readonly DomainError MilestonesInvalid = new(
        "key_result.milestones_invalid",
        "Milestones are 1 to 20, each with a name of its own.");

    public static readonly DomainError MilestoneWeightInvalid = new(
        "key_result.milestone_weight_invalid",
        "The weight of a milestone lies above 0 and at most at 1,000, with at most 4 decimals.");

    public static readonly DomainError ZonesIncomplete = new(
        "key_result.zones_incomplete",
        "Say in words what counts as commit (0.3), as target (0.7) and as stretch (1.0).");

    public static readonly DomainError KpiRequired = new("key_result.kpi_required", "Choose the KPI whose value moves the key result.");

    public static readonly DomainError ReasonRequired = new(
        "key_result.reason_required",
        "The objective is agreed on: changing how a key result is measured needs a reason.");

    public static readonly DomainError OrderIncomplete = new(
        "key_result.order_incomplete",
        "The order names each key result that is not archived exactly once. Load the objective again.");

    public static readonly DomainError Archived = new("key_result.archived", "The key result is archived. Restore it to change it or check in.");
}
