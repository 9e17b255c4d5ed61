using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>The figure of one input of a formula.</summary>
/// <param name="Revision">The highest among the values used.</param>
/// <param name="RecordedAt">When the newest of them was recorded.</param>
/// <param name="Term">For the explanation of the result.</param>
internal sealed record InputFigure(Figure Figure, int Revision, DateTimeOffset? RecordedAt, ExplanationTerm Term);

/// <summary>
/// Figures of inputs for formulas. An input measured more often is aggregated by its own rule; a period has a figure only when every
/// value in it is there (of the rule "last": the last one). From the period in which an input was replaced its successor takes its place.
/// </summary>
internal sealed class InputFigures(IReadOnlyDictionary<Guid, Kpi> kpis, Func<Guid, ValueSeries> series, FiscalCalendar calendar)
{
    private readonly HashSet<Guid> _underway = [];

    /// <summary>The period of a frequency that holds an input's first value.</summary>
    public Period? FirstOf(Guid kpiId, Frequency frequency) => Guarded<Period?>(kpiId, () => series(kpiId).First?.Parent(frequency, calendar), null);

    /// <param name="kpiId">Null for a code that no KPI is known for.</param>
    /// <param name="periods">Of the KPI that is computed, in order: one, or all that a ratio is computed over.</param>
    public InputFigure Of(ReferenceNode reference, Guid? kpiId, IReadOnlyList<Period> periods)
    {
        if (kpiId is not { } id || !kpis.ContainsKey(id))
            return new(Figure.None(Reasons.MissingInput), 0, null, new ExplanationTerm(TermNames.InputMissing, null, reference.Code, Period: periods[^1]));

        return Guarded(id, () => Read(reference, id, periods), new(
            Figure.None(Reasons.Circular), 0, null, new ExplanationTerm(TermNames.InputMissing, null, kpis[id].Latest.Name, Period: periods[^1], KpiId: id)));
    }

    private InputFigure Read(ReferenceNode reference, Guid id, IReadOnlyList<Period> periods)
    {
        if (reference.Window is FormulaWindow.Same or FormulaWindow.Previous)
        {
            List<Period> shifted = [.. periods.Select(period => Back(period, reference.Periods))];
            var over = Over(id, shifted);
            return Told(reference, id, over.Figure, shifted[^1], [over]);
        }

        List<Part> parts = [];
        List<decimal> windows = [];
        foreach (var period in periods)
        {
            List<Part> window = [.. Enumerable.Range(0, reference.Periods).Select(back => Over(id, [Back(period, back)])).Reverse()];
            parts.AddRange(window);
            if (window.Find(part => part.Figure is { Value: null, Reason: not Reasons.NotApplicable }) is { } missing)
                return Told(reference, id, missing.Figure, periods[^1], [missing]);

            List<decimal> numbers = [.. window.Select(part => part.Figure.Value).OfType<decimal>()];
            if (numbers.Count > 0 && ValueAggregation.Combine(reference.Window is FormulaWindow.Sum ? Aggregation.Sum : Aggregation.Average, numbers) is { } number)
                windows.Add(number);
            else if (numbers.Count > 0)
                return Told(reference, id, Figure.None(Reasons.OutOfRange), periods[^1], parts);
        }

        var figure = windows.Count == 0 ? Figure.None(Reasons.NotApplicable) : Figure.Of(ValueAggregation.Combine(kpis[id].Latest.Aggregation, windows));
        return Told(reference, id, figure, periods[^1], parts);
    }

    private InputFigure Told(ReferenceNode reference, Guid id, Figure figure, Period period, IReadOnlyList<Part> parts)
    {
        var recordedAt = parts.Max(part => part.RecordedAt);
        var missing = parts.Select(part => part.Missing).FirstOrDefault(found => found is not null);
        var term = new ExplanationTerm(
            (figure.Value, reference.Window) switch
            {
                (null, _) => TermNames.InputMissing,
                (_, FormulaWindow.Same) => TermNames.Input,
                (_, FormulaWindow.Previous) => TermNames.InputPrevious,
                (_, FormulaWindow.Sum) => TermNames.InputSum,
                (_, FormulaWindow.Average) => TermNames.InputAverage,
            },
            figure.Value,
            kpis[id].Latest.Name,
            kpis[id].Latest.Unit(),
            Period: missing ?? period,
            RecordedAt: recordedAt,
            KpiId: id);
        return new InputFigure(figure, parts.Max(part => part.Revision), recordedAt, term);
    }

    private static Period Back(Period period, int steps) => Enumerable.Range(0, steps).Aggregate(period, (earlier, _) => earlier.Previous);

    private Part Over(Guid id, IReadOnlyList<Period> periods)
    {
        List<(Guid Kpi, Period Period)> covered = [.. periods.SelectMany(period => Covered(id, period))];
        if (covered.Count == 0)
            return new Part(Figure.None(Reasons.MissingInput), 0, null, periods[^1]);

        List<(Guid Kpi, PeriodValue Value, int Revision)> values = [.. covered.Select(pair =>
        {
            var input = kpis[pair.Kpi];
            return input.IsInUse(pair.Period)
                ? (pair.Kpi, series(pair.Kpi).Input(input, pair.Period), series(pair.Kpi).At(pair.Period)?.Revision ?? 0)
                : (pair.Kpi, new PeriodValue(pair.Period, Value: null), 0);
        })];
        var of = values[^1].Kpi;
        var definition = kpis[of].DefinitionAt(covered[^1].Period);
        var needed = definition.Aggregation is Aggregation.Last ? values.FindAll(value => !value.Value.NotApplicable).TakeLast(1) : values;
        var gap = needed.FirstOrDefault(value => value.Value is { IsPresent: false, NotApplicable: false }
            && (value.Value.IsMissing || values.Count == 1 || definition.Aggregation is not Aggregation.Ratio));
        if (gap.Value is { } missing)
            return new Part(Figure.None(missing.IsMissing ? Reasons.MissingInput : missing.Reason!), 0, null, missing.Period);

        var aggregated = values.TrueForAll(value => value.Kpi == of)
            ? series(of).Over([.. covered.Select(pair => pair.Period)], kpis[of], definition)
            : ValueAggregation.Over([.. covered.Select(pair => pair.Period)], values.Select(value => value.Value), definition.Aggregation, definition.RatioFactor ?? ScoringDefaults.RatioFactor);
        return new Part(aggregated.Figure, values.Max(value => value.Revision), aggregated.RecordedAt, null);
    }

    /// <summary>The periods of an input, and of those that replaced it one after the other, within a period.</summary>
    private IEnumerable<(Guid Kpi, Period Period)> Covered(Guid id, Period period)
    {
        HashSet<Guid> met = [];
        var since = DateOnly.MinValue;
        for (Guid? next = id; next is { } at && met.Add(at) && kpis.TryGetValue(at, out var kpi);)
        {
            next = kpi.EndedFrom is not null && kpi.ReplacedByKpiId is { } successor && kpis.ContainsKey(successor) ? successor : null;
            foreach (var own in period.Within(kpi.Frequency, calendar))
            {
                if (own.FirstDay(calendar) >= since && (next is null || kpi.IsInUse(own)))
                    yield return (at, own);
            }

            since = kpi.EndedFrom?.FirstDay(calendar) ?? since;
        }
    }

    /// <summary>Two KPIs that name each other, saved at the same moment, must not be computed for ever.</summary>
    private T Guarded<T>(Guid id, Func<T> read, T circular)
    {
        if (!_underway.Add(id))
            return circular;

        try
        {
            return read();
        }
        finally
        {
            _underway.Remove(id);
        }
    }

    /// <param name="Missing">The first period without a value.</param>
    private sealed record Part(Figure Figure, int Revision, DateTimeOffset? RecordedAt, Period? Missing);
}
