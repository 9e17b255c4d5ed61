namespace Scorecard.Domain.Scoring;

/// <summary>
/// The score of one KPI as a function of its value: piecewise linear through points of rising value, level beyond
/// the first and the last. A score lies between 0 and the cap; the target is always 100. One engine serves every direction:
/// floor → 0, target → 100, stretch → cap; a band is 100 inside and 0 at its floors; yes is 100.
/// </summary>
public sealed partial record ScoringScale
{
    private ScoringScale(Direction direction, decimal cap, IReadOnlyList<ScalePoint> points) =>
        (Direction, Cap, Points) = (direction, cap, points);

    public Direction Direction { get; }

    /// <summary>The highest score in force.</summary>
    public decimal Cap { get; }

    /// <summary>The points in force, defaults filled in, by rising value.</summary>
    public IReadOnlyList<ScalePoint> Points { get; }

    /// <summary>The value of score 100 of an increase or decrease; null for the other shapes.</summary>
    public decimal? Target => ValueAt(score: 100m);

    /// <summary>The value of score 0 of an increase or decrease, given or by default.</summary>
    public decimal? Floor => ValueAt(score: 0m);

    /// <summary>The value that reaches the cap, given or by the slope; null where the cap is the target's 100.</summary>
    public decimal? Stretch => Cap > 100m ? ValueAt(Cap) : null;

    /// <summary>The score of a value, 0 to the cap. Never fails, however large the value.</summary>
    public decimal Score(decimal value)
    {
        if (Direction is Direction.YesNo)
            return value >= Points[^1].Value ? Points[^1].Score : Points[0].Score;
        if (value <= Points[0].Value)
            return Points[0].Score;

        for (var i = 1; i < Points.Count; i++)
        {
            if (value <= Points[i].Value)
                return Between(Points[i - 1], Points[i], value);
        }

        return Points[^1].Score;
    }

    public bool Equals(ScoringScale? other) =>
        other is not null && Direction == other.Direction && Cap == other.Cap && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Direction, Cap, Points.Count);

    private static decimal Between(ScalePoint left, ScalePoint right, decimal value)
    {
        if (value == right.Value)
            return right.Score;

        var score = left.Score + ((value - left.Value) * (right.Score - left.Score) / (right.Value - left.Value));
        return Math.Clamp(score, Math.Min(left.Score, right.Score), Math.Max(left.Score, right.Score));
    }

    private decimal? ValueAt(decimal score)
    {
        if (Direction is not (Direction.Increase or Direction.Decrease))
            return null;

        return Points.First(point => point.Score == score).Value;
    }
}
