using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Values;

public static class KpiValueErrors
{
    public static readonly DomainError PeriodMismatch = new("value.period_mismatch", "The period is not of the KPI's frequency.");

    public static readonly DomainError PeriodInFuture = new("value.period_in_future", "The period has not begun yet.");

    public static readonly DomainError SegmentUnknown = new("value.segment_unknown", "The KPI has no such segment in this period.");

    public static readonly DomainError Calculated = new("value.calculated", "The value is computed from other KPIs in this period. Record those.");

    public static readonly DomainError TooPrecise = new("value.too_precise", "A value is below 10^15 and has at most 15 significant digits.");

    public static readonly DomainError ReasonRequired = new("value.reason_required", "Correcting a value needs a reason.");

    public static readonly DomainError CommentRequired = new("value.comment_required", "A red result needs a comment.");

    public static readonly DomainError Changed = new("value.changed", "Somebody else has changed this value meanwhile.");

    public static readonly DomainError PartsNotAllowed = new("value.parts_not_allowed", "Only a ratio has a numerator and a denominator.");

    public static readonly DomainError PartsIncomplete = new("value.parts_incomplete", "A ratio needs both its numerator and its denominator.");

    public static readonly DomainError ValueAndParts = new("value.value_and_parts", "Give a ratio either its parts or its value, not both.");

    public static readonly DomainError DenominatorZero = new("value.denominator_zero", "A ratio with a denominator of 0 has no value.");

    public static readonly DomainError OutOfRange = new("value.out_of_range", "The ratio of these parts is too large.");

    public static readonly DomainError NotYesOrNo = new("value.not_yes_or_no", "The answer is 1 for yes or 0 for no.");

    public static readonly DomainError NotApplicableWithValue = new("value.not_applicable_with_value", "A period that does not apply has no value.");

    public static readonly DomainError PeriodClosed = new("value.period_closed", "The period is closed, and you may not write in closed periods.");

    public static readonly DomainError ClosedReasonRequired = new("value.closed_reason_required", "The period is closed: whatever is written needs a reason.");

    public static readonly DomainError ApprovalRequired = new("value.approval_required", "Correcting this value needs an approval.");
}
