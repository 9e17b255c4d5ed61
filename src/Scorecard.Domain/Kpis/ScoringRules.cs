using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis;

/// <summary>What an organization sets for every KPI that does not set it itself.</summary>
/// <param name="Cap">Highest score, 100 to 1000.</param>
/// <param name="GraceDays">Days after a period's last day before a missing value is outdated.</param>
/// <param name="FocusLimit">How many KPIs a person, unit or objective can keep in mind.</param>
public sealed record ScoringRules(FiscalCalendar Calendar, decimal Cap, StatusThresholds Thresholds, int GraceDays, int FocusLimit)
{
    public const int DefaultFocusLimit = 5;

    public static ScoringRules Default { get; } = new(
        FiscalCalendar.CalendarYear,
        ScoringDefaults.Cap,
        StatusThresholds.Default,
        ScoringDefaults.GraceDays,
        DefaultFocusLimit);
}
