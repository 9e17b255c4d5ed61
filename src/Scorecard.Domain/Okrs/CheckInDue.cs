namespace Scorecard.Domain.Okrs;

/// <summary>
/// When the next check-in is due: so many days after the last one as the rhythm of the cycle says; after the latest of the cycle's
/// start, the agreement and the key result's own beginning where there is none yet. Nobody owes one for a draft, for a key result that
/// a KPI moves, before the cycle has started, after it was closed, or for a day behind its last one.
/// </summary>
public static class CheckInDue
{
    /// <param name="latest">The latest check-in that stands; null = there is none.</param>
    /// <returns>A day of the cycle, or null when none is owed.</returns>
    public static DateOnly? On(Objective objective, KeyResult keyResult, CheckIn? latest, Cycle cycle)
    {
        if (objective is not { Stage: ObjectiveStage.Agreed, Archived: false } || keyResult.Archived || keyResult.Content.Measure.Kind is MeasureKind.Kpi)
            return null;
        if (cycle.Status is not (CycleStatus.Active or CycleStatus.Closing))
            return null;

        var from = latest?.Date ?? Latest(cycle.FirstDay, Latest(objective.AgreedOn, keyResult.AddedOn));
        var due = from.AddDays(cycle.Rhythm.EveryDays);
        return due <= cycle.LastDay ? due : null;
    }

    private static DateOnly Latest(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    private static DateOnly? Latest(DateOnly? day, DateOnly? other) => day is { } one ? Latest(one, other) : other;
}
