namespace Scorecard.Domain.Scoring;

/// <summary>Which values of a KPI are good.</summary>
public enum Direction
{
    /// <summary>Higher is better.</summary>
    Increase,

    /// <summary>Lower is better.</summary>
    Decrease,

    /// <summary>Best inside a band.</summary>
    Band,

    /// <summary>1 is yes and good, anything below is no.</summary>
    YesNo,

    /// <summary>By a list of control points.</summary>
    Custom,

    /// <summary>Tracked only: it has no target and is never scored.</summary>
    None,
}
