using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Scoring;

/// <summary>A KPI's value over a longer period, with what it was made of.</summary>
/// <param name="Figure">The value, or why there is none: no data, not applicable, division by zero, out of range.</param>
/// <param name="Inputs">One for each expected period in order; empty ones where nothing was recorded.</param>
public sealed record AggregatedValue(Figure Figure, Aggregation Rule, decimal Factor, IReadOnlyList<PeriodValue> Inputs)
{
    public decimal? Value => Figure.Value;

    /// <summary>Expected periods that have a value.</summary>
    public required int Present { get; init; }

    /// <summary>Periods that should have a value; those said to be not applicable do not count.</summary>
    public required int Expected { get; init; }

    /// <summary>True for a ratio over several periods of which one was recorded without its parts.</summary>
    public required bool Unweighted { get; init; }

    /// <summary>How it was computed, when it was; null for a value that was recorded or put together from those of its periods.</summary>
    public CalculationTrace? Trace { get; init; }

    /// <summary>True when each expected period was said to have no value.</summary>
    public bool NotApplicable => Figure.Reason is Reasons.NotApplicable;

    /// <summary>When the newest of the inputs was recorded.</summary>
    public DateTimeOffset? RecordedAt => Inputs.Max(input => input.RecordedAt);

    /// <summary>The earliest expected period whose value is missing.</summary>
    public Period? FirstMissing => Inputs
        .Where(input => input.IsMissing)
        .Select(input => (Period?)input.Period)
        .FirstOrDefault();

    public Explanation Explain(string? unit = null, Guid? kpiId = null)
    {
        if (Trace is { } trace)
        {
            ExplanationSetting formula = new(SettingNames.Formula, trace.Formula);
            return new Explanation(
                Rules.Calculation,
                Value,
                unit,
                trace.Terms,
                Figure.WithReason(Expected > 1 ? [formula, new(SettingNames.Present, Present), new(SettingNames.Expected, Expected)] : [formula]));
        }

        List<ExplanationSetting> settings = [new(SettingNames.Present, Present), new(SettingNames.Expected, Expected)];
        if (Rule is Aggregation.Ratio)
            settings.Add(new(SettingNames.Factor, Factor));

        return new Explanation(RuleCode, Value, unit, [.. Inputs.SelectMany(input => Terms(input, unit, kpiId))], Figure.WithReason(settings));
    }

    private string RuleCode => Rule switch
    {
        Aggregation.Sum => Rules.ValueSum,
        Aggregation.Average => Rules.ValueAverage,
        Aggregation.Last => Rules.ValueLast,
        Aggregation.Min => Rules.ValueMin,
        Aggregation.Max => Rules.ValueMax,
        Aggregation.Ratio when Unweighted => Rules.ValueRatioUnweighted,
        Aggregation.Ratio => Rules.ValueRatio,
    };

    private IEnumerable<ExplanationTerm> Terms(PeriodValue input, string? unit, Guid? kpiId)
    {
        ExplanationTerm Term(string name, decimal? value, string? termUnit) =>
            new(name, value, Unit: termUnit, Period: input.Period, RecordedAt: input.RecordedAt, KpiId: kpiId);

        if (input.NotApplicable)
            return [Term(TermNames.ValueNotApplicable, null, unit)];
        if (!input.IsPresent && input.Gap is { } gap)
            return [Term(TermNames.SegmentsMissing, null, unit) with { Label = gap }];
        if (!input.IsPresent)
            return [Term(TermNames.ValueMissing, null, unit)];
        if (Rule is Aggregation.Ratio && input.HasParts)
            return [Term(TermNames.Numerator, input.Numerator, null), Term(TermNames.Denominator, input.Denominator, null)];

        return [Term(input.Origin is ValueOrigin.Segments ? TermNames.ValueOfSegments : TermNames.Value, input.Value, unit)];
    }
}
