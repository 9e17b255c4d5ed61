namespace Scorecard.Domain.Kpis.Segments;

/// <summary>How the values of a dimension's members make the total of a period. Not the aggregation over time: headcount is its last value over a year, and a sum over regions.</summary>
public enum SegmentRollUp
{
    /// <summary>They do not: the members overlap, as the visitors of several channels do, and the total is recorded for itself.</summary>
    None,
    Sum,

    /// <summary>The plain average.</summary>
    Average,
    Min,
    Max,

    /// <summary>Sum of numerators ÷ sum of denominators × factor.</summary>
    Ratio,
}
