using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>How a key result is measured, every member there whatever the kind.</summary>
/// <param name="UnitSymbol">Such as "%" or "건".</param>
/// <param name="Decimals">How many decimals are shown, 0 to 6.</param>
/// <param name="Start">Of a metric or a KPI.</param>
/// <param name="Target">Of a metric or a KPI; never equal to the start, below it where less is better.</param>
/// <param name="Milestones">Of milestones, 1 to 20; empty for other kinds.</param>
/// <param name="KpiId">Of a KPI; null in answers to those who may not read it.</param>
/// <param name="Reach">Counts for a KPI only.</param>
[ContractName("Measure")]
public sealed record MeasureView(
    MeasureKind Kind,
    string? UnitSymbol,
    int Decimals,
    decimal? Start,
    decimal? Target,
    IReadOnlyList<Milestone> Milestones,
    ZoneTexts? Zones,
    Guid? KpiId,
    KpiReach Reach)
{
    public static MeasureView Of(Measure measure, bool kpiHidden) => new(
        measure.Kind,
        measure.UnitSymbol,
        measure.Decimals,
        measure.Start,
        measure.Target,
        measure.Milestones ?? [],
        measure.Zones,
        kpiHidden ? null : measure.KpiId,
        measure.Reach ?? KpiReach.Latest);

    public Measure ToMeasure() => new(
        Kind,
        Decimals,
        string.IsNullOrWhiteSpace(UnitSymbol) ? null : UnitSymbol,
        Start,
        Target,
        Milestones is [] ? null : Milestones,
        Zones,
        KpiId,
        Kind is MeasureKind.Kpi ? Reach : null);
}
