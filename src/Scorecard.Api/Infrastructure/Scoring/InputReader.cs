using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>Completes what was read of some KPIs with the KPIs they are computed from and their values. Where none is computed nothing more is read.</summary>
public sealed class InputReader(Reader reader)
{
    /// <summary>Some of the days of a week may lie before the month that it belongs to.</summary>
    private const int DaysOfStraddlingWeek = 7;

    /// <param name="asked">The KPIs whose values are wanted.</param>
    /// <param name="values">Those of <paramref name="asked"/>, from the first day on.</param>
    /// <param name="from">The first day of the periods wanted; null = all.</param>
    /// <param name="to">The last day of the periods wanted; null = all.</param>
    /// <param name="all">Every KPI, where they were read already.</param>
    public async Task<CompletedKpis> CompleteAsync(
        AsOfQuery query,
        IReadOnlyList<Stored<Kpi>> asked,
        IReadOnlyList<StoredValue> values,
        DateOnly? from,
        DateOnly? to,
        CancellationToken ct,
        IReadOnlyList<Stored<Kpi>>? all = null)
    {
        if (!asked.Any(kpi => kpi.State.IsCalculated))
            return new CompletedKpis(asked, values);

        all ??= (await reader.ReadAsync(query, new Needs { AllOf = [Kpi.Category] }, ct)).Facts.All<Kpi>();
        var graph = new CalculationGraph(all.ToDictionary(kpi => kpi.Id, kpi => kpi.State));
        var ids = asked.Select(kpi => kpi.Id).ToHashSet();
        var inputs = graph.AllInputsOf(ids);
        var needs = new Needs
        {
            ValuesOf = [.. inputs],
            ValuesFrom = from?.AddDays(-graph.ReachDays(ids) - DaysOfStraddlingWeek),
            ValuesTo = to,
        };
        var read = await reader.ReadAsync(query, needs, ct);
        return new CompletedKpis(
            [.. asked, .. all.Where(kpi => inputs.Contains(kpi.Id) && !ids.Contains(kpi.Id))],
            [.. values.Where(value => !inputs.Contains(value.KpiId)), .. read.Facts.Values]);
    }
}

/// <param name="Kpis">Those that were asked for first, then what they are computed from.</param>
public sealed record CompletedKpis(IReadOnlyList<Stored<Kpi>> Kpis, IReadOnlyList<StoredValue> Values);
