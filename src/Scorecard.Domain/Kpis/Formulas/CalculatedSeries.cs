using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// The values of a KPI that is computed, at least from some period on, by the formula in force in each period; in the others what was
/// recorded stands. Each is computed when it is asked for and kept.
/// </summary>
/// <param name="inputs">Where the figures of inputs come from.</param>
/// <param name="last">The last period that can have a value: the one it is.</param>
internal sealed class CalculatedSeries(Kpi kpi, ValueSeries recorded, InputFigures inputs, Period last) : ValueSeries(recorded.OfSegments)
{
    private readonly Dictionary<Period, RecordedValue> _computed = [];
    private readonly Dictionary<KpiRevision, Formula?> _formulas = new(ReferenceEqualityComparer.Instance);
    private Period? _first;
    private bool _firstKnown;

    public override Period? First
    {
        get
        {
            if (!_firstKnown)
                (_first, _firstKnown) = (Start()?.To(last).Where(period => At(period) is { IsWithdrawn: false }).Select(period => (Period?)period).FirstOrDefault(), true);

            return _first;
        }
    }

    public override IEnumerable<RecordedValue> All => First is { } first ? first.To(last).Select(At).OfType<RecordedValue>() : [];

    public override RecordedValue? At(Period period)
    {
        if (FormulaAt(period) is not { } formula)
            return recorded.At(period);
        if (period > last)
            return null;
        if (_computed.TryGetValue(period, out var known))
            return known;

        var result = Compute(formula, [period]);
        var value = new RecordedValue(
            period,
            result.Figure.Value,
            Numerator: null,
            Denominator: null,
            NotApplicable: result.Figure.Reason is Reasons.NotApplicable,
            Comment: null,
            Revision: result.Figure.Value is null ? 0 : result.Used.Select(used => used.Revision).DefaultIfEmpty().Max(),
            RecordedAt: result.Used.Select(used => used.RecordedAt).DefaultIfEmpty().Max(),
            Origin: ValueOrigin.Calculated,
            Reason: result.Figure.Reason);
        return _computed[period] = value;
    }

    /// <summary>
    /// A ratio is computed from its aggregated inputs (Σa ÷ Σb, not the average of ratios), over those periods for which all inputs are
    /// there. Any other rule puts the values of the periods together.
    /// </summary>
    public override AggregatedValue Over(IReadOnlyList<Period> expected, Kpi whose, KpiDefinition definition)
    {
        var plain = base.Over(expected, whose, definition);
        if (expected.Count == 0 || FormulaAt(expected[^1]) is not { } formula || expected.Any(period => FormulaAt(period)?.Text != formula.Text))
            return plain;
        if (expected.Count == 1)
            return plain with { Trace = Trace(formula, Compute(formula, expected)) };
        if (definition.Aggregation is not Aggregation.Ratio)
            return plain;

        List<Period> complete = [.. plain.Inputs.Where(input => input is { IsMissing: false, NotApplicable: false }).Select(input => input.Period)];
        if (complete.Count == 0)
            return plain;

        var result = Compute(formula, complete);
        return plain with { Figure = result.Figure, Present = complete.Count, Unweighted = false, Trace = Trace(formula, result) };
    }

    private static CalculationTrace Trace(Formula formula, Computation result) => new(formula.Text, [.. result.Used.Select(used => used.Term)]);

    private Formula? FormulaAt(Period period)
    {
        var revision = kpi.RevisionAt(period);
        if (!_formulas.TryGetValue(revision, out var formula))
            _formulas[revision] = formula = revision.Definition.Calculation is { } text ? Formula.Parse(text).Formula : null;

        return formula;
    }

    /// <summary>The first period that any input, or what was recorded, could give a value to.</summary>
    private Period? Start() => kpi.Revisions
        .SelectMany(revision => revision.InputIds)
        .Distinct()
        .Select(id => inputs.FirstOf(id, kpi.Frequency))
        .Append(recorded.First)
        .Min();

    private Computation Compute(Formula formula, IReadOnlyList<Period> periods)
    {
        var revision = kpi.RevisionAt(periods[^1]);
        Dictionary<(string, FormulaWindow, int), InputFigure> used = [];
        var figure = FormulaEvaluation.Evaluate(formula.Root, reference =>
        {
            var key = (reference.Code, reference.Window, reference.Periods);
            if (!used.TryGetValue(key, out var input))
                used[key] = input = inputs.Of(reference, revision.InputId(reference.Code), periods);

            return input.Figure;
        });
        return new Computation(figure, [.. used.Values]);
    }

    private sealed record Computation(Figure Figure, IReadOnlyList<InputFigure> Used);
}
