using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features;

/// <summary>The name under which each event is stored. A name, once used, is never changed or reused.</summary>
public static class EventRegistry
{
    public static EventTypes Create() => new EventTypes(JsonSetup.Stored)
        .Add<OrganizationFounded>("organization-founded")
        .Add<OrganizationSettingsRevised>("organization-settings-revised")
        .Add<UnitDefined>("unit-defined")
        .Add<UnitRevised>("unit-revised")
        .Add<UnitClosed>("unit-closed")
        .Add<UnitReopened>("unit-reopened")
        .Add<PersonAdded>("person-added")
        .Add<PersonMoved>("person-moved")
        .Add<PersonRoleGranted>("person-role-granted")
        .Add<PersonRoleRevoked>("person-role-revoked")
        .Add<PersonDeactivated>("person-deactivated")
        .Add<PersonReactivated>("person-reactivated")
        .Add<KpiDefined>("kpi-defined")
        .Add<KpiDefinitionRevised>("kpi-definition-revised")
        .Add<KpiTargetsSet>("kpi-targets-set")
        .Add<KpiActivated>("kpi-activated")
        .Add<KpiRetired>("kpi-retired")
        .Add<KpiReplaced>("kpi-replaced")
        .Add<KpiReinstated>("kpi-reinstated")
        .Add<KpiValueRecorded>("kpi-value-recorded")
        .Add<KpiValueCorrected>("kpi-value-corrected")
        .Add<KpiValueMarkedNotApplicable>("kpi-value-marked-not-applicable")
        .Add<KpiValueWithdrawn>("kpi-value-withdrawn")
        .Add<KpiValueCommented>("kpi-value-commented")
        .Add<PeriodClosed>("period-closed")
        .Add<PeriodReopened>("period-reopened")
        .Add<ValuesImported>("values-imported")
        .Add<CorrectionProposed>("correction-proposed")
        .Add<CorrectionApproved>("correction-approved")
        .Add<CorrectionRejected>("correction-rejected")
        .Add<CorrectionWithdrawn>("correction-withdrawn")
        .Add<CorrectionRejectionSeen>("correction-rejection-seen")
        .Add<ScorecardCreated>("scorecard-created")
        .Add<ScorecardRenamed>("scorecard-renamed")
        .Add<ScorecardMapLaidOut>("scorecard-map-laid-out")
        .Add<PerspectiveAdded>("perspective-added")
        .Add<PerspectiveRevised>("perspective-revised")
        .Add<PerspectiveRemoved>("perspective-removed")
        .Add<ObjectiveAdded>("objective-added")
        .Add<ObjectiveRevised>("objective-revised")
        .Add<ObjectiveRemoved>("objective-removed")
        .Add<KpiPlaced>("kpi-placed")
        .Add<KpiPlacementRemoved>("kpi-placement-removed")
        .Add<ObjectivesLinked>("objectives-linked")
        .Add<ObjectivesUnlinked>("objectives-unlinked")
        .Add<ObjectiveSupported>("objective-supported")
        .Add<ObjectiveSupportRemoved>("objective-support-removed")
        .Add<RollUpRevised>("roll-up-revised")
        .Add<CyclePlanned>("cycle-planned")
        .Add<CycleRevised>("cycle-revised")
        .Add<CycleStarted>("cycle-started")
        .Add<CycleClosingBegun>("cycle-closing-begun")
        .Add<CycleClosed>("cycle-closed")
        .Add<CycleReopened>("cycle-reopened")
        .Add<OkrObjectiveDrafted>("okr-objective-drafted")
        .Add<OkrObjectiveRevised>("okr-objective-revised")
        .Add<OkrObjectiveAligned>("okr-objective-aligned")
        .Add<OkrObjectiveAgreed>("okr-objective-agreed")
        .Add<OkrObjectiveReturnedToDraft>("okr-objective-returned-to-draft")
        .Add<OkrObjectiveArchived>("okr-objective-archived")
        .Add<OkrObjectiveRestored>("okr-objective-restored")
        .Add<OkrObjectiveReviewDrafted>("okr-objective-review-drafted")
        .Add<OkrObjectiveClosed>("okr-objective-closed")
        .Add<OkrObjectiveReopened>("okr-objective-reopened")
        .Add<KeyResultAdded>("key-result-added")
        .Add<KeyResultRevised>("key-result-revised")
        .Add<KeyResultsOrdered>("key-results-ordered")
        .Add<KeyResultArchived>("key-result-archived")
        .Add<KeyResultRestored>("key-result-restored")
        .Add<CheckedIn>("key-result-checked-in")
        .Add<CheckInCorrected>("check-in-corrected")
        .Add<CheckInWithdrawn>("check-in-withdrawn")
        .Add<CommentPosted>("comment-posted")
        .Add<CommentRevised>("comment-revised")
        .Add<CommentRemoved>("comment-removed");
}
