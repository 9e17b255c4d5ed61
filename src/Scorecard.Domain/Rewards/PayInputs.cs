using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Rewards;

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

        var ratio = scale.Direction is Direction.Increase
            ? (Fraction)actual / target
            : reading.Definition.Scale.AttainmentMode is AttainmentMode.TwoMinusRatio
                ? 2 - ((Fraction)actual / target)
                : (Fraction)target / actual;
        return new(Fraction.Max(Fraction.Zero, ratio * 100));
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
            else if (gate.Comparison is GateComparison.AtLeast ? known < gate.Limit : known > gate.Limit)
                return new(Held: false);
        }

        return new(held);
    }
}
