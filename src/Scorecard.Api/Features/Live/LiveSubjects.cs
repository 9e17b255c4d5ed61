using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>What streams are about, and who may know of it. What is not named here is told to nobody.</summary>
/// <param name="around">The objectives of check-ins, and where something is about pay every plan and the runs of disputes.</param>
internal sealed class LiveSubjects(Facts facts, Facts around)
{
    private readonly Dictionary<Guid, Objective> _objectives = facts.All<Objective>().Concat(around.All<Objective>())
        .DistinctBy(objective => objective.Id)
        .ToDictionary(objective => objective.Id, objective => objective.State);

    private readonly Dictionary<Guid, Guid> _objectiveOf = facts.All<KeyResultProgress>()
        .ToDictionary(progress => progress.Id, progress => progress.State.ObjectiveId);

    private readonly Dictionary<Guid, Kpi> _kpis = facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State);

    private readonly Dictionary<Guid, BalancedScorecard> _scorecards = facts.All<BalancedScorecard>()
        .ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);

    private readonly Dictionary<Guid, Dispute> _disputes = facts.All<Dispute>().ToDictionary(dispute => dispute.Id, dispute => dispute.State);

    private readonly Dictionary<Guid, Guid> _planOfRun = facts.All<RewardRun>().Concat(around.All<RewardRun>())
        .Where(run => run.State.Computation is not null)
        .DistinctBy(run => run.Id)
        .ToDictionary(run => run.Id, run => run.State.Computation!.PlanId);

    private readonly Dictionary<Guid, RewardPlan> _plans = around.All<RewardPlan>().ToDictionary(plan => plan.Id, plan => plan.State);

    /// <summary>Null for what this person may not know of.</summary>
    public LiveChange? Of(LogEntry entry, Guid personId, Access access, OkrAccess okrs)
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
        if (kind == RewardRun.Category)
            return SeesPay(id) ? Tell(LiveKind.RewardRun) : null;
        if (kind == Dispute.Category)
            return _disputes.TryGetValue(id, out var dispute) && (dispute.PersonId == personId || SeesPay(dispute.RunId)) ? Tell(LiveKind.Dispute) : null;

        return null;

        bool SeesPay(Guid run) =>
            _planOfRun.TryGetValue(run, out var planId) && _plans.TryGetValue(planId, out var plan) && RewardAccess.MaySee(plan, access, personId);
        bool Sees(Guid objective) => _objectives.TryGetValue(objective, out var state) && okrs.MaySee(state);
        bool ReadsKpi() => _kpis.TryGetValue(id, out var kpi) && access.May(Permission.Read, kpi.Latest.OwnerUnitId);
        LiveChange Tell(LiveKind what, Guid? objective = null) => new(what, id, objective, entry.ActorId, entry.RecordedAt);
    }
}
