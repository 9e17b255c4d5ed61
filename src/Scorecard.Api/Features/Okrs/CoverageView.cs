using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Which strategic objectives, KPIs and key results meet, and which stand alone.</summary>
/// <param name="Cycle">The one asked for, or the one of the business date; null while there is none.</param>
/// <param name="Scorecards">Those of the fiscal year of the business date that the reader may see, with the structure in force then.</param>
/// <param name="Unaligned">Objectives that serve no strategic objective of these scorecards, whether directly or through others.</param>
/// <param name="Kpis">Every KPI named in the answer.</param>
/// <param name="Orphans">What stands alone, with what the reader may do about it.</param>
public sealed record CoverageView(
    AsOfView AsOf,
    AlignmentCycle? Cycle,
    IReadOnlyList<CoverageScorecard> Scorecards,
    IReadOnlyList<CoverageObjective> Unaligned,
    IReadOnlyList<CoverageKpi> Kpis,
    IReadOnlyList<CoverageOrphan> Orphans);

public sealed record CoverageScorecard(
    Guid Id, string Name, Guid UnitId, string UnitName, int FiscalYear, IReadOnlyList<CoverageRowView> Rows);

/// <param name="KpiIds">KPIs placed under it that the reader may see.</param>
/// <param name="HiddenKpis">Those placed under it that the reader may not see.</param>
/// <param name="Objectives">Objectives of the cycle that contribute to it, directly or through others.</param>
[ContractName("CoverageRow")]
public sealed record CoverageRowView(
    Guid StrategicObjectiveId,
    string Name,
    Guid PerspectiveId,
    string Perspective,
    IReadOnlyList<Guid> KpiIds,
    int HiddenKpis,
    IReadOnlyList<CoverageObjective> Objectives);

/// <param name="Direct">Aligned to the strategic objective itself, not only through others.</param>
public sealed record CoverageObjective(
    Guid Id,
    string Title,
    Guid UnitId,
    string UnitName,
    OkrStatus Status,
    decimal? Progress,
    bool Direct,
    IReadOnlyList<CoverageKeyResult> KeyResults);

/// <param name="KpiId">The KPI that drives it; null for none, or one that the reader may not see.</param>
/// <param name="Progress">As it is: below 0 and above 1, too.</param>
public sealed record CoverageKeyResult(Guid Id, string Title, Guid? KpiId, OkrStatus Status, decimal? Progress);

public sealed record CoverageKpi(Guid Id, string Code, string Name, Guid UnitId);

/// <param name="WithinId">The scorecard of a strategic objective.</param>
/// <param name="Mends">What the reader has the right to do about it.</param>
public sealed record CoverageOrphan(
    OrphanKind Kind, Guid Id, Guid? WithinId, string Title, Guid UnitId, string UnitName, IReadOnlyList<CoverageMend> Mends);

/// <summary>What makes an orphan none.</summary>
public enum CoverageMend
{
    /// <summary>Place a KPI under the strategic objective, or the KPI under one.</summary>
    PlaceKpi,

    /// <summary>Write an objective for it.</summary>
    DraftObjective,

    AddKeyResult,

    /// <summary>Say what the objective serves.</summary>
    AlignObjective,
}
