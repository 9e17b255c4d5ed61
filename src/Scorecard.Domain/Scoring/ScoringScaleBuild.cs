using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <content>Making a scale from what was given, or refusing it.</content>
public sealed partial record ScoringScale
{
    /// <summary>Null for a cap of 100 to 1000 with at most 4 decimals, else <c>scoring.cap_out_of_range</c>.</summary>
    public static DomainError? CheckCap(decimal cap) =>
        cap is >= ScoringDefaults.MinCap and <= ScoringDefaults.MaxCap && decimal.Round(cap, 4) == cap
            ? null
            : ScoringErrors.CapOutOfRange;

    /// <summary>
    /// Fills in the defaults: the floor is the baseline; without one it is 0 for an increase and 2 × target for a
    /// decrease, where the target is above 0. Without a stretch the line from floor to target goes on up to the cap.
    /// Refuses with <c>quantity.…</c> a number that may not be recorded, with <c>kpi.scale_undetermined</c> what leaves the scale open or its points out of order, and every
    /// scale for <see cref="Direction.None"/>.
    /// </summary>
    /// <param name="organizationCap">The highest score where the KPI does not set its own.</param>
    public static Result<ScoringScale> Build(
        Direction direction,
        TargetFigures figures,
        decimal? baseline = null,
        ScaleSettings? settings = null,
        decimal organizationCap = ScoringDefaults.Cap)
    {
        settings ??= ScaleSettings.Default;
        var cap = settings.Cap ?? organizationCap;
        if ((CheckCap(cap) ?? CheckNumbers(figures, baseline, settings)) is { } refused)
            return refused;

        return direction switch
        {
            Direction.Increase or Direction.Decrease => Line(direction, figures, baseline, cap),
            Direction.Band => Band(settings, cap),
            Direction.YesNo => new ScoringScale(direction, cap, [new(0m, 0m), new(1m, 100m)]),
            Direction.Custom => Custom(settings.Points, cap),
            Direction.None => ScoringErrors.NeverScored,
        };
    }

    private static DomainError? CheckNumbers(TargetFigures figures, decimal? baseline, ScaleSettings settings)
    {
        decimal?[] numbers =
        [
            figures.Target, figures.Floor, figures.Stretch, baseline,
            settings.LowerFloor, settings.BandLow, settings.BandHigh, settings.UpperFloor,
            .. settings.Points.Select(point => (decimal?)point.Value),
        ];
        return numbers.OfType<decimal>().Select(Quantity.Check).FirstOrDefault(error => error is not null);
    }

    private static Result<ScoringScale> Line(Direction direction, TargetFigures figures, decimal? baseline, decimal cap)
    {
        if (figures.Target is not { } target)
            return ScoringErrors.TargetMissing;

        var defaultFloor = target > 0 ? direction is Direction.Increase ? 0m : 2m * target : (decimal?)null;
        if ((figures.Floor ?? baseline ?? defaultFloor) is not { } floor)
            return ScoringErrors.FloorMissing;

        var rising = direction is Direction.Increase;
        if (figures.Stretch is { } given && (rising ? given <= target : given >= target))
            return ScoringErrors.PointsOutOfOrder;

        List<ScalePoint> points = [new(floor, 0m), new(target, 100m)];
        if (cap > 100m)
            points.Add(new(figures.Stretch ?? target + ((target - floor) * (cap - 100m) / 100m), cap));

        return Ordered(direction, cap, points, rising);
    }

    private static Result<ScoringScale> Band(ScaleSettings settings, decimal cap)
    {
        if (settings is not { LowerFloor: { } lowerFloor, BandLow: { } low, BandHigh: { } high, UpperFloor: { } upperFloor })
            return ScoringErrors.BandIncomplete;

        List<ScalePoint> points = low == high
            ? [new(lowerFloor, 0m), new(low, 100m), new(upperFloor, 0m)]
            : [new(lowerFloor, 0m), new(low, 100m), new(high, 100m), new(upperFloor, 0m)];
        return Ordered(Direction.Band, cap, points, rising: true);
    }

    private static Result<ScoringScale> Custom(IReadOnlyList<ScalePoint> points, decimal cap)
    {
        if (points.Count is < 2 or > ScoringDefaults.MaxControlPoints)
            return ScoringErrors.TooFewPoints;
        if (points.Any(point => point.Score < 0m || point.Score > cap))
            return ScoringErrors.ScoreOutOfRange;

        return Ordered(Direction.Custom, cap, points, rising: points[0].Value < points[1].Value);
    }

    private static Result<ScoringScale> Ordered(Direction direction, decimal cap, IReadOnlyList<ScalePoint> points, bool rising)
    {
        IReadOnlyList<ScalePoint> ascending = rising ? [.. points] : [.. points.Reverse()];
        var inOrder = ascending.Zip(ascending.Skip(1)).All(pair => pair.First.Value < pair.Second.Value);
        return inOrder ? new ScoringScale(direction, cap, ascending) : ScoringErrors.PointsOutOfOrder;
    }
}
