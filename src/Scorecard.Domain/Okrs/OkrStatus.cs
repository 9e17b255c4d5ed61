namespace Scorecard.Domain.Okrs;

/// <summary>What a key result or an objective says at a glance. The first that holds, in this order but for the colours.</summary>
public enum OkrStatus
{
    Closed,

    /// <summary>A check-in, or the value of the KPI behind it, is late.</summary>
    Outdated,

    /// <summary>Confidence 7 or more.</summary>
    OnTrack,

    /// <summary>Confidence above 3 and below 7.</summary>
    AtRisk,

    /// <summary>Confidence 3 or less.</summary>
    OffTrack,

    /// <summary>Nobody has said yet.</summary>
    Pending,
}

/// <summary>The colour of a final score, 0 to 1, after rounding half-up to one decimal.</summary>
public enum ScoreBand
{
    /// <summary>0.0 to 0.3.</summary>
    Red,

    /// <summary>0.4 to 0.6.</summary>
    Amber,

    /// <summary>0.7 to 1.0.</summary>
    Green,
}
