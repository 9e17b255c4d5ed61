using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>What is wrong with a formula, and where.</summary>
/// <param name="Code">What it is, as of any refusal.</param>
/// <param name="Detail">The code's meaning, for developers, in English.</param>
/// <param name="Start">Index of the first UTF-16 code unit concerned.</param>
/// <param name="Length">In UTF-16 code units; 0 when something is missing at the end.</param>
/// <param name="Subject">What it is about: the text found, a unit, the path of a circle.</param>
/// <param name="Other">What it was compared with: the other unit, the number of arguments asked for.</param>
/// <param name="Suggestion">What to write instead.</param>
public sealed record CalculationErrorView(string Code, string Detail, int Start, int Length, string? Subject, string? Other, string? Suggestion)
{
    internal static CalculationErrorView Of(FormulaError error) =>
        new(error.Error.Code, error.Error.Message, error.Start, error.Length, error.Subject, error.Other, error.Suggestion);
}

/// <summary>The KPIs that one KPI is computed from and those computed from it, at any remove.</summary>
/// <param name="Hidden">How many more there are in units that the reader may not see.</param>
public sealed record CalculationGraphView(IReadOnlyList<CalculationGraphNode> Nodes, IReadOnlyList<CalculationGraphEdge> Edges, int Hidden)
{
    /// <summary>Null for a KPI that is neither computed nor used in a formula.</summary>
    internal static CalculationGraphView? Of(Guid kpiId, IReadOnlyDictionary<Guid, Stored<Kpi>> kpis, Func<Guid, bool> mayRead)
    {
        var graph = new CalculationGraph(kpis.ToDictionary(entry => entry.Key, entry => entry.Value.State));
        var related = graph.AllInputsOf([kpiId]).Union(graph.AllUsersOf(kpiId)).Where(id => id != kpiId && kpis.ContainsKey(id)).ToHashSet();
        if (related.Count == 0)
            return null;

        var shown = related.Where(mayRead).Append(kpiId).ToHashSet();
        return new CalculationGraphView(
            [.. shown.Select(id => CalculationGraphNode.Of(kpis[id])).OrderBy(node => node.Code, StringComparer.Ordinal)],
            [
                .. from user in shown
                   from input in graph.InputsOf(user)
                   where shown.Contains(input)
                   orderby kpis[input].State.Latest.Code, kpis[user].State.Latest.Code
                   select new CalculationGraphEdge(input, user),
            ],
            related.Count + 1 - shown.Count);
    }
}

/// <param name="Calculation">Its formula; null for a KPI whose values are recorded.</param>
public sealed record CalculationGraphNode(
    Guid KpiId, string Code, string Name, UnitKind UnitKind, string? UnitSymbol, Frequency Frequency, KpiLifecycle Lifecycle, string? Calculation)
{
    internal static CalculationGraphNode Of(Stored<Kpi> kpi)
    {
        var latest = kpi.State.Latest;
        return new(kpi.Id, latest.Code, latest.Name, latest.UnitKind, latest.UnitSymbol, latest.Frequency, kpi.State.Lifecycle, latest.Calculation);
    }
}

/// <param name="InputId">The KPI that is used.</param>
/// <param name="UserId">The KPI whose formula uses it.</param>
public sealed record CalculationGraphEdge(Guid InputId, Guid UserId);
