using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis;

public static class KpiErrors
{
    public static readonly DomainError AlreadyDefined = new("kpi.already_defined", "This KPI is already defined.");

    public static readonly DomainError NotFound = new("kpi.not_found", "There is no such KPI.");

    public static readonly DomainError CodeInvalid = new("kpi.code_invalid", "A code has 2 to 64 lower-case letters, digits or hyphens and starts with a letter or digit.");

    public static readonly DomainError NameRequired = new("kpi.name_required", "A KPI needs a name.");

    public static readonly DomainError UnitSymbolRequired = new("kpi.unit_symbol_required", "A duration or another unit needs its symbol.");

    public static readonly DomainError DecimalsOutOfRange = new("kpi.decimals_out_of_range", "A KPI shows 0 to 6 decimals.");

    public static readonly DomainError RatioFactorInvalid = new("kpi.ratio_factor_invalid", "A factor above 0 belongs to the aggregation ratio, and only to it.");

    public static readonly DomainError CalculatedWithSegments = new("kpi.calculated_with_segments", "A KPI that is computed has no segments: its inputs have.");

    public static readonly DomainError FrequencyFixed = new("kpi.frequency_fixed", "The frequency is fixed once the KPI is active or has values. Replace the KPI by another one.");

    public static readonly DomainError RevisionPeriodRequired = new("kpi.revision_period_required", "The definition of an active KPI is revised from a period on.");

    public static readonly DomainError RevisionPeriodMismatch = new("kpi.revision_period_mismatch", "A revision starts with a period of the KPI's frequency.");

    public static readonly DomainError ReasonRequired = new("kpi.reason_required", "Changing an active KPI needs a reason.");

    public static readonly DomainError ParentCycle = new("kpi.parent_cycle", "A KPI cannot be above itself in the KPI tree.");

    public static readonly DomainError ParentNotFound = new("kpi.parent_not_found", "There is no such KPI to be above this one.");

    public static readonly DomainError TargetPeriodMismatch = new("kpi.target_period_mismatch", "A target starts with a period of the KPI's frequency.");

    public static readonly DomainError TargetDuplicate = new("kpi.target_duplicate", "Two targets start with the same period.");

    public static readonly DomainError TargetsTooMany = new("kpi.targets_too_many", "A KPI has at most 1,000 target entries.");

    public static readonly DomainError TargetShape = new("kpi.target_shape", "Floor and stretch belong to a target of a KPI that increases or decreases.");

    public static readonly DomainError DirectionUnscored = new("kpi.direction_unscored", "A KPI that is only tracked has no target.");

    public static readonly DomainError NotSmart = new("kpi.not_smart", "The definition does not meet the SMART criteria yet.");

    public static readonly DomainError Retired = new("kpi.retired", "This KPI is retired from that period on.");

    public static readonly DomainError Replaced = new("kpi.replaced", "This KPI is replaced by another one from that period on.");

    public static readonly DomainError NotRetired = new("kpi.not_retired", "This KPI is neither retired nor replaced.");

    public static readonly DomainError EndPeriodMismatch = new("kpi.end_period_mismatch", "A KPI ends with a period of its own frequency.");

    public static readonly DomainError ReplacedByItself = new("kpi.replaced_by_itself", "A KPI cannot be replaced by itself.");

    public static readonly DomainError SuccessorNotFound = new("kpi.successor_not_found", "There is no such KPI to replace this one.");

    public static readonly DomainError SuccessorEnded = new("kpi.successor_ended", "The other KPI is itself retired or replaced.");
}
