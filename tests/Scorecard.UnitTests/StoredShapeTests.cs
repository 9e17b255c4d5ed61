using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.UnitTests.Kpis;
using Scorecard.UnitTests.Kpis.Segments;
using Scorecard.UnitTests.Strategy;

namespace Scorecard.UnitTests;

/// <summary>Events and states survive being written and read, and a state rebuilt from stored events has the same bytes.</summary>
public class StoredShapeTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly Period July = Period.Of("2026-07");

    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001");

    private static readonly Guid Two = new("00000000-0000-0000-0000-000000000002");

    private static readonly ObjectiveContent Loved =
        new("Customers come back", Description: null, Ambition.Aspirational, Guid.NewGuid(), OwnerPersonId: null, Private: false, 1.50m);

    [Fact]
    public void A_kpi_is_rebuilt_to_the_same_bytes() => RebuildsTo<Kpi, KpiEvent>(
        Revenue.Defined,
        new KpiDefinitionRevised(2, July.Next, Revenue.Definition with { Segments = Channels.All }),
        new KpiDefinitionRevised(3, July, Revenue.Definition with { Scale = ScaleSettings.Default with { Points = [new(0m, 0m), new(1.50m, 100m)], Cap = 120.0m } }),
        Revenue.TargetsSet(Revenue.From("2026-01", 100.0m, 50m, 120m), Revenue.From("2026-07", null)),
        new KpiTargetsSet([], [July]),
        Revenue.Activated,
        new KpiRetired(July),
        new KpiReinstated(),
        new KpiReplaced(Guid.NewGuid(), July));

    [Fact]
    public void A_scorecard_is_rebuilt_to_the_same_bytes() => RebuildsTo<BalancedScorecard, ScorecardEvent>(
        CompanyScorecard.Created,
        new ScorecardRenamed("Group"),
        new PerspectiveAdded(July, CompanyScorecard.Numbered(0x15), PerspectiveKind.Other, "Sustainability", 10.50m),
        new PerspectiveRevised(July, CompanyScorecard.Financial, "Finance", 50m),
        new PerspectiveRemoved(July.Next, CompanyScorecard.Numbered(0x15)),
        new ObjectiveAdded(July, CompanyScorecard.Numbered(0x25), CompanyScorecard.Customer, CompanyScorecard.LoyaltyDetails),
        new ObjectiveRevised(July.Next, CompanyScorecard.Numbered(0x25), CompanyScorecard.Financial, CompanyScorecard.GrowthDetails),
        new KpiPlaced(July, CompanyScorecard.Growth, CompanyScorecard.Revenue, 70m),
        new KpiPlacementRemoved(July.Next, CompanyScorecard.Growth, CompanyScorecard.Revenue),
        new ObjectivesLinked(July, CompanyScorecard.Loyalty, CompanyScorecard.Growth),
        new ObjectivesUnlinked(July.Next, CompanyScorecard.Loyalty, CompanyScorecard.Growth),
        new ObjectiveSupported(July, CompanyScorecard.Growth, Guid.NewGuid(), CompanyScorecard.Loyalty, 1m),
        new ObjectiveSupportRemoved(July.Next, CompanyScorecard.Growth, Guid.NewGuid(), CompanyScorecard.Loyalty),
        new RollUpRevised(July, new RollUpSettings(MissingPolicy.Carry, 2, CapChildrenAt100: true)),
        new ObjectiveRemoved(July.Next, CompanyScorecard.Loyalty),
        new ScorecardMapLaidOut([new MapPosition(CompanyScorecard.Growth, 1.5m, 2m)]));

    [Fact]
    public void An_organization_is_rebuilt_to_the_same_bytes() => RebuildsTo<Organization, OrganizationEvent>(
        new OrganizationFounded(new OrganizationSettings("Hanbit", "ko", "Asia/Seoul", "KRW", 1)),
        new OrganizationSettingsRevised(new OrganizationSettings("Hanbit", "ko", "Asia/Seoul", "KRW", 1, GreenAt: 95.0m)));

    [Fact]
    public void A_unit_is_rebuilt_to_the_same_bytes() => RebuildsTo<Unit, UnitEvent>(
        new UnitDefined("hq", "Company", ParentId: null),
        new UnitRevised("hq", "Group", Guid.NewGuid()),
        new UnitClosed(),
        new UnitReopened());

    [Fact]
    public void A_person_is_rebuilt_to_the_same_bytes() => RebuildsTo<Person, PersonEvent>(
        new PersonAdded(UnitId: null),
        new PersonMoved(Guid.NewGuid()),
        new PersonRoleGranted(Role.UnitManager, Guid.NewGuid()),
        new PersonRoleRevoked(Role.UnitManager, Guid.NewGuid()),
        new PersonDeactivated(),
        new PersonReactivated(),
        new PersonDeactivated(),
        new PersonErased());

    [Fact]
    public void A_cycle_is_rebuilt_to_the_same_bytes() => RebuildsTo<Cycle, CycleEvent>(
        new CyclePlanned("Q4", CycleKind.Quarter, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), CheckInRhythm.Default),
        new CycleRevised("Winter", new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), new CheckInRhythm(14, 0)),
        new CycleStarted(),
        new CycleClosingBegun(new DateOnly(2026, 12, 31)),
        new CycleClosed(1, new DateOnly(2027, 1, 15)),
        new CycleReopened(CycleStatus.Closing));

    [Fact]
    public void An_objective_is_rebuilt_to_the_same_bytes() => RebuildsTo<Objective, ObjectiveEvent>(
        new OkrObjectiveDrafted(
            Guid.NewGuid(), Loved, [new ObjectiveParent(ParentKind.KeyResult, Guid.NewGuid(), Guid.NewGuid())], Guid.NewGuid(), CarriedFrom: Guid.NewGuid()),
        new OkrObjectiveRevised(Loved with { OwnerPersonId = Guid.NewGuid(), Private = true }),
        new OkrObjectiveAligned([new ObjectiveParent(ParentKind.Objective, Guid.NewGuid(), WithinId: null)]),
        new KeyResultAdded(One, new KeyResultContent("NPS", Measure.OfMetric(12m, 30.5m, "points", 1), 2.50m)),
        new KeyResultAdded(Two, new KeyResultContent("Launch", Measure.OfMilestones(new Milestone(One, "Design", 1m))), CarriedFrom: One, On: new DateOnly(2026, 11, 21)),
        new KeyResultRevised(Two, new KeyResultContent("Brand", Measure.OfZones("Known", "Asked for", "Loved"), Description: "In a survey")),
        new KeyResultsOrdered([Two, One]),
        new KeyResultArchived(Two),
        new KeyResultRestored(Two),
        new OkrObjectiveAgreed(new DateOnly(2026, 11, 21)),
        new OkrObjectiveReturnedToDraft(),
        new OkrObjectiveArchived(),
        new OkrObjectiveRestored(),
        new OkrObjectiveReviewDrafted(new ObjectiveReview(Outcome: null, [], [], Note: null)),
        new OkrObjectiveClosed(
            new ObjectiveReview(ObjectiveOutcome.Missed, [new KeyResultScore(One, 0.50m)], [new LearningAnswer("what-worked", "Calls")], "Late"), 0.5m, new DateOnly(2027, 1, 8)),
        new OkrObjectiveReopened());

    [Fact]
    public void Check_ins_are_rebuilt_to_the_same_bytes() => RebuildsTo<KeyResultProgress, CheckInEvent>(
        new CheckedIn(Two, new CheckIn(One, new DateOnly(2026, 11, 21), Two, 12.50m, Confidence: 3m, Blocker: "Licence", BlockerOwnerId: Two)),
        new CheckInCorrected(One, new CheckIn(One, new DateOnly(2026, 11, 21), Two, 12.50m), new CheckIn(One, new DateOnly(2026, 11, 21), Two, 13m, Corrected: true)),
        new CheckInWithdrawn(One),
        new CheckedIn(Two, new CheckIn(One, new DateOnly(2026, 11, 21), Two, MilestonesDone: [One], Confidence: 8m)),
        new CheckInWithdrawn(One, new CheckIn(Two, new DateOnly(2026, 11, 20), Two, 0.3m)));

    [Fact]
    public void A_stored_key_result_holds_only_what_its_measure_uses() => Assert.Equal(
        """
        {"objectiveId":"00000000-0000-0000-0000-000000000002","count":1,"latest":{"id":"00000000-0000-0000-0000-000000000001","date":"2026-11-21","by":"00000000-0000-0000-0000-000000000002","value":1.5,"confidence":8,"corrected":false}}
        """,
        JsonSerializer.Serialize(new KeyResultProgress(Two, 1, new CheckIn(One, new DateOnly(2026, 11, 21), Two, 1.5m, Confidence: 8m)), Strict));

    [Fact]
    public void A_stored_objective_holds_nothing_that_can_be_computed() => Assert.Equal(
        ["cycleId", "content", "parents", "keyResults", "stage", "archived", "createdBy"],
        JsonDocument.Parse(JsonSerializer.Serialize(Objective.Initial, Strict)).RootElement.EnumerateObject().Select(member => member.Name));

    public static TheoryData<KpiValueEvent> ValueEvents =>
    [
        new KpiValueRecorded(July, 80.0m, null, null, null),
        new KpiValueCorrected(July, null, 10m, 200m, "late invoice"),
        new KpiValueMarkedNotApplicable(July, null),
        new KpiValueWithdrawn(July),
        new KpiValueCommented(July, "Strike"),
        new KpiValueRecorded(July, 80.0m, null, null, null, new SegmentKey("channel", "online")),
        new KpiValueWithdrawn(July, new SegmentKey("channel", "online")),
    ];

    [Theory]
    [MemberData(nameof(ValueEvents))]
    public void Value_events_are_read_as_they_were_written(KpiValueEvent change) => Assert.Equal(change, Stored(change));

    [Fact]
    public void A_stored_kpi_holds_nothing_that_can_be_computed()
    {
        var json = JsonSerializer.Serialize(Revenue.Kpi(Revenue.Defined), Strict);

        Assert.Equal(
            ["activated", "revisions", "targets", "endedFrom", "replacedByKpiId"],
            JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name));
    }

    private static void RebuildsTo<TState, TEvent>(params TEvent[] history)
        where TState : IAggregate<TState, TEvent>
        where TEvent : class
    {
        Assert.Equal(
            typeof(TEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract).Select(type => type.Name).Order(),
            history.Select(change => change.GetType().Name).Distinct().Order());

        var state = TState.Initial;
        var rebuilt = TState.Initial;
        foreach (var change in history)
        {
            state = TState.Evolve(state, change);
            rebuilt = TState.Evolve(Stored(rebuilt), Stored(change));
            Assert.Equal(JsonSerializer.Serialize(state, Strict), JsonSerializer.Serialize(rebuilt, Strict));
        }
    }

    private static T Stored<T>(T value)
        where T : notnull => (T)JsonSerializer.Deserialize(JsonSerializer.Serialize(value, value.GetType(), Strict), value.GetType(), Strict)!;
}
