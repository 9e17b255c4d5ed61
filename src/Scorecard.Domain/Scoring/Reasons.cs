namespace Scorecard.Domain.Scoring;

/// <summary>Why a figure is missing. Codes, for the client to word.</summary>
public static class Reasons
{
    public const string NoData = "no_data";
    public const string DivisionByZero = "division_by_zero";
    public const string OutOfRange = "out_of_range";
    public const string NoTarget = "no_target";
    public const string TargetZero = "target_zero";
    public const string TargetNegative = "target_negative";
    public const string ActualNotPositive = "actual_not_positive";
    public const string BaselineMissing = "baseline_missing";
    public const string BaselineEqualsTarget = "baseline_equals_target";
    public const string NoChildCounts = "no_child_counts";
}
