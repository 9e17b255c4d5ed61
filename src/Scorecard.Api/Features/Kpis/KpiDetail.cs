using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <param name="Definition">The one in force at the business date.</param>
/// <param name="Revisions">The definitions in force over time, in order.</param>
/// <param name="Targets">The target schedule, in order of time.</param>
/// <param name="ReplacedBy">The successor; null also where the reader may not see it.</param>
/// <param name="Replaces">The predecessor; null also where the reader may not see it.</param>
/// <param name="RetiredFrom">First period in which it no longer counts, when it was retired without a successor.</param>
/// <param name="Usage">The scorecards of the business date's fiscal year that it counts in.</param>
/// <param name="CanEdit">Whether the reader may define KPIs in its unit.</param>
/// <param name="CanRecord">Whether the reader may record its values; never where they are computed.</param>
/// <param name="CalculationGraph">What it is computed from and what is computed from it; null when there is neither.</param>
public sealed record KpiDetail(
    Guid Id,
    int Version,
    KpiLifecycle Lifecycle,
    AsOfView AsOf,
    KpiDefinition Definition,
    IReadOnlyList<DefinitionRevision> Revisions,
    IReadOnlyList<TargetEntry> Targets,
    KpiLink? ReplacedBy,
    KpiLink? Replaces,
    Period? RetiredFrom,
    PersonRef? OwnerPerson,
    KpiReadingView Reading,
    KpiReadingView YearToDate,
    SmartReportView Smart,
    IReadOnlyList<KpiUsage> Usage,
    IReadOnlyList<FocusWarning> Warnings,
    bool CanEdit,
    bool CanRecord,
    CalculationGraphView? CalculationGraph);

/// <param name="Revision">Counts the definitions in the order they were recorded.</param>
/// <param name="From">First period; null = from the beginning.</param>
public sealed record DefinitionRevision(int Revision, Period? From, KpiDefinition Definition, string? Reason, DateTimeOffset RecordedAt, PersonRef? By);

/// <summary>The other KPI of a replacement.</summary>
/// <param name="From">First period in which the successor counts.</param>
public sealed record KpiLink(Guid KpiId, string Code, string Name, Period From, string? Reason);
