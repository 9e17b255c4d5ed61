using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
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
        new PersonReactivated());

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
