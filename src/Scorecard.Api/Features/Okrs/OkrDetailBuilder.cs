using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Puts together what one reader may see of an objective and of what lies around it.</summary>
public sealed class OkrDetailBuilder(OkrBook book)
{
    private const int LongestPath = 20;

    private readonly OkrViews _views = new(book);
    private readonly OkrStates _states = book.States;

    /// <summary>The objectives above one, whose own parents the paths name; to be measured with it.</summary>
    public static IEnumerable<Stored<Objective>> Above(OkrStates states, Stored<Objective> objective) =>
        objective.State.Parents.SelectMany(parent => Chain(states, parent)).DistinctBy(above => above.Id);

    public OkrObjectiveDetail Build(Stored<Objective> objective)
    {
        var item = _views.Item(objective);
        return new OkrObjectiveDetail(
            item.Id,
            item.Version,
            item.CycleId,
            item.Title,
            item.Ambition,
            item.UnitId,
            item.UnitName,
            item.Owner,
            item.Private,
            item.Stage,
            item.Archived,
            item.Weight,
            item.Reading,
            item.KeyResults,
            item.Parents,
            item.ChildCount,
            item.CanEdit,
            item.CanAgree,
            item.CanArchive,
            item.CanClose,
            _states.Snapshot.AsOf,
            _states.View(_states.Cycles[item.CycleId]),
            objective.State.Content.Description,
            book.NameOf(objective.State.CreatedBy),
            [.. objective.State.Parents.Select(Path).OfType<ParentPath>()],
            [.. _states.ChildrenOf(objective.Id).Select(child => Child(objective.Id, child))],
            objective.State.Review,
            Hints(objective.State),
            objective.State.CarriedFrom is { } from ? Carried(from) : null,
            [.. _states.Visible.Where(other => other.State.CarriedFrom == objective.Id && !other.State.Archived).Select(Carried)]);
    }

    private static IEnumerable<Stored<Objective>> Chain(OkrStates states, ObjectiveParent parent)
    {
        HashSet<Guid> seen = [];
        for (var next = parent; next is not null && seen.Count < LongestPath;)
        {
            if (OkrParents.ObjectiveOf(next, states.All) is not { } objective || !states.MaySee(objective) || !seen.Add(objective.Id))
                yield break;

            yield return objective;
            next = objective.State.Parents is [var first, ..] ? first : null;
        }
    }

    private static IReadOnlyList<WritingHintView> Hints(Objective objective) => objective is not { Stage: ObjectiveStage.Draft, Archived: false }
        ? []
        : [.. WritingHints.Of(objective).Select(hint => WritingHintView.Of(hint, [.. objective.LiveKeyResults.Select(keyResult => (Guid?)keyResult.Id)]))];

    private ParentPath? Path(ObjectiveParent parent)
    {
        if (_views.Parent(parent) is not { } shown)
            return null;

        var above = Chain(_states, parent)
            .Select(objective => objective.State.Parents is [var first, ..] ? _views.Parent(first) : null)
            .OfType<ParentRef>()
            .Reverse();
        return new ParentPath(shown, shown.Hidden ? null : UnitOf(parent), [.. above]);
    }

    private string UnitOf(ObjectiveParent parent) => _states.Organization.NameOf(parent.Kind is ParentKind.StrategicObjective
        ? book.StrategicObjectiveOf(parent.WithinId!.Value, parent.Id)!.Value.Scorecard.UnitId
        : OkrParents.ObjectiveOf(parent, _states.All)!.State.Content.UnitId);

    private OkrChild Child(Guid parentId, Stored<Objective> child)
    {
        var (content, reading) = (child.State.Content, book.ReadingOf(child));
        var toKeyResult = child.State.Parents.FirstOrDefault(parent => OkrParents.ObjectiveIdOf(parent) == parentId && parent.Kind is ParentKind.KeyResult);
        var toItself = child.State.Parents.Any(parent => parent.Id == parentId);
        return new OkrChild(
            child.Id,
            content.Title,
            content.UnitId,
            _states.Organization.NameOf(content.UnitId),
            book.NameOf(content.OwnerPersonId),
            toItself ? null : toKeyResult?.Id,
            reading.Progress,
            reading.Status);
    }

    /// <summary>Null for a private objective of others, which is not even told to be hidden.</summary>
    private CarriedObjective? Carried(Guid id) => _states.All.GetValueOrDefault(id) switch
    {
        { } objective when _states.MaySee(objective) => Carried(objective),
        { } when !_states.IsPrivate(id) => new CarriedObjective(Id: null, Title: null, CycleId: null, CycleName: null, Hidden: true),
        _ => null,
    };

    private CarriedObjective Carried(Stored<Objective> objective) => new(
        objective.Id, objective.State.Content.Title, objective.State.CycleId, _states.Cycles.GetValueOrDefault(objective.State.CycleId)?.State.Name, Hidden: false);
}
