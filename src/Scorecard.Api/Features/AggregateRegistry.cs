using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features;

/// <summary>Every kind of aggregate, with the business keys that no two of them may share.</summary>
public static class AggregateRegistry
{
    /// <summary>The key by which an objective holds each of its key results.</summary>
    public const string KeyResultKey = "key-result";

    public static Aggregates Create() => new Aggregates()
        .Add<Organization, OrganizationEvent>()
        .Add<Unit, UnitEvent>(unit => [new BusinessKey("unit-code", Unit.KeyOf(unit.Code))])
        .Add<Person, PersonEvent>()
        .Add<Kpi, KpiEvent>(kpi => kpi.Codes.Select(code => new BusinessKey("kpi-code", code)))
        .Add<PeriodClose, PeriodCloseEvent>()
        .Add<ValueImport, ValueImportEvent>()
        .Add<Correction, CorrectionEvent>(correction =>
            correction is { IsOpen: true, Proposal: { } open } ? [new BusinessKey("correction", Correction.KeyOf(open))] : [])
        .Add<RewardPlan, RewardPlanEvent>(isPremise: true)
        .Add<Participant, ParticipantEvent>()
        .Add<Dispute, DisputeEvent>(dispute => dispute.IsOpen ? [new BusinessKey("dispute", Dispute.KeyOf(dispute))] : [])
        .Add<RewardRun, RewardRunEvent>(run => run.IsOpen ? [new BusinessKey("reward-run", RewardRun.KeyOf(run.Computation!))] : [], isPremise: true)
        .Add<BalancedScorecard, ScorecardEvent>(scorecard =>
            [new BusinessKey("scorecard", BalancedScorecard.KeyOf(scorecard.UnitId, scorecard.FiscalYear))])
        .Add<Cycle, CycleEvent>(cycle => [new BusinessKey("cycle", Cycle.KeyOf(cycle.FirstDay, cycle.LastDay))], isPremise: true)
        .Add<Objective, ObjectiveEvent>(objective => objective.KeyResults.Select(keyResult => new BusinessKey(KeyResultKey, keyResult.Id.ToString("D"))), isPremise: true)
        .Add<KeyResultProgress, CheckInEvent>();
}
