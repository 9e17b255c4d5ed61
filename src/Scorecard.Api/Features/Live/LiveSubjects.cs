using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>What streams are about, and who may know of it. What is not named here is told to nobody.</summary>
internal sealed class LiveSubjects(Facts facts, Facts objectivesOfCheckIns)
{
    private readonly Dictionary<Guid, Objective> _objectives = facts.All<Objective>().Concat(objectivesOfCheckIns.All<Objective>())
        .DistinctBy(objective => objective.Id)
        .ToDictionary(objective => objective.Id, objective => objective.State);

    private readonly Dictionary<Guid, Guid> _objectiveOf = facts.All<KeyResultProgress>()
        .ToDictionary(progress => progress.Id, progress => progress.State.ObjectiveId);

    private readonly Dictionary<Guid, Kpi> _kpis = facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State);

    private readonly Dictionary<Guid, BalancedScorecard> _scorecards = facts.All<BalancedScorecard>()
        .ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);

    /// <summary>Null for what this person may not know of.</summary>
    public LiveChange? Of(LogEntry entry, Access access, OkrAccess okrs)
    {
        var (kind, id) = (entry.Stream.Kind, entry.Stream.Id);
        if (kind == Cycle.Category)
            return access.MayAnywhere(Permission.Read) ? Tell(LiveKind.Cycle) : null;
        if (kind == Objective.Category)
            return Sees(id) ? Tell(LiveKind.Objective, id) : null;
        if (kind == ObjectiveComments.Category)
            return Sees(id) ? Tell(LiveKind.ObjectiveComments, id) : null;
        if (kind == KeyResultProgress.Category)
            return _objectiveOf.TryGetValue(id, out var objectiveId) && Sees(objectiveId) ? Tell(LiveKind.KeyResult, objectiveId) : null;
        if (kind == Kpi.Category)
            return ReadsKpi() ? Tell(LiveKind.Kpi) : null;
        if (kind == KpiValues.Category)
            return ReadsKpi() ? Tell(LiveKind.KpiValues) : null;
        if (kind == BalancedScorecard.Category)
            return _scorecards.TryGetValue(id, out var scorecard) && access.May(Permission.Read, scorecard.UnitId) ? Tell(LiveKind.Scorecard) : null;

        return null;

        bool Sees(Guid objective) => _objectives.TryGetValue(objective, out var state) && okrs.MaySee(state);
        bool ReadsKpi() => _kpis.TryGetValue(id, out var kpi) && access.May(Permission.Read, kpi.Latest.OwnerUnitId);
        LiveChange Tell(LiveKind what, Guid? objective = null) => new(what, id, objective, entry.ActorId, entry.RecordedAt);
    }
}
