using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>What a SMART check looks at beyond the definition: the values of the past and the objectives the KPI stands under.</summary>
public static class SmartFacts
{
    public static Needs NeedsOf(Guid kpiId) => new() { AllOf = [BalancedScorecard.Category], ValuesOf = [kpiId] };

    /// <param name="kpi">The KPI as it stands; null for one that is only being written.</param>
    public static SmartReport Check(
        Guid kpiId, KpiDefinition definition, IReadOnlyList<TargetEntry> targets, Kpi? kpi, Facts facts, OrganizationContext organization) => KpiSmart.Check(
        definition,
        targets,
        kpi is null ? [] : History(kpi, facts.Values.Where(value => value.KpiId == kpiId), organization.Calendar),
        LinkedObjectives(kpiId, facts.All<BalancedScorecard>().Select(scorecard => scorecard.State), organization.CurrentMonth));

    /// <summary>How many objectives the KPI stands under, now or from a later month on.</summary>
    public static int LinkedObjectives(Guid kpiId, IEnumerable<BalancedScorecard> scorecards, Period month) => scorecards
        .SelectMany(scorecard => scorecard.Versions.Where(version => version.From > month).Append(scorecard.StructureAt(month)))
        .SelectMany(structure => structure.Objectives)
        .Where(objective => objective.Kpis.Any(placement => placement.KpiId == kpiId))
        .DistinctBy(objective => objective.Id)
        .Count();

    private static IReadOnlyList<decimal> History(Kpi kpi, IEnumerable<StoredValue> values, FiscalCalendar calendar) =>
    [
        .. values
            .Where(value => value.Segment.Length == 0)
            .OrderBy(value => value.PeriodStart)
            .Select(value => KpiValues.Figure(kpi.DefinitionAt(value.PeriodStart, calendar), value.Value, value.Numerator, value.Denominator))
            .OfType<decimal>(),
    ];
}
