using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Importing;

/// <summary>Why a line of a file is refused or suspicious, and why an import cannot go on.</summary>
public static class ImportErrors
{
    public static readonly DomainError KpiMissing = new("import.kpi_missing", "The line names no KPI.");

    public static readonly DomainError KpiUnknown = new("import.kpi_unknown", "There is no such KPI, or you may not see it.");

    public static readonly DomainError KpiSimilar = new("import.kpi_similar", "There is no such KPI, but some with a similar name.");

    public static readonly DomainError KpiAmbiguous = new("import.kpi_ambiguous", "Several KPIs have this name; use the code.");

    public static readonly DomainError PeriodMissing = new("import.period_missing", "The line names no period.");

    public static readonly DomainError PeriodUnreadable = new("import.period_unreadable", "This is not written like a period.");

    public static readonly DomainError PeriodUnclear = new("import.period_unclear", "This could mean several periods.");

    public static readonly DomainError NumberUnreadable = new("import.number_unreadable", "This is not a number.");

    public static readonly DomainError CommentTooLong = new("import.comment_too_long", "A comment has at most 2,000 characters.");

    public static readonly DomainError Outlier = new("import.outlier", "The figure is far from what this KPI had before.");

    public static readonly DomainError DuplicateLine = new("import.duplicate_line", "Another line gives a value of the same KPI and period.");

    public static readonly DomainError PeriodClosed = new("import.period_closed", "The period is closed; you may write in it with a reason.");

    public static readonly DomainError KpiCreated = new("import.kpi_created", "The KPI is created as a draft.");

    public static readonly DomainError NoComment = new("import.no_comment", "The result is red and has no comment.");

    public static readonly DomainError AlreadyConfirmed = new("import.confirmed", "This import was confirmed already.");

    public static readonly DomainError ReasonRequired = new("import.reason_required", "The import corrects values or writes in closed periods; say why.");

    public static readonly DomainError NothingToDo = new("import.nothing_to_do", "Nothing of this import would be recorded.");
}
