using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>From a cycle as it was loaded to nodes and links.</summary>
public static class AlignmentViewBuilder
{
    private const int Decimals = 4;

    public static AlignmentView Build(AlignedCycle aligned, StrategicObjectives strategic, AlignmentScope scope)
    {
        List<AlignmentNode> nodes = new(scope.Strategic.Count + (scope.Objectives.Count * 5));
        nodes.AddRange(scope.Strategic.Select(NodeOf));
        List<AlignmentLink> links = new(scope.Objectives.Count);
        foreach (var objective in scope.Objectives)
        {
            if (scope.Root is { } root && objective.State.KeyResult(root) is { } top) // of the objective that holds it nothing else is asked for
            {
                nodes.Add(NodeOf(objective, aligned.Book.ReadingOf(objective, top)));
                continue;
            }

            var reading = aligned.Book.ReadingOf(objective);
            nodes.Add(NodeOf(objective, reading));
            nodes.AddRange(reading.KeyResults.Select(keyResult => NodeOf(objective, keyResult)));
            links.AddRange(objective.State.Parents.Select(parent => LinkOf(aligned, objective.Id, parent, strategic)).OfType<AlignmentLink>());
        }

        return new AlignmentView(
            aligned.States.Snapshot.AsOf,
            aligned.CycleView,
            nodes,
            scope.Root is null ? links : Within(nodes, links),
            UnitsOf(aligned.States, nodes),
            PeopleOf(aligned.Book, nodes));
    }

    private static List<AlignmentLink> Within(List<AlignmentNode> nodes, List<AlignmentLink> links)
    {
        var shown = nodes.Select(node => node.Id).ToHashSet();
        return [.. links.Where(link => link.To is null || shown.Contains(link.To.Value))];
    }

    private static IReadOnlyList<PersonRef> PeopleOf(OkrBook book, List<AlignmentNode> nodes) =>
        [.. nodes.Select(node => node.OwnerId).OfType<Guid>().Distinct().Select(id => book.NameOf(id)).OfType<PersonRef>().OrderBy(person => person.Id)];

    private static AlignmentNode NodeOf(AnchoredObjective strategic) => new(
        strategic.Id,
        ParentKind.StrategicObjective,
        strategic.Objective.Details.Name,
        strategic.UnitId,
        strategic.ScorecardId,
        strategic.Objective.Details.OwnerPersonId);

    private static AlignmentNode NodeOf(Stored<Objective> objective, ObjectiveReading reading)
    {
        var content = objective.State.Content;
        return new(
            objective.Id,
            ParentKind.Objective,
            content.Title,
            content.UnitId,
            WithinId: null,
            content.OwnerPersonId,
            content.Ambition,
            objective.State.Stage,
            content.Private,
            objective.State.CycleId,
            reading.Status,
            Short(reading.Progress),
            Short(reading.Confidence),
            Short(reading.Pace),
            Short(objective.State.Score));
    }

    private static AlignmentNode NodeOf(Stored<Objective> objective, KeyResultReading reading) => new(
        reading.KeyResult.Id,
        ParentKind.KeyResult,
        reading.KeyResult.Content.Title,
        objective.State.Content.UnitId,
        objective.Id,
        reading.KeyResult.Content.OwnerPersonId,
        Status: reading.Status,
        Progress: Short(reading.Progress),
        Confidence: reading.Confidence,
        Score: reading.KeyResult.Score);

    private static decimal? Short(decimal? figure) => figure is { } exact ? decimal.Round(exact, Decimals, MidpointRounding.AwayFromZero) : null;

    /// <summary>Null for what is archived, and for a private objective of others, which is not even told to be hidden.</summary>
    private static AlignmentLink? LinkOf(AlignedCycle aligned, Guid from, ObjectiveParent parent, StrategicObjectives strategic)
    {
        if (parent.Kind is ParentKind.StrategicObjective)
            return new(from, parent.Kind, strategic.Find(parent.WithinId!.Value, parent.Id) is null ? null : parent.Id);

        var (states, objective) = (aligned.States, OkrParents.ObjectiveOf(parent, aligned.States.All));
        if (objective is null or { State.Archived: true } || (parent.Kind is ParentKind.KeyResult && objective.State.KeyResult(parent.Id) is { Archived: true }))
            return null;
        if (states.MaySee(objective))
            return new(from, parent.Kind, parent.Id);

        return states.IsPrivate(objective.Id) ? null : new(from, parent.Kind, To: null);
    }

    private static IReadOnlyList<AlignmentUnit> UnitsOf(OkrStates states, List<AlignmentNode> nodes)
    {
        var shown = nodes.Select(node => node.UnitId).ToHashSet();
        shown.UnionWith(shown.ToList().SelectMany(states.Organization.Tree.Ancestors));
        return
        [
            .. states.Organization.Units
                .Where(unit => shown.Contains(unit.Id))
                .OrderBy(unit => states.OrderOf(unit.Id))
                .Select(unit => new AlignmentUnit(unit.Id, unit.State.Name, unit.State.ParentId)),
        ];
    }
}
