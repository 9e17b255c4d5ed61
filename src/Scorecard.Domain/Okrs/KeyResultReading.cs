using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>Where a key result stands on a day.</summary>
/// <param name="Current">The figure of a metric or KPI; of milestones and zones the progress itself. Null = nothing is known yet.</param>
/// <param name="Progress">The share of the way covered: below 0 where things got worse, above 1 beyond the target. Null = nothing is known yet.</param>
/// <param name="Clamped">The progress as it counts for the objective, 0 to 1.</param>
/// <param name="BelowStart">True when things are worse than at the start.</param>
/// <param name="LastCheckInOn">The day of the latest check-in.</param>
/// <param name="DueOn">The day by which the next check-in is due; null when none is owed.</param>
/// <param name="LateFrom">The day from which the next check-in is late.</param>
/// <param name="Because">What decides on the status: one of <see cref="OkrReasons"/>.</param>
public sealed record KeyResultReading(
    KeyResult KeyResult,
    decimal? Current,
    decimal? Progress,
    decimal? Clamped,
    bool BelowStart,
    decimal? Confidence,
    DateOnly? LastCheckInOn,
    DateOnly? DueOn,
    DateOnly? LateFrom,
    OkrStatus Status,
    string Because)
{
    private CheckIn? Latest { get; init; }

    /// <summary>
    /// Reads a key result. A check-in from before its measure became one of another kind says neither where it stands nor how sure one is;
    /// that somebody checked in, and when, still counts.
    /// </summary>
    /// <param name="objective">The one that it belongs to.</param>
    /// <param name="latest">The check-in that stands on the day.</param>
    /// <param name="figure">Of the KPI behind it; null when it has none.</param>
    /// <param name="day">Up to which check-ins count, where the organization is.</param>
    public static KeyResultReading Of(Objective objective, KeyResult keyResult, CheckIn? latest, KpiFigure? figure, Cycle cycle, DateOnly day)
    {
        var measure = keyResult.Content.Measure;
        var counted = latest?.Counts(measure.Kind) is true ? latest : null;
        var current = Figure(measure, counted, figure);
        var progress = KeyResultProgressRule.Of(measure, current);
        var dueOn = CheckInDue.On(objective, keyResult, latest, cycle);
        var lateFrom = dueOn?.AddDays(cycle.Rhythm.GraceDays + 1);
        var (status, because) = StatusOf(
            isClosed: objective.Stage is ObjectiveStage.Closed || cycle.Status is CycleStatus.Closed,
            isLate: lateFrom <= day,
            kpiOutdated: measure.Kind is MeasureKind.Kpi && figure is { Outdated: true },
            counted?.Confidence);
        return new KeyResultReading(
            keyResult, current, progress.Unclamped, progress.Clamped, progress.Clamped is not null && progress.IsBelowStart,
            counted?.Confidence, latest?.Date, dueOn, lateFrom, status, because)
        {
            Latest = counted,
        };
    }

    /// <summary>Worked out on request: a page of thousands does not show it.</summary>
    public Explanation Explain() => KeyResultExplanation.Of(this, Latest);

    internal static OkrStatus ByConfidence(decimal confidence) => confidence switch
    {
        >= 7m => OkrStatus.OnTrack,
        > 3m => OkrStatus.AtRisk,
        _ => OkrStatus.OffTrack,
    };

    private static decimal? Figure(Measure measure, CheckIn? latest, KpiFigure? figure) => measure.Kind switch
    {
        MeasureKind.Metric or MeasureKind.Zones => latest?.Value,
        MeasureKind.Milestones => latest is null ? null : KeyResultProgressRule.ShareDone(measure.Milestones!, latest.MilestonesDone ?? []),
        MeasureKind.Kpi => figure?.Value,
    };

    private static (OkrStatus Status, string Because) StatusOf(bool isClosed, bool isLate, bool kpiOutdated, decimal? confidence)
    {
        if (isClosed)
            return (OkrStatus.Closed, OkrReasons.Closed);
        if (isLate)
            return (OkrStatus.Outdated, OkrReasons.CheckInLate);
        if (kpiOutdated)
            return (OkrStatus.Outdated, OkrReasons.KpiOutdated);

        return confidence is { } given ? (ByConfidence(given), OkrReasons.Confidence) : (OkrStatus.Pending, OkrReasons.NoConfidence);
    }
}
