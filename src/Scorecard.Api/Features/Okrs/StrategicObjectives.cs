using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Okrs;

/// <summary>A strategic objective with the scorecard it stands on.</summary>
public sealed record AnchoredObjective(Guid Id, Guid ScorecardId, Guid UnitId, Guid PerspectiveId, string Perspective, StrategicObjective Objective)
{
    public bool Equals(AnchoredObjective? other) => (Id, ScorecardId) == (other?.Id, other?.ScorecardId);

    public override int GetHashCode() => HashCode.Combine(Id, ScorecardId);
}

/// <summary>Strategic objectives that objectives can be aligned to, as far as the reader may see their scorecards.</summary>
public sealed class StrategicObjectives
{
    private readonly Dictionary<Guid, Stored<BalancedScorecard>> _scorecards;
    private readonly Dictionary<(Guid ScorecardId, Guid ObjectiveId), AnchoredObjective?> _found = [];

    public StrategicObjectives(OkrStates states)
    {
        var calendar = states.Organization.Calendar;
        Month = Period.Containing(states.Day, Frequency.Monthly, calendar);
        List<Stored<BalancedScorecard>> readable =
            [.. states.Snapshot.Facts.All<BalancedScorecard>().Where(scorecard => scorecard.State.IsCreated && states.Access.MayReadUnit(scorecard.State.UnitId))];
        _scorecards = readable.ToDictionary(scorecard => scorecard.Id);
        Scorecards = [.. Placements.OfYear(readable, Month, calendar).OrderBy(scorecard => states.OrderOf(scorecard.State.UnitId)).ThenBy(scorecard => scorecard.Id)];
        InForce = [.. Scorecards.SelectMany(scorecard => Of(scorecard, scorecard.State.StructureAt(Month)))];
    }

    /// <summary>The month of the business day, whose structures are in force.</summary>
    public Period Month { get; }

    /// <summary>Scorecards of the fiscal year of the business day, in the order of the unit tree from the top.</summary>
    public IReadOnlyList<Stored<BalancedScorecard>> Scorecards { get; }

    /// <summary>Those of the structures in force on the business day.</summary>
    public IReadOnlyList<AnchoredObjective> InForce { get; }

    public StructureVersion StructureOf(Stored<BalancedScorecard> scorecard) => scorecard.State.StructureAt(Month);

    /// <summary>In force, or the last that there was; null where the reader may not see it.</summary>
    public AnchoredObjective? Find(Guid scorecardId, Guid objectiveId)
    {
        if (!_found.TryGetValue((scorecardId, objectiveId), out var found))
            _found[(scorecardId, objectiveId)] = found = Search(scorecardId, objectiveId);
        return found;
    }

    /// <inheritdoc cref="Find(Guid, Guid)"/>
    public AnchoredObjective? Find(Guid objectiveId) =>
        InForce.FirstOrDefault(one => one.Id == objectiveId)
        ?? _scorecards.Keys.Select(scorecardId => Find(scorecardId, objectiveId)).FirstOrDefault(one => one is not null);

    /// <summary>What these objectives are aligned to, each once.</summary>
    public IEnumerable<AnchoredObjective> Of(IEnumerable<Stored<Objective>> objectives) => objectives
        .SelectMany(objective => objective.State.Parents)
        .Where(parent => parent.Kind is ParentKind.StrategicObjective)
        .Select(parent => (ScorecardId: parent.WithinId!.Value, parent.Id))
        .Distinct()
        .Select(parent => Find(parent.ScorecardId, parent.Id))
        .OfType<AnchoredObjective>();

    private AnchoredObjective? Search(Guid scorecardId, Guid objectiveId)
    {
        if (!_scorecards.TryGetValue(scorecardId, out var scorecard))
            return null;

        var version = scorecard.State.StructureAt(Month) is { } current && current.Objective(objectiveId) is not null
            ? current
            : scorecard.State.Versions.LastOrDefault(version => version.Objective(objectiveId) is not null);
        return version is null ? null : Of(scorecard, version).First(one => one.Id == objectiveId);
    }

    private static IEnumerable<AnchoredObjective> Of(Stored<BalancedScorecard> scorecard, StructureVersion version) =>
        from perspective in version.Perspectives
        from objective in perspective.Objectives
        select new AnchoredObjective(objective.Id, scorecard.Id, scorecard.State.UnitId, perspective.Id, perspective.Name, objective);
}
