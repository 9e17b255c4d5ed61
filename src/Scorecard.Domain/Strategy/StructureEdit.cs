using System.Diagnostics;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Strategy;

/// <summary>
/// How a dated change reaches the versions of a structure. The version that starts with the change's month is split off
/// if there is none, then the change is written there and into the later ones, up to the first in which the same thing
/// was changed on its own: that later change was made for its own time and stays. "The same thing" is as small as it can
/// be (a weight, a name, whether a KPI is placed), so a weight changed from March reaches July although the name was changed there.
/// What hangs on something that ends earlier ends with it.
/// </summary>
internal sealed record StructureEdit(Func<StructureVersion, object?> Thing, Func<StructureVersion, StructureVersion> Write)
{
    public static IReadOnlyList<StructureVersion> Apply(IReadOnlyList<StructureVersion> versions, StructureChanged change)
    {
        var split = SplitAt(versions, change.EffectiveFrom);
        return Of(change).Aggregate(split, (current, edit) => edit.ApplyFrom(current, change.EffectiveFrom));
    }

    private static List<StructureVersion> SplitAt(IReadOnlyList<StructureVersion> versions, Period month)
    {
        List<StructureVersion> split = [.. versions];
        var inForce = split.FindLastIndex(version => version.From <= month);
        if (split[inForce].From != month)
            split.Insert(inForce + 1, split[inForce] with { From = month });

        return split;
    }

    private static IEnumerable<StructureEdit> Of(StructureChanged change) => change switch
    {
        PerspectiveAdded added =>
        [
            new(HasPerspective(added.PerspectiveId), version => version with
            {
                Perspectives = [.. version.Perspectives, new Perspective(added.PerspectiveId, added.Kind, added.Name, added.Weight, [])],
            }),
        ],
        PerspectiveRevised revised =>
        [
            OfPerspective(revised.PerspectiveId, perspective => perspective.Name, perspective => perspective with { Name = revised.Name }),
            OfPerspective(revised.PerspectiveId, perspective => perspective.Weight, perspective => perspective with { Weight = revised.Weight }),
        ],
        PerspectiveRemoved removed =>
        [
            new(HasPerspective(removed.PerspectiveId), version => version with
            {
                Perspectives = [.. version.Perspectives.Where(perspective => perspective.Id != removed.PerspectiveId)],
            }),
        ],
        ObjectiveAdded added =>
        [
            new(
                HasObjective(added.ObjectiveId),
                version => version.WithObjectiveIn(added.PerspectiveId, new StrategicObjective(added.ObjectiveId, added.Details, [], []))),
        ],
        ObjectiveRevised revised => OfDetails(revised.ObjectiveId, revised.Details).Append(new(
            version => version.PerspectiveOf(revised.ObjectiveId)?.Id,
            version => version.Objective(revised.ObjectiveId) is { } objective ? version.WithObjectiveIn(revised.PerspectiveId, objective) : version)),
        ObjectiveRemoved removed => [new(HasObjective(removed.ObjectiveId), version => version.WithoutObjective(removed.ObjectiveId))],
        KpiPlaced or KpiPlacementRemoved => [OfPlacement(change)],
        ObjectivesLinked linked =>
        [
            OfLink(new(linked.FromObjectiveId, linked.ToObjectiveId), (version, link) =>
                version.Objective(link.FromObjectiveId) is null || version.Objective(link.ToObjectiveId) is null ? version.Links : [.. version.Links, link]),
        ],
        ObjectivesUnlinked unlinked =>
        [
            OfLink(new(unlinked.FromObjectiveId, unlinked.ToObjectiveId), (version, link) => [.. version.Links.Where(other => other != link)]),
        ],
        ObjectiveSupported or ObjectiveSupportRemoved => [OfSupport(change)],
        RollUpRevised revised => [new(version => version.RollUp, version => version with { RollUp = revised.RollUp })],
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Of)}."),
    };

    private static Func<StructureVersion, object?> HasPerspective(Guid id) => version => version.Perspective(id) is not null;

    private static Func<StructureVersion, object?> HasObjective(Guid id) => version => version.Objective(id) is not null;

    private static StructureEdit OfPerspective(Guid id, Func<Perspective, object> thing, Func<Perspective, Perspective> change) => new(
        version => version.Perspective(id) is { } perspective ? thing(perspective) : null,
        version => version.WithPerspective(id, change));

    private static IEnumerable<StructureEdit> OfDetails(Guid objectiveId, ObjectiveDetails to)
    {
        yield return OfDetail(details => details.Name, details => details with { Name = to.Name });
        yield return OfDetail(details => details.Description, details => details with { Description = to.Description });
        yield return OfDetail(details => details.Theme, details => details with { Theme = to.Theme });
        yield return OfDetail(details => details.Weight, details => details with { Weight = to.Weight });
        yield return OfDetail(details => details.OwnerPersonId, details => details with { OwnerPersonId = to.OwnerPersonId });

        StructureEdit OfDetail(Func<ObjectiveDetails, object?> thing, Func<ObjectiveDetails, ObjectiveDetails> change) => new(
            version => version.Objective(objectiveId) is { } objective ? thing(objective.Details) : null,
            version => version.WithObjective(objectiveId, objective => objective with { Details = change(objective.Details) }));
    }

    private static StructureEdit OfPlacement(StructureChanged change)
    {
        var (objectiveId, kpiId, placement) = change switch
        {
            KpiPlaced placed => (placed.ObjectiveId, placed.KpiId, new KpiPlacement(placed.KpiId, placed.Weight)),
            KpiPlacementRemoved removed => (removed.ObjectiveId, removed.KpiId, (KpiPlacement?)null),
            _ => throw new UnreachableException(),
        };
        return new(
            version => version.Objective(objectiveId)?.Kpis.FirstOrDefault(other => other.KpiId == kpiId),
            version => version.WithObjective(objectiveId, objective => objective with
            {
                Kpis = Upsert(objective.Kpis, other => other.KpiId == kpiId, placement),
            }));
    }

    private static StructureEdit OfSupport(StructureChanged change)
    {
        var (objectiveId, parentObjectiveId, support) = change switch
        {
            ObjectiveSupported supported => (
                supported.ObjectiveId,
                supported.ParentObjectiveId,
                new ObjectiveSupport(supported.ParentScorecardId, supported.ParentObjectiveId, supported.Weight)),
            ObjectiveSupportRemoved removed => (removed.ObjectiveId, removed.ParentObjectiveId, (ObjectiveSupport?)null),
            _ => throw new UnreachableException(),
        };
        return new(
            version => version.Objective(objectiveId)?.Supports.FirstOrDefault(other => other.ObjectiveId == parentObjectiveId),
            version => version.WithObjective(objectiveId, objective => objective with
            {
                Supports = Upsert(objective.Supports, other => other.ObjectiveId == parentObjectiveId, support),
            }));
    }

    private static StructureEdit OfLink(ObjectiveLink link, Func<StructureVersion, ObjectiveLink, IReadOnlyList<ObjectiveLink>> change) => new(
        version => version.Links.Contains(link),
        version => version with { Links = change(version, link) });

    /// <summary>The items with this one in the place of its namesake, at the end when it is new, or without it when it is null.</summary>
    private static IReadOnlyList<T> Upsert<T>(IReadOnlyList<T> items, Func<T, bool> isSame, T? item)
        where T : class
    {
        if (item is null)
            return [.. items.Where(other => !isSame(other))];

        return items.Any(isSame) ? [.. items.Select(other => isSame(other) ? item : other)] : [.. items, item];
    }

    private List<StructureVersion> ApplyFrom(List<StructureVersion> versions, Period month)
    {
        var start = versions.TakeWhile(version => version.From != month).Count();
        var before = Thing(versions[start]);
        var end = start + versions.Skip(start).TakeWhile(version => Equals(Thing(version), before)).Count();
        return [.. versions.Take(start), .. versions.Take(end).Skip(start).Select(Write), .. versions.Skip(end)];
    }
}
