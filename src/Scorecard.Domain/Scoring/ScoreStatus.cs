namespace Scorecard.Domain.Scoring;

/// <summary>What a figure says at a glance. Only the first three are colours; silence is never green.</summary>
public enum ScoreStatus
{
    Green,
    Amber,
    Red,

    /// <summary>Nothing to measure against.</summary>
    NoTarget,

    /// <summary>The period has ended and there is no value yet.</summary>
    NoData,

    /// <summary>The period has not ended.</summary>
    NotDue,

    /// <summary>A value is missing for longer than the days of grace.</summary>
    Outdated,
}

public static class ScoreStatusExtensions
{
    /// <summary>True when the figure behind the status may be shown as a score and counts in a roll-up.</summary>
    public static bool IsColour(this ScoreStatus status) => status is ScoreStatus.Green or ScoreStatus.Amber or ScoreStatus.Red;
}
