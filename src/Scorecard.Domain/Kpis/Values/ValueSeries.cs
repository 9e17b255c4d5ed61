using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Values;

/// <summary>
/// What stands for each period of one KPI, as known at one moment: its totals, and beside them the values of segments.
/// Periods without a figure may be missing.
/// </summary>
public class ValueSeries
{
    private readonly Dictionary<Period, RecordedValue> _byPeriod = [];
    private readonly Dictionary<(Period Period, SegmentKey Segment), RecordedValue> _bySegment = [];
    private readonly Period? _first;

    /// <param name="values">At most one for each period and segment, of the KPI's frequency.</param>
    public ValueSeries(IEnumerable<RecordedValue> values)
    {
        foreach (var value in values)
        {
            if (value.Segment is { } segment)
                _bySegment.Add((value.Period, segment), value);
            else
                _byPeriod.Add(value.Period, value);
            if (!value.IsWithdrawn && (_first is not { } first || value.Period < first))
                _first = value.Period;
        }
    }

    public static ValueSeries Empty { get; } = new([]);

    /// <summary>The earliest period of which anything is known: a figure, or that it is not applicable.</summary>
    public virtual Period? First => _first;

    public bool HasSegments => _bySegment.Count > 0;

    /// <summary>Every total that stands, in the order of the periods.</summary>
    public virtual IEnumerable<RecordedValue> All => _byPeriod.Values.OrderBy(value => value.Period);

    /// <summary>Every value of a segment that stands, in the order of the periods and segments.</summary>
    public IEnumerable<RecordedValue> OfSegments => _bySegment
        .OrderBy(entry => entry.Key.Period)
        .ThenBy(entry => entry.Key.Segment.ToString(), StringComparer.Ordinal)
        .Select(entry => entry.Value);

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

    public virtual RecordedValue? At(Period period) => _byPeriod.GetValueOrDefault(period);

    public RecordedValue? At(Period period, SegmentKey segment) => _bySegment.GetValueOrDefault((period, segment));

    /// <summary>The values of one segment as a series of their own.</summary>
    public ValueSeries Of(SegmentKey segment) =>
        new(_bySegment.Where(entry => entry.Key.Segment == segment).Select(entry => entry.Value with { Segment = null }));

    /// <summary>The same series but for one value: of a total or of a segment, null = nothing.</summary>
    public ValueSeries With(Period period, SegmentKey? segment, RecordedValue? value)
    {
        var others = _byPeriod.Values.Concat(_bySegment.Values).Where(other => (other.Period, other.Segment) != (period, segment));
        return new ValueSeries(value is null ? others : others.Append(value));
    }

    /// <summary>
    /// The series with a total in each period that has none but whose segments make one. A total that was recorded stands, whatever the segments say.
    /// </summary>
    public ValueSeries WithTotals(Kpi kpi)
    {
        if (_bySegment.Count == 0)
            return this;

        var made = _bySegment.Keys.Select(key => key.Period).Distinct()
            .Where(period => At(period) is null or { IsWithdrawn: true })
            .Select(period => SegmentTotals.Of(kpi.DefinitionAt(period), this, period).Made?.Standing(period, At(period)))
            .OfType<RecordedValue>()
            .ToDictionary(value => value.Period);
        return made.Count == 0
            ? this
            : new ValueSeries(_byPeriod.Values.Where(value => !made.ContainsKey(value.Period)).Concat(made.Values).Concat(_bySegment.Values));
    }

    /// <summary>One value over several periods, by the rule of a definition.</summary>
    /// <param name="expected">The periods that should have a value, in order.</param>
    /// <param name="kpi">Whose series it is.</param>
    /// <param name="definition">The one that says how values are put together.</param>
    public virtual AggregatedValue Over(IReadOnlyList<Period> expected, Kpi kpi, KpiDefinition definition) => ValueAggregation.Over(
        expected,
        expected.Select(period => Input(kpi, period)),
        definition.Aggregation,
        definition.RatioFactor ?? ScoringDefaults.RatioFactor);

    /// <summary>What stands for a period, to be put together with other periods.</summary>
    internal PeriodValue Input(Kpi kpi, Period period) => At(period) switch
    {
        { Origin: ValueOrigin.Calculated, IsWithdrawn: true } value => new(period, Value: null, Origin: value.Origin, Reason: value.Reason),
        { } value when !value.IsWithdrawn || !HasSegments => new(
            period, value.Value, value.Numerator, value.Denominator, value.NotApplicable, value.IsWithdrawn ? null : value.RecordedAt, value.Origin),
        _ => new(period, Value: null, Gap: Gap(kpi, period)),
    };

    private string? Gap(Kpi kpi, Period period)
    {
        if (!HasSegments)
            return null;

        var definition = kpi.DefinitionAt(period);
        var missing = SegmentTotals.Of(definition, this, period).Missing;
        return missing.Count == 0 ? null : string.Join(", ", missing.Select(segment => definition.Segments!.Find(segment)!.Name));
    }
}
