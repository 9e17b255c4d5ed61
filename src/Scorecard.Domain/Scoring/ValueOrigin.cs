namespace Scorecard.Domain.Scoring;

/// <summary>Where the figure of a period comes from.</summary>
public enum ValueOrigin
{
    Recorded,

    /// <summary>Made of the values of its segments.</summary>
    Segments,

    /// <summary>Computed from other KPIs by a formula.</summary>
    Calculated,
}
