using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;

namespace Scorecard.Domain.History;

public enum StructureThing
{
    Scorecard,
    Perspective,
    Objective,
    Placement,
    Link,
    Support,
    RollUp,
}

public enum StructureChangeKind
{
    Added,
    Removed,

    /// <summary>An objective, to another perspective.</summary>
    Moved,
    Renamed,
    Weighted,

    /// <summary>An objective's description or theme.</summary>
    Described,

    /// <summary>An objective, to another person.</summary>
    Reassigned,

    /// <summary>How missing children count.</summary>
    Ruled,
}

/// <summary>What a <see cref="StructureChange"/> is about; only the ids that belong to it are given.</summary>
/// <param name="OtherObjectiveId">Where a link leads, or the objective that is supported.</param>
/// <param name="OtherScorecardId">Of an objective that is supported.</param>
public sealed record StructureSubject(
    StructureThing Thing,
    Guid? PerspectiveId = null,
    Guid? ObjectiveId = null,
    Guid? KpiId = null,
    Guid? OtherObjectiveId = null,
    Guid? OtherScorecardId = null);

/// <summary>A part of a structure on one side, as far as it has a name, a weight, a place, a person.</summary>
public sealed record StructureState(
    string? Name = null,
    decimal? Weight = null,
    Guid? PerspectiveId = null,
    string? Description = null,
    string? Theme = null,
    Guid? OwnerPersonId = null,
    RollUpSettings? RollUp = null);

/// <param name="Before">Null for what was added.</param>
/// <param name="After">Null for what was removed.</param>
public sealed record StructureChange(StructureChangeKind Kind, StructureSubject Subject, StructureState? Before, StructureState? After);

/// <summary>Compares the structure of a scorecard on two sides, part by part. What hangs on a part that was added or removed goes with it unsaid.</summary>
public static class StructureComparison
{
    private static readonly (StructureChangeKind Kind, Func<StructureState, object?> Part)[] Parts =
    [
        (StructureChangeKind.Moved, state => state.PerspectiveId),
        (StructureChangeKind.Renamed, state => state.Name),
        (StructureChangeKind.Weighted, state => state.Weight),
        (StructureChangeKind.Described, state => (state.Description, state.Theme)),
        (StructureChangeKind.Reassigned, state => state.OwnerPersonId),
        (StructureChangeKind.Ruled, state => state.RollUp),
    ];

    public static IReadOnlyList<StructureChange> Between(
        BalancedScorecard? before, StructureVersion? structureBefore, BalancedScorecard? after, StructureVersion? structureAfter)
    {
        var earlier = PartsOf(before, structureBefore);
        var later = PartsOf(after, structureAfter);
        if (earlier.Count == 0 || later.Count == 0)
            return [.. Whole(earlier, later)];

        List<StructureChange> changes =
        [
            .. later.SelectMany(part => earlier.TryGetValue(part.Key, out var was)
                ? Differing(part.Key, was, part.Value)
                : [new StructureChange(StructureChangeKind.Added, part.Key, Before: null, part.Value)]),
            .. earlier.Where(part => !later.ContainsKey(part.Key))
                .Select(part => new StructureChange(StructureChangeKind.Removed, part.Key, part.Value, After: null)),
        ];
        var whole = changes
            .Where(change => change is { Kind: StructureChangeKind.Added or StructureChangeKind.Removed, Subject.Thing: StructureThing.Objective })
            .Select(change => change.Subject.ObjectiveId!.Value)
            .ToHashSet();
        return [.. changes.Where(change => change.Subject.Thing is StructureThing.Objective || !HangsOn(change.Subject, whole))];
    }

    /// <summary>A scorecard that is there on one side only.</summary>
    private static IEnumerable<StructureChange> Whole(Dictionary<StructureSubject, StructureState> earlier, Dictionary<StructureSubject, StructureState> later)
    {
        var scorecard = new StructureSubject(StructureThing.Scorecard);
        if (later.TryGetValue(scorecard, out var added))
            yield return new StructureChange(StructureChangeKind.Added, scorecard, Before: null, added);
        if (earlier.TryGetValue(scorecard, out var removed))
            yield return new StructureChange(StructureChangeKind.Removed, scorecard, removed, After: null);
    }

    private static bool HangsOn(StructureSubject subject, HashSet<Guid> objectives) =>
        (subject.ObjectiveId is { } one && objectives.Contains(one))
        || (subject is { Thing: StructureThing.Link, OtherObjectiveId: { } other } && objectives.Contains(other));

    private static IEnumerable<StructureChange> Differing(StructureSubject subject, StructureState before, StructureState after) =>
        from part in Parts
        where !Equals(part.Part(before), part.Part(after))
        select new StructureChange(part.Kind, subject, before, after);

    private static Dictionary<StructureSubject, StructureState> PartsOf(BalancedScorecard? scorecard, StructureVersion? structure)
    {
        Dictionary<StructureSubject, StructureState> parts = [];
        if (scorecard is null || structure is null)
            return parts;

        parts[new(StructureThing.Scorecard)] = new(scorecard.Name);
        parts[new(StructureThing.RollUp)] = new(RollUp: structure.RollUp);
        foreach (var perspective in structure.Perspectives)
        {
            parts[new(StructureThing.Perspective, PerspectiveId: perspective.Id)] = new(perspective.Name, perspective.Weight);
            foreach (var objective in perspective.Objectives)
                AddObjective(parts, perspective.Id, objective);
        }

        foreach (var link in structure.Links)
            parts[new(StructureThing.Link, ObjectiveId: link.FromObjectiveId, OtherObjectiveId: link.ToObjectiveId)] = new();

        return parts;
    }

    private static void AddObjective(Dictionary<StructureSubject, StructureState> parts, Guid perspectiveId, StrategicObjective objective)
    {
        var (name, description, theme, weight, owner) = objective.Details;
        parts[new(StructureThing.Objective, ObjectiveId: objective.Id)] = new(name, weight, perspectiveId, description, theme, owner);
        foreach (var placement in objective.Kpis)
            parts[new(StructureThing.Placement, ObjectiveId: objective.Id, KpiId: placement.KpiId)] = new(Weight: placement.Weight);
        foreach (var support in objective.Supports)
        {
            parts[new(StructureThing.Support, ObjectiveId: objective.Id, OtherObjectiveId: support.ObjectiveId, OtherScorecardId: support.ScorecardId)] =
                new(Weight: support.Weight);
        }
    }
}
