using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>A point the score passes through: at <paramref name="Value"/> the score is <paramref name="Score"/>.</summary>
public readonly record struct ScalePoint(decimal Value, decimal Score);

/// <summary>The target of one period with the values of score 0 and of the cap, as far as they are given.</summary>
public sealed record TargetFigures(decimal? Target, decimal? Floor = null, decimal? Stretch = null)
{
    public static readonly TargetFigures None = new(Target: null);
}

/// <summary>
/// The shape of a KPI's scale and what it decides for itself; null leaves it to the default or the organization.
/// </summary>
/// <param name="BandLow">Lowest value of score 100 of a band; with <paramref name="LowerFloor"/> below it for score 0.</param>
/// <param name="BandHigh">Highest value of score 100 of a band; with <paramref name="UpperFloor"/> above it for score 0.</param>
/// <param name="Points">The control points of a custom scale, by rising or by falling value.</param>
/// <param name="Cap">The highest score, 100 to 1000.</param>
public sealed record ScaleSettings(
    decimal? BandLow = null,
    decimal? BandHigh = null,
    decimal? LowerFloor = null,
    decimal? UpperFloor = null,
    IReadOnlyList<ScalePoint>? Points = null,
    decimal? Cap = null,
    decimal? GreenAt = null,
    decimal? AmberAt = null,
    AttainmentMode AttainmentMode = ScoringDefaults.Attainment,
    int? GraceDays = null)
{
    public static readonly ScaleSettings Default = new();

    public IReadOnlyList<ScalePoint> Points { get; init; } = Points ?? [];

    /// <summary>
    /// Null when cap, thresholds and grace can be kept, else the first of <c>scoring.cap_out_of_range</c>,
    /// <c>scoring.thresholds_out_of_order</c>, <c>scoring.grace_out_of_range</c>. Whether the points make a scale,
    /// <see cref="ScoringScale.Build"/> tells.
    /// </summary>
    public DomainError? Check(decimal organizationCap, StatusThresholds organization)
    {
        var cap = Cap ?? organizationCap;
        return ScoringScale.CheckCap(cap)
            ?? organization.OverriddenBy(this).Check(cap)
            ?? (GraceDays is < 0 or > ScoringDefaults.MaxGraceDays ? ScoringErrors.GraceOutOfRange : null);
    }

    /// <summary>
    /// Whether what the KPI sets itself can be kept whatever the organization sets: as <see cref="StatusThresholds.Check"/>, with the
    /// widest limits for what is left to the organization.
    /// </summary>
    internal bool ThresholdsAreInOrder =>
        new StatusThresholds(GreenAt ?? Cap ?? ScoringDefaults.MaxCap, AmberAt ?? 0).Check(Cap ?? ScoringDefaults.MaxCap) is null;

    public bool Equals(ScaleSettings? other) =>
        other is not null && Scalars == other.Scalars && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Scalars, Points.Count);

    private (decimal?, decimal?, decimal?, decimal?, decimal?, decimal?, decimal?, AttainmentMode, int?) Scalars =>
        (BandLow, BandHigh, LowerFloor, UpperFloor, Cap, GreenAt, AmberAt, AttainmentMode, GraceDays);
}
