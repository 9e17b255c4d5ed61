using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Closing;

/// <summary>A period for which somebody should have recorded a value of a KPI.</summary>
public sealed record MissingValue(Guid KpiId, Period Period)
{
    /// <summary>
    /// What is missing of a KPI in some periods. Values are due from the KPI's first target or first value on, whichever is earlier,
    /// for as long as it is in use and once it was put into use; what is calculated is never entered.
    /// </summary>
    public static IEnumerable<MissingValue> Of(Guid kpiId, Kpi kpi, ValueSeries values, IEnumerable<Period> periods)
    {
        if (!kpi.Activated || FirstDue(kpi, values) is not { } first)
            return [];

        return periods
            .Where(period => period >= first && kpi.IsInUse(period) && kpi.DefinitionAt(period).Calculation is null && values.At(period) is null or { IsWithdrawn: true })
            .Select(period => new MissingValue(kpiId, period));
    }

    /// <summary>The first period for which a value is due; null = none yet.</summary>
    public static Period? FirstDue(Kpi kpi, ValueSeries values) =>
        new[] { kpi.Targets.Where(entry => entry.Target is not null).Select(entry => (Period?)entry.From).FirstOrDefault(), values.First }.Min();
}
