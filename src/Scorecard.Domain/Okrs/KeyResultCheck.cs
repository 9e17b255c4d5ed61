using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Okrs;

/// <summary>Whether a key result can be measured as it says.</summary>
public static class KeyResultCheck
{
    /// <summary>Why a key result cannot be saved like this, or null.</summary>
    public static DomainError? Refusal(KeyResultContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Title))
            return KeyResultErrors.TitleRequired;
        if (!Objective.IsWeight(content.Weight))
            return KeyResultErrors.WeightInvalid;

        return Refusal(content.Measure);
    }

    /// <summary>Why nothing can be measured like this, or null.</summary>
    public static DomainError? Refusal(Measure measure)
    {
        if (measure.Decimals is < 0 or > Measure.MaxDecimals)
            return KeyResultErrors.DecimalsOutOfRange;
        if (!IsCoherent(measure))
            return KeyResultErrors.MeasureIncoherent;

        return measure.Kind switch
        {
            MeasureKind.Metric => WayRefusal(measure),
            MeasureKind.Milestones => MilestonesRefusal(measure.Milestones ?? []),
            MeasureKind.Zones => measure.Zones is { } zones && ((string[])[zones.Commit, zones.Target, zones.Stretch]).All(text => !string.IsNullOrWhiteSpace(text))
                ? null
                : KeyResultErrors.ZonesIncomplete,
            MeasureKind.Kpi => measure is { KpiId: not null, Reach: not null } ? WayRefusal(measure) : KeyResultErrors.KpiRequired,
        };
    }

    /// <summary>Details of other kinds are refused rather than kept unused: a reader would take them for the rule.</summary>
    private static bool IsCoherent(Measure measure)
    {
        var moves = measure.Kind is MeasureKind.Metric or MeasureKind.Kpi;
        return (moves || measure is { Start: null, Target: null })
            && (measure.Kind is MeasureKind.Milestones || measure.Milestones is null or [])
            && (measure.Kind is MeasureKind.Zones || measure.Zones is null)
            && (measure.Kind is MeasureKind.Kpi || measure is { KpiId: null, Reach: null });
    }

    private static DomainError? WayRefusal(Measure measure)
    {
        if (measure is not { Start: { } start, Target: { } target })
            return KeyResultErrors.TargetRequired;

        return Quantity.Check(start) ?? Quantity.Check(target) ?? (start == target ? KeyResultErrors.StartEqualsTarget : null);
    }

    private static DomainError? MilestonesRefusal(IReadOnlyList<Milestone> milestones)
    {
        if (milestones.Count is < 1 or > Measure.MaxMilestones
            || milestones.Any(milestone => string.IsNullOrWhiteSpace(milestone.Name))
            || milestones.DistinctBy(milestone => milestone.Name.Trim()).Count() != milestones.Count
            || milestones.DistinctBy(milestone => milestone.Id).Count() != milestones.Count)
            return KeyResultErrors.MilestonesInvalid;

        return milestones.All(milestone => Objective.IsWeight(milestone.Weight)) ? null : KeyResultErrors.MilestoneWeightInvalid;
    }
}
