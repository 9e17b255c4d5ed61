using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <summary>
/// Everything that can happen to a scorecard. Stored for ever, so these records only grow. Who, when and why are in
/// the event's metadata.
/// </summary>
public abstract record ScorecardEvent;

/// <param name="FirstMonth">First month of the fiscal year.</param>
public sealed record ScorecardCreated(
    Guid UnitId,
    int FiscalYear,
    string Name,
    Period FirstMonth,
    IReadOnlyList<Perspective> Perspectives,
    IReadOnlyList<ObjectiveLink> Links,
    RollUpSettings RollUp) : ScorecardEvent;

public sealed record ScorecardRenamed(string Name) : ScorecardEvent;

/// <summary>Positions on the strategy map; a drawing, so not dated by business period.</summary>
public sealed record ScorecardMapLaidOut(IReadOnlyList<MapPosition> Positions) : ScorecardEvent;

/// <summary>A change of structure that applies from a month on.</summary>
public abstract record StructureChanged(Period EffectiveFrom) : ScorecardEvent;

public sealed record PerspectiveAdded(Period EffectiveFrom, Guid PerspectiveId, PerspectiveKind Kind, string Name, decimal Weight)
    : StructureChanged(EffectiveFrom);

public sealed record PerspectiveRevised(Period EffectiveFrom, Guid PerspectiveId, string Name, decimal Weight)
    : StructureChanged(EffectiveFrom);

public sealed record PerspectiveRemoved(Period EffectiveFrom, Guid PerspectiveId) : StructureChanged(EffectiveFrom);

public sealed record ObjectiveAdded(Period EffectiveFrom, Guid ObjectiveId, Guid PerspectiveId, ObjectiveDetails Details)
    : StructureChanged(EffectiveFrom);

public sealed record ObjectiveRevised(Period EffectiveFrom, Guid ObjectiveId, Guid PerspectiveId, ObjectiveDetails Details)
    : StructureChanged(EffectiveFrom);

/// <summary>The objective, its placements and its links end.</summary>
public sealed record ObjectiveRemoved(Period EffectiveFrom, Guid ObjectiveId) : StructureChanged(EffectiveFrom);

/// <summary>A KPI was placed under an objective, or its weight there was changed.</summary>
public sealed record KpiPlaced(Period EffectiveFrom, Guid ObjectiveId, Guid KpiId, decimal Weight) : StructureChanged(EffectiveFrom);

public sealed record KpiPlacementRemoved(Period EffectiveFrom, Guid ObjectiveId, Guid KpiId) : StructureChanged(EffectiveFrom);

public sealed record ObjectivesLinked(Period EffectiveFrom, Guid FromObjectiveId, Guid ToObjectiveId) : StructureChanged(EffectiveFrom);

public sealed record ObjectivesUnlinked(Period EffectiveFrom, Guid FromObjectiveId, Guid ToObjectiveId) : StructureChanged(EffectiveFrom);

/// <summary>The objective supports one of a unit further up, or the weight of that was changed.</summary>
public sealed record ObjectiveSupported(Period EffectiveFrom, Guid ObjectiveId, Guid ParentScorecardId, Guid ParentObjectiveId, decimal Weight)
    : StructureChanged(EffectiveFrom);

public sealed record ObjectiveSupportRemoved(Period EffectiveFrom, Guid ObjectiveId, Guid ParentScorecardId, Guid ParentObjectiveId)
    : StructureChanged(EffectiveFrom);

public sealed record RollUpRevised(Period EffectiveFrom, RollUpSettings RollUp) : StructureChanged(EffectiveFrom);
