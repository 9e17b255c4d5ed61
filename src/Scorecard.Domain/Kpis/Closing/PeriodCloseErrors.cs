using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Closing;

public static class PeriodCloseErrors
{
    public static readonly DomainError NotByMonths = new("period_close.not_by_months", "A month, quarter, half or year is closed; weeks and days close with their month.");

    public static readonly DomainError NotEnded = new("period_close.not_ended", "The period has not ended yet.");

    public static readonly DomainError BeforeFirstFigure = new("period_close.before_first_figure", "The period ends before the organization's first target and value.");

    public static readonly DomainError ValuesMissing = new("period_close.values_missing", "Values are missing that were not accepted as missing.");

    public static readonly DomainError ReasonRequired = new("period_close.reason_required", "Reopening a period needs a reason.");
}
