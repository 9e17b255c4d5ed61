using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Which part of the alignment is asked for, and what of it is shown.</summary>
/// <param name="Objectives">In the order of the unit tree from the top.</param>
/// <param name="Root">Only this and what is below it is shown, and no links that lead out of it.</param>
public sealed record AlignmentScope(IReadOnlyList<Stored<Objective>> Objectives, IReadOnlyList<AnchoredObjective> Strategic, Guid? Root = null)
{
    /// <summary>All of the cycle with what it is aligned to, and every strategic objective the reader may see.</summary>
    public static AlignmentScope All(AlignedCycle aligned, StrategicObjectives strategic) =>
        new(aligned.Visible, [.. strategic.InForce.Union(strategic.Of(aligned.Visible))]);

    /// <summary>Objectives of a unit and below it, with everything they are aligned to, up to the top.</summary>
    /// <exception cref="RefusedException">404 <c>unit.not_found</c>.</exception>
    public static AlignmentScope OfUnit(AlignedCycle aligned, StrategicObjectives strategic, Guid unitId)
    {
        var subtree = aligned.States.Organization.Tree.Subtree(unitId).ToHashSet();
        if (subtree.Count == 0 || !aligned.States.Access.MaySeeUnit(unitId))
            throw RefusedException.NotFound(Unit.Category);

        var visible = aligned.Visible.ToDictionary(objective => objective.Id);
        var wanted = Closure(
            aligned.Objectives.Where(objective => subtree.Contains(objective.State.Content.UnitId)).Select(objective => objective.Id),
            id => visible[id].State.Parents.Select(OkrParents.ObjectiveIdOf).Where(visible.ContainsKey));
        List<Stored<Objective>> objectives = [.. aligned.Visible.Where(objective => wanted.Contains(objective.Id))];
        return new(objectives, [.. strategic.InForce.Where(one => subtree.Contains(one.UnitId)).Union(strategic.Of(objectives))]);
    }

    /// <summary>A strategic objective, an objective or a key result with everything aligned to it, directly or through others.</summary>
    /// <exception cref="RefusedException">404 <c>objective.not_found</c>.</exception>
    public static AlignmentScope Below(AlignedCycle aligned, StrategicObjectives strategic, Guid root)
    {
        var visible = aligned.Visible;
        var below = visible
            .SelectMany(objective => objective.State.Parents.SelectMany(KeysOf).Distinct().Select(parent => (parent, objective.Id)))
            .ToLookup(pair => pair.parent, pair => pair.Id);
        var wanted = Closure([root], id => below[id]);
        List<Stored<Objective>> objectives = [.. visible.Where(objective => wanted.Contains(objective.Id))];
        if (strategic.Find(root) is { } top)
            return new(objectives, [top], root);
        if (objectives.Any(objective => objective.Id == root))
            return new(objectives, [], root);

        return visible.FirstOrDefault(objective => objective.State.LiveKeyResults.Any(keyResult => keyResult.Id == root)) is { } holder
            ? new([holder, .. objectives], [], root)
            : throw RefusedException.NotFound(Objective.Category);
    }

    /// <summary>A key result counts as itself and as its objective: what serves it serves the objective.</summary>
    private static IEnumerable<Guid> KeysOf(ObjectiveParent parent) =>
        parent.Kind is ParentKind.KeyResult ? [parent.Id, parent.WithinId!.Value] : [parent.Id];

    /// <summary>What can be reached, each visited once: alignment may have been drawn in a circle before that was refused.</summary>
    private static HashSet<Guid> Closure(IEnumerable<Guid> from, Func<Guid, IEnumerable<Guid>> next)
    {
        HashSet<Guid> reached = [.. from];
        Queue<Guid> open = new(reached);
        while (open.TryDequeue(out var id))
        {
            foreach (var found in next(id))
            {
                if (reached.Add(found))
                    open.Enqueue(found);
            }
        }

        return reached;
    }
}
