using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis;

/// <summary>How a KPI's definition and targets answer the five SMART criteria.</summary>
public static class KpiSmart
{
    /// <param name="definition">Its formula counts where it is well-formed; whether its names are known is for the caller to say.</param>
    /// <param name="targets">The schedule, in order of time.</param>
    /// <param name="history">Figures in the order of their periods.</param>
    /// <param name="linkedObjectives">Strategic objectives that the KPI is placed under.</param>
    public static SmartReport Check(
        KpiDefinition definition,
        IReadOnlyList<TargetEntry> targets,
        IReadOnlyList<decimal> history,
        int linkedObjectives) => Smart.Check(new SmartInput(
            definition.Name,
            definition.Unit(),
            HasOwner: definition.OwnerPersonId is not null,
            HasScope: definition.OwnerUnitId != Guid.Empty,
            definition.DataSource,
            IsWellFormed(definition.Calculation) ? definition.Calculation : definition.Formula,
            definition.Direction,
            definition.Baseline,
            definition.Direction is Direction.Increase or Direction.Decrease
                ? [.. targets.OrderBy(entry => entry.From).Select(entry => entry.Target).OfType<decimal>()]
                : [],
            HasTargetPeriod: targets.Any(entry => entry.Target is not null),
            history,
            linkedObjectives));

    private static bool IsWellFormed(string? calculation) => calculation is not null && Formula.Parse(calculation).Formula is not null;
}
