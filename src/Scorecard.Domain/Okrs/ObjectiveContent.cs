namespace Scorecard.Domain.Okrs;

public enum Ambition
{
    /// <summary>Promised: expected to reach 1.0.</summary>
    Committed,

    /// <summary>A stretch: expected to reach 0.7.</summary>
    Aspirational,
}

public enum ParentKind
{
    Objective,

    /// <summary>Of a scorecard.</summary>
    StrategicObjective,
    KeyResult,
}

/// <summary>What an objective contributes to.</summary>
/// <param name="WithinId">The scorecard of a strategic objective, the objective of a key result; null for an objective.</param>
public sealed record ObjectiveParent(ParentKind Kind, Guid Id, Guid? WithinId);

/// <summary>What an objective is, apart from its key results and what it contributes to.</summary>
/// <param name="OwnerPersonId">Null = the unit as a whole.</param>
/// <param name="Private">Seen by its owner, its creator and the owners of its key results only.</param>
/// <param name="Weight">Above 0, at most 1,000, at most 4 decimals.</param>
public sealed record ObjectiveContent(
    string Title,
    string? Description,
    Ambition Ambition,
    Guid UnitId,
    Guid? OwnerPersonId,
    bool Private,
    decimal Weight = 1m);
