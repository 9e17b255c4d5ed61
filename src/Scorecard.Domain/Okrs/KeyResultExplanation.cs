using System.Globalization;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>How the progress and the status of a key result come about.</summary>
internal static class KeyResultExplanation
{
    public static Explanation Of(KeyResultReading reading, CheckIn? latest)
    {
        var measure = reading.KeyResult.Content.Measure;
        var (rule, terms) = measure.Kind switch
        {
            MeasureKind.Metric or MeasureKind.Kpi => (Rules.OkrProgress, OfWay(measure, reading.Current)),
            MeasureKind.Milestones => (Rules.OkrMilestones, OfMilestones(measure.Milestones!, latest?.MilestonesDone ?? [])),
            MeasureKind.Zones => (Rules.OkrZones, [new(TermNames.Actual, reading.Current, Unit: Units.Share)]),
        };
        return new Explanation(rule, reading.Progress, Units.Share, terms, Settings(reading));
    }

    private static List<ExplanationTerm> OfWay(Measure measure, decimal? current) =>
    [
        new(TermNames.Actual, current, Unit: measure.UnitSymbol, KpiId: measure.KpiId),
        new(TermNames.Start, measure.Start, Unit: measure.UnitSymbol),
        new(TermNames.Target, measure.Target, Unit: measure.UnitSymbol),
    ];

    private static List<ExplanationTerm> OfMilestones(IReadOnlyList<Milestone> milestones, IReadOnlyList<Guid> done)
    {
        var weight = milestones.Sum(milestone => milestone.Weight);
        return
        [
            .. milestones.Select(milestone => new ExplanationTerm(
                done.Contains(milestone.Id) ? TermNames.MilestoneDone : TermNames.MilestoneOpen, Value: null, milestone.Name, Weight: milestone.Weight / weight)),
        ];
    }

    private static List<ExplanationSetting> Settings(KeyResultReading reading)
    {
        List<ExplanationSetting> settings = [new(SettingNames.StatusBecause, reading.Because)];
        if (reading.Confidence is { } confidence)
            settings.Add(new(SettingNames.Confidence, confidence));
        if (reading.DueOn is { } due)
            settings.Add(new(SettingNames.DueOn, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (reading.BelowStart)
            settings.Add(new(SettingNames.BelowStart, "true"));
        if (reading.Progress is null)
            settings.Add(new(SettingNames.Reason, reading.Current is null ? Reasons.NoData : Reasons.OutOfRange));
        return settings;
    }
}
