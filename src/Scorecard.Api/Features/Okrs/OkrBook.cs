using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Objectives of one moment, ready to be read for its business day. Each reading is made when it is asked for and kept.</summary>
public sealed class OkrBook(
    OkrStates states,
    IReadOnlyDictionary<Guid, Stored<KeyResultProgress>> progress,
    IReadOnlyDictionary<Guid, CheckIn?> earlier,
    ScoringSnapshot? figures,
    IReadOnlyDictionary<Guid, BalancedScorecard> scorecards,
    IReadOnlyDictionary<Guid, PersonData> people)
{
    private readonly Dictionary<Guid, KeyResultReading> _keyResults = new(progress.Count);
    private readonly Dictionary<Guid, ObjectiveReading> _objectives = [];

    public OkrStates States => states;

    public OkrAccess Access => states.Access;

    public PersonRef? NameOf(Guid? personId) => people.RefOf(personId);

    /// <summary>The check-in that stands on the business day.</summary>
    public CheckIn? LatestOf(Guid keyResultId) => earlier.TryGetValue(keyResultId, out var then)
        ? then
        : progress.GetValueOrDefault(keyResultId)?.State.Latest;

    /// <summary>The version of the key result's check-ins; 0 = none yet.</summary>
    public int VersionOf(Guid keyResultId) => progress.GetValueOrDefault(keyResultId)?.Version ?? 0;

    public KeyResultReading ReadingOf(Stored<Objective> objective, KeyResult keyResult)
    {
        if (!_keyResults.TryGetValue(keyResult.Id, out var reading))
            _keyResults[keyResult.Id] = reading = ReadingOn(states.Day, objective, keyResult, LatestOf(keyResult.Id));
        return reading;
    }

    /// <summary>As it was at the end of an earlier day.</summary>
    /// <param name="standing">The check-in that stood then; null = none.</param>
    public KeyResultReading ReadingOn(DateOnly day, Stored<Objective> objective, KeyResult keyResult, CheckIn? standing) =>
        KeyResultReading.Of(objective.State, keyResult, standing, FigureOf(keyResult, CycleOf(objective), day), CycleOf(objective), day);

    public ObjectiveReading ReadingOf(Stored<Objective> objective)
    {
        if (!_objectives.TryGetValue(objective.Id, out var reading))
        {
            _objectives[objective.Id] = reading = ObjectiveReading.Of(
                objective.State, objective.State.KeyResults.Select(keyResult => ReadingOf(objective, keyResult)), CycleOf(objective), states.Day);
        }

        return reading;
    }

    /// <summary>Whether the reader may check in now: with the right to, and while objective, key result and cycle take check-ins.</summary>
    public bool MayCheckIn(Stored<Objective> objective, KeyResult keyResult) =>
        !states.HasClosedSince(objective) && states.Access.MayCheckIn(objective.State, keyResult.Id) && KeyResultProgress.Refusal(objective.State, CycleOf(objective), keyResult.Id) is null;

    /// <summary>The KPI behind a key result, for those who may read it.</summary>
    public Kpi? KpiOf(Guid kpiId) => figures?.Kpis.GetValueOrDefault(kpiId)?.State is { IsDefined: true } kpi && states.Access.MayReadUnit(kpi.Latest.OwnerUnitId)
        ? kpi
        : null;

    /// <summary>How often the KPI behind a key result is measured, whoever asks; null where there is none.</summary>
    public Frequency? FrequencyOf(Guid kpiId) => figures?.Kpis.GetValueOrDefault(kpiId)?.State is { IsDefined: true } kpi ? kpi.Frequency : null;

    /// <summary>The name of a strategic objective, for those who may read its scorecard.</summary>
    public (StrategicObjective Objective, BalancedScorecard Scorecard)? StrategicObjectiveOf(Guid scorecardId, Guid objectiveId) =>
        scorecards.GetValueOrDefault(scorecardId) is { } scorecard
        && states.Access.MayReadUnit(scorecard.UnitId)
        && scorecard.Versions.Select(version => version.Objective(objectiveId)).OfType<StrategicObjective>().LastOrDefault() is { } found
            ? (found, scorecard)
            : null;

    private Cycle CycleOf(Stored<Objective> objective) => states.Cycles.GetValueOrDefault(objective.State.CycleId)?.State ?? Cycle.Initial;

    private KpiFigure? FigureOf(KeyResult keyResult, Cycle cycle, DateOnly day) =>
        keyResult.Content.Measure is { KpiId: { } kpiId, Reach: { } reach } && figures?.Scoring.Reader(kpiId) is { } reader
            ? KpiFigure.Read(reader, reach, cycle, day, states.Organization.Calendar)
            : null;
}
