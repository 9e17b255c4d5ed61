using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>
/// Finds what streams of objectives and check-ins are about, as far as the reader may see it. Only what the events of a page are
/// about is read.
/// </summary>
internal sealed class OkrChangeSubjects(Facts facts, Facts objectivesOfCheckIns, OkrAccess access)
{
    private readonly Dictionary<Guid, Guid> _objectiveOf = facts.All<KeyResultProgress>().ToDictionary(progress => progress.Id, progress => progress.State.ObjectiveId);

    private readonly Dictionary<Guid, Objective> _objectives = facts.All<Objective>().Concat(objectivesOfCheckIns.All<Objective>())
        .DistinctBy(objective => objective.Id)
        .Where(objective => access.MaySee(objective.State))
        .ToDictionary(objective => objective.Id, objective => objective.State);

    /// <summary>Null where no event is about any of them.</summary>
    public static async Task<OkrChangeSubjects?> ReadAsync(Reader reader, OkrAccess access, IEnumerable<Recorded> events, CancellationToken ct)
    {
        List<(string Kind, Guid Id)> about = [.. events.Select(recorded => recorded.Stream).SelectMany(About).Distinct()];
        if (about is [])
            return null;

        var facts = (await reader.ReadAsync(new Needs { Some = about }, ct)).Facts;
        List<(string, Guid)> checkedIn = [.. facts.All<KeyResultProgress>().Select(progress => (Objective.Category, progress.State.ObjectiveId)).Distinct()];
        return new OkrChangeSubjects(facts, checkedIn is [] ? facts : (await reader.ReadAsync(new Needs { Some = checkedIn }, ct)).Facts, access);
    }

    /// <summary>Null for what the reader may not see, and for streams of other kinds.</summary>
    public ChangedSubject? Of(StreamId stream)
    {
        if (stream.Kind == Objective.Category || stream.Kind == ObjectiveComments.Category)
            return _objectives.TryGetValue(stream.Id, out var objective) ? new(ChangeSubject.Objective, stream.Id, objective.Content.Title) : null;

        return stream.Kind == KeyResultProgress.Category
            && _objectiveOf.TryGetValue(stream.Id, out var objectiveId)
            && _objectives.TryGetValue(objectiveId, out var parent)
            && parent.KeyResult(stream.Id) is { } keyResult
                ? new(ChangeSubject.KeyResult, stream.Id, keyResult.Content.Title) { ObjectiveId = objectiveId, Measure = keyResult.Content.Measure }
                : null;
    }

    private static IEnumerable<(string Kind, Guid Id)> About(StreamId stream)
    {
        if (stream.Kind == ObjectiveComments.Category)
            return [(Objective.Category, stream.Id)];

        return stream.Kind == Objective.Category || stream.Kind == KeyResultProgress.Category
            ? [(stream.Kind, stream.Id)]
            : [];
    }
}
