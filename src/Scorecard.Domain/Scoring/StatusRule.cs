namespace Scorecard.Domain.Scoring;

/// <summary>The status of one figure on one day.</summary>
public static class StatusRule
{
    /// <summary>
    /// The first that holds: no target → outdated → not due → no data → the colour of the score.
    /// </summary>
    /// <param name="hasTarget">Whether there is a scale to measure against.</param>
    /// <param name="score">The score, if there is a value.</param>
    /// <param name="missingSince">Last day of the earliest expected period whose value is missing; null when none is.</param>
    /// <param name="lastDay">Last day of the period asked for; it ends with that day.</param>
    /// <param name="today">The day of the knowledge time.</param>
    /// <param name="graceDays">A value is outdated from the day after <paramref name="missingSince"/> + grace on.</param>
    public static ScoreStatus Of(
        bool hasTarget,
        decimal? score,
        DateOnly? missingSince,
        DateOnly lastDay,
        DateOnly today,
        StatusThresholds thresholds,
        int graceDays = ScoringDefaults.GraceDays)
    {
        if (!hasTarget)
            return ScoreStatus.NoTarget;
        if (missingSince is { } due && today.DayNumber > due.DayNumber + graceDays)
            return ScoreStatus.Outdated;
        if (today <= lastDay)
            return ScoreStatus.NotDue;

        return score is { } reached ? thresholds.Colour(reached) : ScoreStatus.NoData;
    }
}
