using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What the subjects of rules are called today.</summary>
/// <param name="mayRead">In which units the reader may see single values; figures over the period are part of the receipt.</param>
public sealed class RewardNames(
    IReadOnlyDictionary<Guid, Kpi> kpis, IReadOnlyDictionary<Guid, Objective> objectives, OrganizationContext organization, Func<Guid, bool> mayRead)
{
    public static async Task<RewardNames> ReadAsync(PayRules rules, Reader reader, CurrentUser user, CancellationToken ct)
    {
        var paying = rules.SubjectsOf(MeasureBasis.ObjectiveScore);
        var read = await reader.ReadAsync(new Needs { AllOf = [Kpi.Category], Some = [.. paying.Select(id => (Objective.Category, id))] }, ct);
        return new(
            read.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State),
            read.Facts.All<Objective>().ToDictionary(objective => objective.Id, objective => objective.State),
            read.Organization,
            unitId => user.May(Permission.Read, unitId));
    }

    public KpiDefinition? KpiOf(PayMeasure measure) =>
        measure.Basis is MeasureBasis.KpiAttainment or MeasureBasis.KpiScore ? KpiOf(measure.SubjectId) : null;

    /// <summary>The definition that applied at the end of a period; null for what is no KPI.</summary>
    public KpiDefinition? DefinitionAt(PayMeasure measure, Period period) => KpiOf(measure) is null
        ? null
        : kpis[measure.SubjectId!.Value].DefinitionAt(period.LastDay(organization.Calendar), organization.Calendar);

    public KpiDefinition? KpiOf(Guid? id) => id is { } kpiId ? kpis.GetValueOrDefault(kpiId)?.Latest : null;

    /// <summary>Of the KPI, of the unit whose scorecard it is, or of the objective; null where that is not known any more.</summary>
    /// <param name="unitId">Whose scorecard, where each unit's own counts.</param>
    public string? Of(PayMeasure measure, Guid unitId) => measure.Basis switch
    {
        MeasureBasis.KpiAttainment or MeasureBasis.KpiScore => KpiOf(measure)?.Name,
        MeasureBasis.ScorecardScore => organization.NameOf(measure.SubjectId ?? unitId),
        MeasureBasis.ObjectiveScore => measure.SubjectId is { } id && objectives.GetValueOrDefault(id)?.Content is { Private: false } content ? content.Title : null,
    };

    public string Unit(Guid unitId) => organization.NameOf(unitId);

    public string Currency => organization.Settings.Currency;

    /// <summary>Whether the reader may see single values; of what is no KPI there are none.</summary>
    public bool MayRead(KpiDefinition? kpi) => kpi is null || mayRead(kpi.OwnerUnitId);

    /// <summary>Whether the reader may see what a unit's scorecard is made of.</summary>
    public bool MayReadUnit(Guid unitId) => mayRead(unitId);

    /// <summary>The values of a KPI that an input rests on, where the reader may see them.</summary>
    public IReadOnlyList<EvidenceValue> Evidence(KpiDefinition? kpi, RunInput input) => MayRead(kpi) ? input.Evidence : [];
}
