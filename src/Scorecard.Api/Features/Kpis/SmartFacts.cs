using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>What a SMART check looks at beyond the definition: the values of the past and the objectives the KPI stands under.</summary>
public static class SmartFacts
{
    public static Needs NeedsOf(Guid kpiId) => new() { AllOf = [Kpi.Category, BalancedScorecard.Category], ValuesOf = [kpiId] };

    /// <param name="history">Its figures in the order of their periods; none of a KPI that is only being written.</param>
    public static SmartReport Check(
        Guid kpiId, KpiDefinition definition, IReadOnlyList<TargetEntry> targets, IReadOnlyList<decimal> history, Facts facts, OrganizationContext organization) => KpiSmart.Check(
        definition,
        targets,
        history,
        LinkedObjectives(kpiId, facts.All<BalancedScorecard>().Select(scorecard => scorecard.State), organization.CurrentMonth));

    /// <summary>How many objectives the KPI stands under, now or from a later month on.</summary>
    public static int LinkedObjectives(Guid kpiId, IEnumerable<BalancedScorecard> scorecards, Period month) => scorecards
        .SelectMany(scorecard => scorecard.Versions.Where(version => version.From > month).Append(scorecard.StructureAt(month)))
        .SelectMany(structure => structure.Objectives)
        .Where(objective => objective.Kpis.Any(placement => placement.KpiId == kpiId))
        .DistinctBy(objective => objective.Id)
        .Count();

    /// <summary>Figures of a KPI in the order of their periods.</summary>
    public static async Task<IReadOnlyList<decimal>> HistoryAsync(Stored<Kpi> kpi, Snapshot read, InputReader inputs, CancellationToken ct)
    {
        var completed = await inputs.CompleteAsync(AsOfQuery.Now, [kpi], read.Facts.Values, from: null, to: null, ct);
        return SeriesBooks.Of(read.Organization, completed.Kpis, completed.Values).SeriesOf(kpi.Id).Figures(kpi.State);
    }
}
