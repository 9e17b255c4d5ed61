using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Rewards;

/// <summary>How an attainment comes from an actual and a target.</summary>
public enum AttainmentFormula
{
    /// <summary>Actual ÷ target.</summary>
    Ratio,

    /// <summary>2 − actual ÷ target.</summary>
    TwoMinusRatio,

    /// <summary>Target ÷ actual.</summary>
    TargetOverActual,
}

/// <summary>What pay takes from the reading of a KPI, as exact ratios where the attainment is one.</summary>
public static class PayInputs
{
    /// <summary>
    /// The attainment in percent, exact where it is a quotient: actual ÷ target, 2 − actual ÷ target, target ÷ actual; see
    /// <see cref="Attainment"/> for where there is none.
    /// </summary>
    public static MeasuredInput Attainment(KpiReading reading)
    {
        var figure = reading.Attainment;
        if (figure.Value is not { } rounded)
            return new(Percent: null, figure.Reason);
        if (reading is not { Value: { } actual, Scale: { Target: { } target and > 0 } scale } || scale.Direction is not (Direction.Increase or Direction.Decrease))
            return new((Fraction)rounded * 100);

        var share = QuotientOf(FormulaOf(scale.Direction, reading.Definition.Scale.AttainmentMode), actual, target)!.Value;
        return new(Fraction.Max(Fraction.Zero, share * 100));
    }

    /// <summary>
    /// By which quotient the attainment of a run came from the actual and the target that it keeps: that of the definition where it gives exactly
    /// what was measured, else another that does; null where none does, as for a score.
    /// </summary>
    public static AttainmentFormula? FormulaOf(RunInput input, Direction direction, AttainmentMode mode)
    {
        if (input is not { Measured.Percent: { } percent, Actual: { } actual, Target: { } target and > 0 })
            return null;

        var defined = FormulaOf(direction, mode);
        return Enum.GetValues<AttainmentFormula>().OrderByDescending(formula => formula == defined)
            .Where(formula => QuotientOf(formula, actual, target) is { } share && Fraction.Max(Fraction.Zero, share * 100) == percent)
            .Select(formula => (AttainmentFormula?)formula)
            .FirstOrDefault();
    }

    public static MeasuredInput Score(decimal? score, string? reason = null) => score is { } given ? new((Fraction)given) : new(Percent: null, reason ?? Reasons.NoData);

    /// <summary>Whether a gate's condition holds for figures, all of which must be known unless one fails already; not known without any.</summary>
    public static GateInput Held(PayGate gate, IReadOnlyCollection<decimal?> figures)
    {
        bool? held = figures.Count > 0 ? true : null;
        foreach (var figure in figures)
        {
            if (figure is not { } known)
                held = null;
            else if (Fails(gate, known))
                return new(Held: false);
        }

        return new(held);
    }

    /// <summary>Whether a figure is on the wrong side of a gate's limit.</summary>
    public static bool Fails(PayGate gate, decimal figure) => gate.Comparison is GateComparison.AtLeast ? figure < gate.Limit : figure > gate.Limit;

    private static AttainmentFormula FormulaOf(Direction direction, AttainmentMode mode) => (direction, mode) switch
    {
        (Direction.Increase, _) => AttainmentFormula.Ratio,
        (_, AttainmentMode.TwoMinusRatio) => AttainmentFormula.TwoMinusRatio,
        _ => AttainmentFormula.TargetOverActual,
    };

    /// <summary>A share; null where it is divided by nothing.</summary>
    private static Fraction? QuotientOf(AttainmentFormula formula, decimal actual, decimal target) => formula switch
    {
        AttainmentFormula.Ratio => (Fraction)actual / target,
        AttainmentFormula.TwoMinusRatio => 2 - ((Fraction)actual / target),
        AttainmentFormula.TargetOverActual => actual == 0 ? null : (Fraction)target / actual,
    };
}
