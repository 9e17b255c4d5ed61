using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Strategy;

public static class ScorecardErrors
{
    public static readonly DomainError AlreadyCreated = new("scorecard.already_created", "This scorecard already exists.");

    public static readonly DomainError NotFound = new("scorecard.not_found", "There is no such scorecard.");

    public static readonly DomainError NameRequired = new("scorecard.name_required", "A scorecard, perspective or objective needs a name.");

    public static readonly DomainError EffectiveOutsideYear = new("scorecard.effective_outside_year", "A change applies from a month of the scorecard's fiscal year.");

    public static readonly DomainError WeightInvalid = new("scorecard.weight_invalid", "A weight lies between 0 and 1000 and has at most 4 decimals.");

    public static readonly DomainError IdTaken = new("scorecard.id_taken", "This id already names a perspective or objective of the scorecard.");

    public static readonly DomainError PerspectiveNotFound = new("scorecard.perspective_not_found", "The scorecard has no such perspective at that time.");

    public static readonly DomainError PerspectiveNotEmpty = new("scorecard.perspective_not_empty", "A perspective with objectives cannot be removed.");

    public static readonly DomainError PerspectivesTooMany = new("scorecard.perspectives_too_many", "A scorecard has at most 8 perspectives.");

    public static readonly DomainError ObjectiveNotFound = new("scorecard.objective_not_found", "The scorecard has no such objective at that time.");

    public static readonly DomainError ObjectivesTooMany = new("scorecard.objectives_too_many", "A scorecard has at most 100 objectives.");

    public static readonly DomainError KpisTooMany = new("scorecard.kpis_too_many", "An objective has at most 50 KPIs.");

    public static readonly DomainError PlacementNotFound = new("scorecard.placement_not_found", "The KPI is not placed under this objective at that time.");

    public static readonly DomainError LinkToItself = new("scorecard.link_to_itself", "An objective cannot cause itself.");

    public static readonly DomainError LinkCycle = new("scorecard.link_cycle", "Cause and effect must not run in a circle.");

    public static readonly DomainError LinkNotFound = new("scorecard.link_not_found", "These objectives are not linked at that time.");

    public static readonly DomainError SupportNotAncestor = new("scorecard.support_not_ancestor", "An objective supports one of a unit further up.");

    public static readonly DomainError SupportOtherYear = new("scorecard.support_other_year", "An objective supports one of the same fiscal year.");

    public static readonly DomainError SupportNotFound = new("scorecard.support_not_found", "The objective does not support that one at that time.");

    public static readonly DomainError ParentObjectiveNotFound = new("scorecard.parent_objective_not_found", "The parent scorecard has no such objective at that time.");

    public static readonly DomainError LayoutIncoherent = new("scorecard.layout_incoherent", "The map places an objective twice, or one that the scorecard never had.");
}
