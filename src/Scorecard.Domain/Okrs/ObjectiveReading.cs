using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>Where an objective stands on a day.</summary>
/// <param name="KeyResults">Of the key results that are not archived, in their order.</param>
/// <param name="Progress">
/// The mean of the clamped progress of its key results, weighted by their weights; one of which nothing is known counts as 0. Null when
/// nothing is known of any.
/// </param>
/// <param name="Confidence">The mean of the confidences that are known, weighted by the same weights.</param>
/// <param name="Unknown">How many of its key results count as 0 because nothing is known of them.</param>
/// <param name="Elapsed">The share of the cycle that has passed; of a closed objective the share that had when it was closed.</param>
/// <param name="Pace">Progress − elapsed share: below 0 behind time. Null before the cycle's first day, and without progress.</param>
/// <param name="Score">The final score, once closed.</param>
/// <param name="Because">What decides on the status: one of <see cref="OkrReasons"/>.</param>
public sealed record ObjectiveReading(
    IReadOnlyList<KeyResultReading> KeyResults,
    decimal? Progress,
    decimal? Confidence,
    int Unknown,
    decimal Elapsed,
    decimal? Pace,
    decimal? Score,
    OkrStatus Status,
    string Because)
{
    /// <summary>Reads an objective.</summary>
    /// <param name="keyResults">The readings of its key results; those of archived ones do not count.</param>
    /// <param name="day">The same as theirs.</param>
    public static ObjectiveReading Of(Objective objective, IEnumerable<KeyResultReading> keyResults, Cycle cycle, DateOnly day)
    {
        List<KeyResultReading> live = [.. keyResults.Where(reading => !reading.KeyResult.Archived)];
        var progress = live.Exists(reading => reading.Clamped is not null) ? Mean(live, reading => reading.Clamped ?? 0m) : null;
        var elapsed = cycle.ElapsedShare(objective is { Stage: ObjectiveStage.Closed, ClosedOn: { } closedOn } && closedOn < day ? closedOn : day);
        var (status, because) = StatusOf(objective, cycle, live);
        return new ObjectiveReading(
            live,
            progress is { } share ? Math.Clamp(share, 0m, 1m) : null,
            Mean(live, reading => reading.Confidence),
            live.Count(reading => reading.Clamped is null),
            elapsed,
            day < cycle.FirstDay ? null : progress - elapsed,
            objective.Score,
            status,
            because);
    }

    /// <summary>Worked out on request: a page of thousands does not show it.</summary>
    public Explanation Explain()
    {
        var weight = KeyResults.Sum(reading => reading.KeyResult.Content.Weight);
        List<ExplanationSetting> settings = [new(SettingNames.StatusBecause, Because), new(SettingNames.Elapsed, Elapsed)];
        if (Pace is { } pace)
            settings.Add(new(SettingNames.Pace, pace));
        if (Confidence is { } confidence)
            settings.Add(new(SettingNames.Confidence, confidence));
        if (Progress is null)
            settings.Add(new(SettingNames.Reason, Reasons.NoData));

        return new Explanation(
            Rules.OkrRollUp,
            Progress,
            Units.Share,
            [.. KeyResults.Select(reading => new ExplanationTerm(
                reading.Clamped is null ? TermNames.KeyResultUnknown : TermNames.KeyResult,
                reading.Clamped,
                reading.KeyResult.Content.Title,
                Units.Share,
                Progress is null ? null : reading.KeyResult.Content.Weight / weight))],
            settings);
    }

    private static decimal? Mean(List<KeyResultReading> readings, Func<KeyResultReading, decimal?> figure)
    {
        var (sum, weights) = (0m, 0m);
        foreach (var reading in readings)
        {
            if (figure(reading) is not { } value)
                continue;

            sum += reading.KeyResult.Content.Weight * value;
            weights += reading.KeyResult.Content.Weight;
        }

        return weights > 0 ? sum / weights : null;
    }

    /// <summary>
    /// Closed; else outdated when a key result is; else the worst of its key results. One that nobody has spoken about yet is worse than
    /// on track, but for those that a KPI moves: nobody has to.
    /// </summary>
    private static (OkrStatus Status, string Because) StatusOf(Objective objective, Cycle cycle, List<KeyResultReading> live)
    {
        if (objective.Stage is ObjectiveStage.Closed || cycle.Status is CycleStatus.Closed)
            return (OkrStatus.Closed, OkrReasons.Closed);
        if (live is [])
            return (OkrStatus.Pending, OkrReasons.NoKeyResults);
        if (live.Exists(reading => reading.Status is OkrStatus.Outdated))
            return (OkrStatus.Outdated, OkrReasons.KeyResultOutdated);

        var spoken = live.Where(reading => reading.KeyResult.Content.Measure.Kind is not MeasureKind.Kpi || reading.Status is not OkrStatus.Pending);
        var worst = spoken.Select(reading => reading.Status).DefaultIfEmpty(OkrStatus.Pending).MaxBy(Badness);
        return (worst, worst is OkrStatus.Pending ? OkrReasons.NoConfidence : OkrReasons.LowestConfidence);
    }

    private static int Badness(OkrStatus status) => status switch
    {
        OkrStatus.Closed or OkrStatus.OnTrack => 0,
        OkrStatus.Pending => 1,
        OkrStatus.AtRisk => 2,
        OkrStatus.OffTrack => 3,
        OkrStatus.Outdated => 4,
    };
}
