using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>One of each event that is ever stored, with every member filled in.</summary>
public static class EventSamples
{
    private static readonly Guid A = Guid.Parse("0199a000-0000-7000-8000-00000000000a");
    private static readonly Guid B = Guid.Parse("0199a000-0000-7000-8000-00000000000b");
    private static readonly Guid C = Guid.Parse("0199a000-0000-7000-8000-00000000000c");

    private static readonly OrganizationSettings Settings = new("한빛커머스", "ko", "Asia/Seoul", "KRW", 1, 100m, 80m, 120m, 15, 10);

    private static readonly ScaleSettings Scale =
        new(90m, 110m, 50m, 150m, [new ScalePoint(0m, 0m), new ScalePoint(10.5m, 100m)], 130m, 95m, 70m, AttainmentMode.TargetOverActual, 5);

    private static readonly KpiDefinition Definition = new(
        "churn-rate", "해지율 \"월\"", "Customers lost ÷ customers", UnitKind.Percent, "%", 2, Direction.Decrease, KpiLevel.Strategic, KpiTiming.Lagging,
        KpiHorizon.Short, KpiNature.Quantitative, "Retention", PerspectiveKind.Customer, Frequency.HalfYearly, Aggregation.Ratio, 100m, A, B,
        "Billing", "billing.churn", "lost / total", 5m, 3.25m, "Industry report", C, Scale);

    private static readonly IReadOnlyList<KpiInput> Inputs = [new("lost", A), new("total", B)];

    private static readonly SegmentKey Online = new("channel", "online");

    private static readonly Segmentation Segments = new(
    [
        new KpiDimension("channel", "채널", [new DimensionMember("online", "온라인"), new DimensionMember("store", "매장")], SegmentRollUp.Ratio),
        new KpiDimension("region", "Region", [new DimensionMember("seoul", "Seoul")]),
    ]);

    private static readonly ObjectiveDetails Objective = new("Keep customers", "They stay", "Loyalty", 40m, B);

    private static readonly RollUpSettings RollUp = new(MissingPolicy.Carry, 2, CapChildrenAt100: true);

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly ObjectiveContent Okr = new("고객이 먼저 찾는 서비스", "They come back", Ambition.Aspirational, A, B, Private: true, 2.5m);

    private static readonly KeyResultContent KeyResult = new(
        "재구매율", new Measure(MeasureKind.Kpi, 2, "%", 40.5m, 20m, KpiId: C, Reach: KpiReach.OverCycle), 3m, B, "Of all who bought once");

    private static readonly CheckIn CheckIn = new(A, Day, B, 25.5m, Confidence: 3m, Note: "Slower", Blocker: "Licence", BlockerOwnerId: C, NextSteps: "Ask");

    private static readonly ObjectiveReview Review = new(
        ObjectiveOutcome.PartlyAchieved, [new KeyResultScore(C, 0.75m)], [new LearningAnswer("what-worked", "Calls")], "Good");

    public static IReadOnlyList<object> All { get; } =
    [
        new OrganizationFounded(Settings),
        new OrganizationSettingsRevised(Settings),
        new UnitDefined("sales", "영업본부", A),
        new UnitRevised("sales", "영업1본부", B),
        new UnitClosed(),
        new UnitReopened(),
        new PersonAdded(A),
        new PersonMoved(B),
        new PersonRoleGranted(Role.UnitManager, A),
        new PersonRoleRevoked(Role.Hr, A),
        new PersonDeactivated(),
        new PersonReactivated(),
        new PersonErased(),

        new KpiDefined(Definition),
        new KpiDefinitionRevised(2, P("2026-H2"), Definition),
        new KpiTargetsSet([new TargetEntry(P("2026-H1"), 3.5m, 5m, 2.75m), new TargetEntry(P("2026-H2"), Target: null)], [P("2025-H2")]),
        new KpiActivated(),
        new KpiRetired(P("2027-H1")),
        new KpiReplaced(B, P("2027-H1")),
        new KpiReinstated(),

        new KpiValueRecorded(P("2026-11"), 1234567.89m, Numerator: null, Denominator: null, "As planned"),
        new KpiValueCorrected(P("2026-W47"), Value: null, 12m, 400m, Comment: null),
        new KpiValueMarkedNotApplicable(P("2026-Q4"), "Closed for a fair"),
        new KpiValueWithdrawn(P("2026-11-21")),
        new KpiValueCommented(P("2026"), "Audited"),

        new PeriodClosed(P("2026-Q3"), [P("2026-07"), P("2026-09")], 2),
        new PeriodReopened(P("2026-Q3"), [P("2026-09")]),

        new ValuesImported(
            "실적 3월.xlsx", new string('a', 64), "ERP", [new ImportedColumn("지표", ImportColumnRole.KpiName), new ImportedColumn("월", ImportColumnRole.PartOfYear)], 120, 10, 3000, 4, 2, 1),
        new CorrectionProposed(
            A, P("2026-11"), B, 2, new ValueFigures(12.5m, null, null, NotApplicable: false), new ValueFigures(null, 12m, 400m, NotApplicable: false),
            "Audited", "Late invoice", new SegmentKey("channel", "online")),
        new CorrectionApproved(C),
        new CorrectionRejected(C, "It is of December"),
        new CorrectionWithdrawn(),
        new CorrectionRejectionSeen(),

        new ScorecardCreated(
            A,
            2026,
            "Sales 2026",
            P("2026-01"),
            [new Perspective(A, PerspectiveKind.Learning, "Learning", 25m, [new StrategicObjective(B, Objective, [new KpiPlacement(C, 60m)], [new ObjectiveSupport(C, A, 10m)])])],
            [new ObjectiveLink(A, B)],
            RollUp),
        new ScorecardRenamed("Sales 2026, revised"),
        new ScorecardMapLaidOut([new MapPosition(A, 12.5m, -40m)]),
        new PerspectiveAdded(P("2026-07"), A, PerspectiveKind.Internal, "Processes", 25m),
        new PerspectiveRevised(P("2026-07"), A, "Operations", 30m),
        new PerspectiveRemoved(P("2026-07"), A),
        new ObjectiveAdded(P("2026-07"), A, B, Objective),
        new ObjectiveRevised(P("2026-07"), A, B, Objective),
        new ObjectiveRemoved(P("2026-07"), A),
        new KpiPlaced(P("2026-07"), A, B, 33.3333m),
        new KpiPlacementRemoved(P("2026-07"), A, B),
        new ObjectivesLinked(P("2026-07"), A, B),
        new ObjectivesUnlinked(P("2026-07"), A, B),
        new ObjectiveSupported(P("2026-07"), A, B, C, 0m),
        new ObjectiveSupportRemoved(P("2026-07"), A, B, C),
        new RollUpRevised(P("2026-07"), RollUp),

        new CyclePlanned("4분기", CycleKind.Quarter, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), new CheckInRhythm(7, 3)),
        new CycleRevised("Spring", new DateOnly(2026, 3, 1), new DateOnly(2026, 5, 31), new CheckInRhythm(14, 0)),
        new CycleStarted(),
        new CycleClosingBegun(new DateOnly(2026, 12, 31)),
        new CycleClosed(2, new DateOnly(2027, 1, 15)),
        new CycleReopened(CycleStatus.Closing),
        new OkrObjectiveDrafted(C, Okr, [new ObjectiveParent(ParentKind.StrategicObjective, A, B)], B),
        new OkrObjectiveRevised(Okr),
        new OkrObjectiveAligned([new ObjectiveParent(ParentKind.Objective, A, WithinId: null), new ObjectiveParent(ParentKind.KeyResult, A, B)]),
        new OkrObjectiveAgreed(Day),
        new OkrObjectiveReturnedToDraft(),
        new OkrObjectiveArchived(),
        new OkrObjectiveRestored(),
        new OkrObjectiveReviewDrafted(new ObjectiveReview(Outcome: null, [], [], Note: null)),
        new OkrObjectiveClosed(Review, 0.75m, new DateOnly(2027, 1, 8)),
        new OkrObjectiveReopened(),
        new KeyResultAdded(A, KeyResult, On: Day),
        new KeyResultRevised(A, KeyResult),
        new KeyResultsOrdered([B, A]),
        new KeyResultArchived(A),
        new KeyResultRestored(A),
        new CheckedIn(C, CheckIn),
        new CheckInCorrected(A, CheckIn, CheckIn with { Value = 26m, Corrected = true }),
        new CheckInWithdrawn(A),
        new CommentPosted(A, B, "@지수 확인 부탁드립니다", [C]),
        new CommentRevised(A, "Thanks", []),
        new CommentRemoved(A),

        new RewardPlanDrafted(Terms, Pay),
        new RewardPlanRevised(Terms, Pay),
        new RewardPlanPublished(2, P("2026-Q3"), Pay),
        new RewardPlanArchived(),
        new RewardPlanRestored(),
        new ParticipationSet(A, B, [new ParticipationSegment(new DateOnly(2026, 2, 15), new DateOnly(2026, 12, 31), C, 6_000_000m)]),
        new ParticipantModified(A, P("2026-Q3"), 110m),
        new RewardRunComputed(A, 1, P("2026-Q3"), At, B, Adjusts: null, 12, 0, 6_600_000m, 6_600_000m, "00ff"),
        new RewardRunReviewed(A),
        new RewardRunApproved(B),
        new RewardRunFrozen(),
        new RewardRunPaid(6_600_000m),
        new RewardRunDiscarded(),
        new DisputeOpened(A, B, DisputeReason.Value, "3월 실적이 다릅니다"),
        new DisputeAnswered(A, "Which month?", NeedsInformation: true),
        new DisputeAccepted(A, "확인했습니다"),
        new DisputeRejected(A, "As agreed"),
        new DisputeWithdrawn(),
    ];

    /// <summary>Events with members that did not exist when the first of their kind were stored, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, object> WithLaterDetails { get; } = new Dictionary<string, object>
    {
        ["kpi-defined.calculation"] = new KpiDefined(Definition with { Calculation = "lost / total * 100" }, Inputs),
        ["kpi-definition-revised.calculation"] = new KpiDefinitionRevised(2, P("2026-H2"), Definition with { Calculation = "lost / total * 100" }, Inputs),
        ["kpi-defined.segments"] = new KpiDefined(Definition with { Segments = Segments }),
        ["kpi-definition-revised.segments"] = new KpiDefinitionRevised(2, P("2026-H2"), Definition with { Segments = Segments }),
        ["kpi-value-recorded.segment"] = new KpiValueRecorded(P("2026-11"), 1234567.89m, Numerator: null, Denominator: null, "As planned", Online),
        ["organization-settings-revised.approval"] = new OrganizationSettingsRevised(Settings with { ApproveCorrections = true }),
        ["kpi-value-corrected.proposal"] = new KpiValueCorrected(P("2026-11"), 12m, null, null, Comment: null) { Proposal = new ApprovedProposal(A, B) },
        ["kpi-value-corrected.segment"] = new KpiValueCorrected(P("2026-W47"), Value: null, 12m, 400m, Comment: null, Online),
        ["kpi-value-marked-not-applicable.segment"] = new KpiValueMarkedNotApplicable(P("2026-Q4"), "Closed for a fair", Online),
        ["kpi-value-withdrawn.segment"] = new KpiValueWithdrawn(P("2026-11-21"), Online),
        ["kpi-value-commented.segment"] = new KpiValueCommented(P("2026"), "Audited", Online),
        ["okr-objective-drafted.carried"] = new OkrObjectiveDrafted(C, Okr, [], B, CarriedFrom: A),
        ["key-result-added.carried"] = new KeyResultAdded(A, KeyResult, CarriedFrom: B),
        ["key-result-added.metric"] = new KeyResultAdded(A, new KeyResultContent("NPS", Measure.OfMetric(12m, 30.5m, decimals: 1))),
        ["key-result-added.milestones"] = new KeyResultAdded(A, new KeyResultContent("출시", Measure.OfMilestones(new Milestone(B, "설계", 2m), new Milestone(C, "개발", 3m)))),
        ["key-result-added.zones"] = new KeyResultAdded(A, new KeyResultContent("Brand", Measure.OfZones("Known", "Asked for", "Loved"))),
        ["key-result-checked-in.milestones"] = new CheckedIn(C, new CheckIn(A, Day, B, MilestonesDone: [C], Confidence: 8m)),
        ["key-result-checked-in.measured"] = new CheckedIn(C, CheckIn with { Measured = MeasureKind.Metric }),
        ["reward-plan-published.awards"] = new RewardPlanPublished(1, P("2026-Q3"), Pay with
        {
            Awards =
            [
                new AwardRule(A, "특별휴가", 1m, "일", B, new AwardCondition(C, GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: true), Top: null),
                new AwardRule(B, "우수 사원", 1m, "회", UnitId: null, Condition: null, new AwardRanking(3, A)),
            ],
            Leaderboard = new LeaderboardSettings(A, LeaderboardOf.Units),
        }),
        ["reward-run-computed.awards"] =
            new RewardRunComputed(A, 1, P("2026-Q3"), At, B, Adjusts: C, 12, 0, 0m, 0m, "00ff", Granted: 11, Withdrawn: 1),
        ["reward-run-computed.awards-only"] =
            new RewardRunComputed(A, 1, P("2026-Q3"), At, B, Adjusts: null, 12, 0, 0m, 0m, "00ff", Granted: 4, Withdrawn: 0, AwardsOnly: true),
        ["reward-run-computed.adjustment"] =
            new RewardRunComputed(A, 1, P("2026-Q3"), At, B, Adjusts: C, 12, 0, 6_150_000m, -450_000m, "00ff", LimitPerPayPeriod: true),
        ["check-in-withdrawn.earlier"] = new CheckInWithdrawn(A, CheckIn),
    };

    private static RewardPlanTerms Terms => new("영업 성과급", "분기", Frequency.Quarterly, A, [B]);

    private static PayRules Pay => new(
        [new PayMeasure(A, MeasureBasis.KpiAttainment, B, 60m, PayCurve.Default), new PayMeasure(B, MeasureBasis.ObjectiveScore, C, 1m, PayCurve.Default, MissingInput.Zero, "약정")],
        Combination.Additive,
        [new PayGate(C, A, GateFigure.Value, GateComparison.AtMost, 3m, EverySubPeriod: true, GateEffect.CapAt, 80m)],
        [new PayModifier(A, "개인", 80m, 120m)],
        Cap: 150m,
        new Rounding(10m, RoundingMode.Down),
        PoolAmount: 1_000_000m,
        RecoveryLimit: 50m);

    private static DateTimeOffset At => new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);

    private static Period P(string key) => Period.Parse(key).Required;
}
