using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Values;

/// <summary>
/// Which values every KPI has, as known at one moment, wherever they come from: the one place that scorecards, lists,
/// charts and previews ask. A KPI with a formula has the values it computes; of any other one stands what was recorded, or where no
/// total was what its segments make. Each series is made when it is asked for and kept. Not for several threads at once.
/// </summary>
/// <param name="today">Today where the organization is, at that moment.</param>
/// <param name="kpis">Every KPI that is read, and whatever these are computed from.</param>
/// <param name="recorded">What was recorded for them; of a KPI that is not here nothing was.</param>
public sealed class SeriesBook(
    ScoringRules rules, DateOnly today, IReadOnlyDictionary<Guid, Kpi> kpis, IReadOnlyDictionary<Guid, ValueSeries> recorded)
{
    private readonly Dictionary<Guid, ValueSeries> _series = [];
    private readonly Dictionary<Guid, KpiReader> _readers = [];
    private InputFigures? _inputs;

    /// <summary>The values of a KPI; empty for one that is not among those read.</summary>
    public ValueSeries SeriesOf(Guid kpiId)
    {
        if (!_series.TryGetValue(kpiId, out var series))
            _series[kpiId] = series = Make(kpiId);

        return series;
    }

    /// <summary>The reader of a KPI, or null for one that is not among those read.</summary>
    public KpiReader? ReaderOf(Guid kpiId)
    {
        if (_readers.TryGetValue(kpiId, out var reader))
            return reader;
        if (!kpis.TryGetValue(kpiId, out var kpi) || !kpi.IsDefined)
            return null;

        return _readers[kpiId] = new KpiReader(kpiId, kpi, SeriesOf(kpiId), rules, today);
    }

    private ValueSeries Make(Guid kpiId)
    {
        if (!kpis.TryGetValue(kpiId, out var kpi))
            return ValueSeries.Empty;

        var own = recorded.TryGetValue(kpiId, out var values) ? values.WithTotals(kpi) : ValueSeries.Empty;
        if (!kpi.IsCalculated)
            return own;

        _inputs ??= new InputFigures(kpis, SeriesOf, rules.Calendar);
        return new CalculatedSeries(kpi, own, _inputs, Period.Containing(today, kpi.Frequency, rules.Calendar));
    }
}
