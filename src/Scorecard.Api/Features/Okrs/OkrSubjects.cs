using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Looks up what the streams of objectives, their key results and their comments are about.</summary>
public sealed class OkrSubjectReader(Reader reader)
{
    /// <summary>Of these streams, whatever else is among them.</summary>
    public async Task<OkrSubjects> OfAsync(IEnumerable<StreamId> streams, CancellationToken ct)
    {
        var asked = streams.Distinct().ToLookup(stream => stream.Kind, stream => stream.Id);
        HashSet<Guid> objectiveIds = [.. asked[Objective.Category], .. asked[ObjectiveComments.Category]];
        Dictionary<Guid, Guid> objectiveOf = [];
        if (asked[KeyResultProgress.Category].ToList() is { Count: > 0 } keyResultIds)
        {
            var progress = await reader.ReadAsync(new Needs { Some = [.. keyResultIds.Select(id => (KeyResultProgress.Category, id))] }, ct);
            objectiveOf = progress.Facts.All<KeyResultProgress>().ToDictionary(one => one.Id, one => one.State.ObjectiveId);
            objectiveIds.UnionWith(objectiveOf.Values);
        }

        if (objectiveIds.Count == 0 && !asked.Contains(Cycle.Category))
            return OkrSubjects.None;

        var read = await reader.ReadAsync(
            new Needs
            {
                Some =
                [
                    .. objectiveIds.Select(id => (Objective.Category, id)),
                    .. asked[Cycle.Category].Select(id => (Cycle.Category, id)),
                ],
            },
            ct);
        return new OkrSubjects(
            read.Facts.All<Objective>().ToDictionary(objective => objective.Id, objective => objective.State),
            read.Facts.All<Cycle>().ToDictionary(cycle => cycle.Id, cycle => cycle.State),
            objectiveOf);
    }
}

/// <summary>What streams are about. Nothing is told of private objectives, whoever asks.</summary>
public sealed class OkrSubjects(
    IReadOnlyDictionary<Guid, Objective> objectives, IReadOnlyDictionary<Guid, Cycle> cycles, IReadOnlyDictionary<Guid, Guid> objectiveOf)
{
    public static OkrSubjects None { get; } = new(new Dictionary<Guid, Objective>(), new Dictionary<Guid, Cycle>(), new Dictionary<Guid, Guid>());

    /// <summary>The objective that a stream belongs to; null for every other stream.</summary>
    public Guid? ObjectiveIdOf(StreamId stream) => stream.Kind switch
    {
        var kind when kind == Objective.Category || kind == ObjectiveComments.Category => stream.Id,
        var kind when kind == KeyResultProgress.Category && objectiveOf.TryGetValue(stream.Id, out var objectiveId) => objectiveId,
        _ => null,
    };

    /// <summary>A stream of a private objective: that there is one may be told, not what it says.</summary>
    public bool Hides(StreamId stream) => ObjectiveOf(stream) is { Content.Private: true };

    /// <summary>The objective that a stream tells of; null for every other stream.</summary>
    public Objective? ObjectiveOf(StreamId stream) => ObjectiveIdOf(stream) is { } id ? objectives.GetValueOrDefault(id) : null;

    /// <summary>The title, or the name of a cycle; null for what is hidden and for every other stream.</summary>
    public string? NameOf(StreamId stream)
    {
        if (stream.Kind == Cycle.Category)
            return cycles.GetValueOrDefault(stream.Id)?.Name;
        if (ObjectiveOf(stream) is not { Content.Private: false } objective)
            return null;

        return stream.Kind == KeyResultProgress.Category ? objective.KeyResult(stream.Id)?.Content.Title : objective.Content.Title;
    }
}
