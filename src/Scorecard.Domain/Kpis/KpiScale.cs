using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis;

/// <summary>How a KPI's definition and one step of its target schedule make the scale that scores it.</summary>
public static class KpiScale
{
    /// <summary>
    /// The scale of a KPI. A custom scale without a cap of its own may reach as high as its highest point, so that an
    /// organization that lowers its cap cannot make a saved scale invalid.
    /// </summary>
    public static Result<ScoringScale> Build(KpiDefinition definition, TargetFigures figures, decimal organizationCap)
    {
        var cap = definition is { Direction: Direction.Custom, Scale: { Cap: null, Points: [_, ..] points } }
            ? Math.Max(organizationCap, points.Max(point => point.Score))
            : organizationCap;
        return ScoringScale.Build(definition.Direction, figures, definition.Baseline, definition.Scale, cap);
    }

    /// <summary>Why this target cannot be scored under this definition, or null.</summary>
    internal static DomainError? Refusal(KpiDefinition definition, TargetEntry entry) => definition.Direction is Direction.None
        ? KpiErrors.DirectionUnscored
        : Build(definition, new TargetFigures(entry.Target, entry.Floor, entry.Stretch), ScoringDefaults.Cap).Error;

    /// <summary>Why the figures of this entry cannot be kept, or null.</summary>
    internal static DomainError? FiguresRefusal(KpiDefinition definition, TargetEntry entry)
    {
        if (entry is not { Floor: null, Stretch: null } && (entry.Target is null || definition.Direction is not (Direction.Increase or Direction.Decrease)))
            return KpiErrors.TargetShape;

        return ((decimal?[])[entry.Target, entry.Floor, entry.Stretch])
            .Select(figure => figure is { } given ? Quantity.Check(given) : null)
            .FirstOrDefault(error => error is not null);
    }
}
