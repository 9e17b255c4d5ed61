namespace Scorecard.Domain.Scoring;

/// <summary>Why a figure is missing. Codes, for the client to word.</summary>
public static class Reasons
{
    public const string NoData = "no-data";
    public const string NotApplicable = "not-applicable";
    public const string DivisionByZero = "division-by-zero";
    public const string OutOfRange = "out-of-range";
    public const string NoTarget = "no-target";
    public const string TargetZero = "target-zero";
    public const string TargetNegative = "target-negative";
    public const string ActualNotPositive = "actual-not-positive";
    public const string BaselineMissing = "baseline-missing";
    public const string BaselineEqualsTarget = "baseline-equals-target";
    public const string NoChildCounts = "no-child-counts";

    /// <summary>Some members of the dimension have no value in the period.</summary>
    public const string SegmentsMissing = "segments-missing";

    /// <summary>The members of the dimension overlap and make no total.</summary>
    public const string SegmentsOverlap = "segments-overlap";

    /// <summary>Ratios of segments were recorded without their parts, so that their sizes are not known.</summary>
    public const string SegmentsWithoutParts = "segments-without-parts";

    /// <summary>A KPI that a formula names has no value in a period that it needs.</summary>
    public const string MissingInput = "missing-input";

    /// <summary>A KPI is computed from itself: two that name each other were saved at the same moment.</summary>
    public const string Circular = "circular";
}
