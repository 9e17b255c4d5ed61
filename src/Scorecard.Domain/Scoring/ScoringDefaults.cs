namespace Scorecard.Domain.Scoring;

/// <summary>Every number the scoring works with unless an organization or a KPI says otherwise, and its limits.</summary>
public static class ScoringDefaults
{
    /// <summary>The highest score; the target is always 100.</summary>
    public const decimal Cap = 120m;

    public const decimal MinCap = 100m;

    public const decimal MaxCap = 1000m;

    /// <summary>The lowest score that is green.</summary>
    public const decimal Green = 90m;

    /// <summary>The lowest score that is amber.</summary>
    public const decimal Amber = 70m;

    /// <summary>Days after the last day of a period before a missing value is outdated.</summary>
    public const int GraceDays = 3;

    public const int MaxGraceDays = 366;

    public const AttainmentMode Attainment = AttainmentMode.TwoMinusRatio;

    /// <summary>What Σ numerator ÷ Σ denominator is multiplied by; 100 makes a percentage.</summary>
    public const decimal RatioFactor = 1m;

    public const decimal MaxRatioFactor = 1_000_000_000m;

    public const MissingPolicy Missing = MissingPolicy.Exclude;

    /// <summary>How many periods old a carried score may be.</summary>
    public const int CarryPeriods = 1;

    public const int MaxCarryPeriods = 36;

    public const decimal MaxWeight = 1_000_000m;

    public const bool CapChildrenAt100 = false;

    public const int MaxControlPoints = 50;

    /// <summary>A target that moves by more than this from the one before it (or from the baseline), in percent, is questioned.</summary>
    public const decimal GrowthLimitPercent = 100m;

    /// <summary>A target further than this many standard deviations of past changes away is questioned.</summary>
    public const decimal PlausibleDeviations = 3m;
}
