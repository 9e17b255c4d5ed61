using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Formulas;

/// <summary>KPIs by code, with their values, on 30 September 2026.</summary>
internal sealed class CalculationScenario
{
    public static readonly DateOnly Today = new(2026, 9, 30);

    private readonly Dictionary<Guid, Kpi> _kpis = [];
    private readonly Dictionary<Guid, ValueSeries> _values = [];
    private readonly Dictionary<string, Guid> _ids = [];

    public IReadOnlyDictionary<Guid, Kpi> Kpis => _kpis;

    public Guid this[string code] => _ids[code];

    public static KpiDefinition Definition(string code, UnitKind unit, Aggregation aggregation = Aggregation.Sum, Frequency frequency = Frequency.Monthly, string? symbol = null) =>
        Revenue.Definition with { Code = code, Name = code.ToUpperInvariant(), UnitKind = unit, UnitSymbol = symbol, Aggregation = aggregation, Frequency = frequency };

    /// <summary>A KPI whose values are recorded.</summary>
    public CalculationScenario With(KpiDefinition definition, params IEnumerable<(string Period, decimal? Value)> values)
    {
        var id = _ids[definition.Code] = Guid.CreateVersion7();
        _kpis[id] = Revenue.Kpi(new KpiDefined(definition));
        return Recorded(definition.Code, [.. values.Select(value => new RecordedValue(
            Period.Of(value.Period), value.Value, null, null, NotApplicable: value.Value is null, null, Revision: 1, new DateTimeOffset(Today.AddDays(-1), default, TimeSpan.Zero)))]);
    }

    public CalculationScenario With(string code, params IEnumerable<(string Period, decimal? Value)> values) => With(Definition(code, UnitKind.Count), values);

    public CalculationScenario Recorded(string code, params IEnumerable<RecordedValue> values)
    {
        _values[_ids[code]] = new ValueSeries(values);
        return this;
    }

    /// <summary>A KPI with a formula, saved as it would be.</summary>
    public CalculationScenario Calculated(KpiDefinition definition, string formula)
    {
        var id = _ids[definition.Code] = Guid.CreateVersion7();
        var written = definition with { Calculation = formula };
        var check = Check(written)!;
        Assert.Empty(check.Errors);
        _kpis[id] = Revenue.Kpi(new KpiDefined(written, check.Inputs));
        return this;
    }

    public CalculationScenario Calculated(string code, string formula, Aggregation aggregation = Aggregation.Ratio) =>
        Calculated(Definition(code, UnitKind.Other, aggregation, symbol: "any"), formula);

    /// <summary>Puts another state in place of a KPI's.</summary>
    public CalculationScenario Change(string code, Func<Kpi, Kpi> change)
    {
        _kpis[_ids[code]] = change(_kpis[_ids[code]]);
        return this;
    }

    public CalculationCheck? Check(KpiDefinition definition, Func<Guid, bool>? mayRead = null) =>
        Calculations(mayRead).Check(_ids.GetValueOrDefault(definition.Code), definition);

    public Calculations Calculations(Func<Guid, bool>? mayRead = null) => new(_kpis, mayRead ?? (_ => true), "KRW");

    public SeriesBook Book() => new(ScoringRules.Default, Today, _kpis, _values);

    public RecordedValue? At(string code, string period) => Book().SeriesOf(_ids[code]).At(Period.Of(period));

    public KpiReading Read(string code, string period, Span span = Span.Period) => Book().ReaderOf(_ids[code])!.Read(Period.Of(period), span);
}
