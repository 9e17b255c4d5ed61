using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Values;

/// <summary>What stands for each period of one KPI, as known at one moment. Periods without a figure may be missing.</summary>
public sealed class ValueSeries
{
    private readonly Dictionary<Period, RecordedValue> _byPeriod;

    /// <param name="values">At most one for each period, of the KPI's frequency.</param>
    public ValueSeries(IEnumerable<RecordedValue> values)
    {
        _byPeriod = values.ToDictionary(value => value.Period);
        foreach (var value in _byPeriod.Values)
        {
            if (!value.IsWithdrawn && (First is not { } first || value.Period < first))
                First = value.Period;
        }
    }

    public static ValueSeries Empty { get; } = new([]);

    /// <summary>The earliest period that has a figure or is said to be not applicable.</summary>
    public Period? First { get; }

    /// <summary>Everything that stands, in the order of the periods.</summary>
    public IEnumerable<RecordedValue> All => _byPeriod.Values.OrderBy(value => value.Period);

    /// <summary>All figures in the order of their periods.</summary>
    public IReadOnlyList<decimal> Figures(Kpi kpi) =>
    [
        .. All
            .Select(value => value.Figure(kpi.DefinitionAt(value.Period)))
            .OfType<decimal>(),
    ];

    /// <summary>The figure of each period that has one.</summary>
    public IReadOnlyDictionary<Period, decimal> ByPeriod(Kpi kpi) => All
        .Select(value => (value.Period, Figure: value.Figure(kpi.DefinitionAt(value.Period))))
        .Where(pair => pair.Figure is not null)
        .ToDictionary(pair => pair.Period, pair => pair.Figure!.Value);

    public RecordedValue? At(Period period) => _byPeriod.GetValueOrDefault(period);
}
