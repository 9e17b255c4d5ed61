using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Rewards;

/// <summary>How a curve goes from one point to the next.</summary>
public enum CurveSegment
{
    /// <summary>In a straight line.</summary>
    Interpolate,

    /// <summary>At the factor of the lower point.</summary>
    StepDown,

    /// <summary>At the factor of the upper point.</summary>
    StepUp,
}

/// <param name="Attainment">In percent: attainment or score, 100 = the target.</param>
/// <param name="Factor">In percent of the target amount, 0 or more.</param>
/// <param name="ToNext">How the curve goes on; of the last point it has no meaning.</param>
public sealed record CurvePoint(decimal Attainment, decimal Factor, CurveSegment ToNext = CurveSegment.Interpolate);

/// <summary>
/// What an attainment pays: points of rising attainment. Below the first point nothing is paid, above the last its factor; an
/// exact boundary belongs to the segment that begins there.
/// </summary>
public sealed record PayCurve(IReadOnlyList<CurvePoint> Points)
{
    public const int MaxPoints = 50;

    /// <summary>Threshold 80 → 50 %, target 100 → 100 %, cap 120 → 150 %.</summary>
    public static PayCurve Default { get; } = new([new(80m, 50m), new(100m, 100m), new(120m, 150m)]);

    /// <summary>A share of the target amount, exact.</summary>
    /// <param name="attainment">In percent.</param>
    public Fraction FactorAt(Fraction attainment)
    {
        var segment = SegmentAt(attainment);
        if (segment < 0)
            return Fraction.Zero;

        var from = Points[segment];
        if (segment == Points.Count - 1)
            return Percent(from.Factor);

        var to = Points[segment + 1];
        return from.ToNext switch
        {
            CurveSegment.StepDown => Percent(from.Factor),
            CurveSegment.StepUp => Percent(to.Factor),
            CurveSegment.Interpolate => Percent(from.Factor)
                + ((attainment - from.Attainment) / ((Fraction)to.Attainment - from.Attainment) * (Percent(to.Factor) - Percent(from.Factor))),
        };
    }

    /// <summary>Index of the point whose segment the attainment belongs to; -1 below the first.</summary>
    public int SegmentAt(Fraction attainment)
    {
        var index = Points.Count - 1;
        while (index >= 0 && attainment < Points[index].Attainment)
            index--;
        return index;
    }

    /// <summary>True when somewhere a better attainment pays less.</summary>
    public bool PaysMoreForLess() => Points.Zip(Points.Skip(1)).Any(pair => pair.Second.Factor < pair.First.Factor);

    /// <summary>Attainments at which the factor jumps by more than a limit, in percent of the target amount.</summary>
    public IEnumerable<decimal> Cliffs(decimal limit = 25m)
    {
        for (var index = 0; index < Points.Count; index++)
        {
            var before = index == 0 ? Fraction.Zero : ApproachedFromBelow(index);
            if (FactorAt(Points[index].Attainment) - before > Percent(limit))
                yield return Points[index].Attainment;
        }
    }

    public bool Equals(PayCurve? other) => other is not null && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => Points.Count.GetHashCode();

    internal DomainError? Refusal()
    {
        if (Points is [] || Points.Count > MaxPoints)
            return RewardErrors.CurveIncomplete;
        if (Points.Zip(Points.Skip(1)).Any(pair => pair.Second.Attainment <= pair.First.Attainment))
            return RewardErrors.CurveOutOfOrder;
        if (Points.Any(point => point.Factor < 0 || point.Attainment < 0))
            return RewardErrors.CurveNegative;

        return Points.Select(point => Quantity.Check(point.Attainment) ?? Quantity.Check(point.Factor)).FirstOrDefault(error => error is not null);
    }

    private static Fraction Percent(decimal number) => (Fraction)number / 100;

    private Fraction ApproachedFromBelow(int index) => Percent(Points[index - 1].ToNext is CurveSegment.StepDown ? Points[index - 1].Factor : Points[index].Factor);
}
