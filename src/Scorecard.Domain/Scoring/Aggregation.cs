namespace Scorecard.Domain.Scoring;

/// <summary>How the values of a KPI, and its targets, make one value over a longer period.</summary>
public enum Aggregation
{
    Sum,
    Average,
    Last,
    Min,
    Max,

    /// <summary>Sum of numerators ÷ sum of denominators × factor.</summary>
    Ratio,
}
