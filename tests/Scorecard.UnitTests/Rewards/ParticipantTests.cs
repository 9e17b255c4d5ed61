using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Rewards;

public sealed class ParticipantTests
{
    private static readonly Guid Plan = new("0192f000-0000-7000-8000-000000000001");
    private static readonly Guid Person = new("0192f000-0000-7000-8000-000000000002");
    private static readonly Guid Unit = new("0192f000-0000-7000-8000-000000000003");
    private static readonly PayModifier Modifier = new(Unit, "Individual", 80m, 120m);
    private static readonly PayRules Rules = new(
        [new(Unit, MeasureBasis.KpiAttainment, Unit, 1m, PayCurve.Default)], Combination.Additive, [], [Modifier], Cap: null, new(), PoolAmount: null);

    [Fact]
    public void Segments_are_kept_in_order_and_the_same_again_changes_nothing()
    {
        var (spring, autumn) = (Segment("2026-01-01", "2026-03-31"), Segment("2026-09-01", "2026-12-31"));

        var events = Participant.Initial.Set(Plan, Person, [autumn, spring]).Events;

        Assert.Equal([spring, autumn], Assert.IsType<ParticipationSet>(Assert.Single(events)).Segments);
        Assert.Empty(After(events[0]).Set(Plan, Person, [spring, autumn]).Events);
    }

    [Theory]
    [InlineData("2026-03-31", "2026-04-30", "participation.overlaps")]
    [InlineData("2026-04-02", "2026-04-01", "participation.backwards")]
    [InlineData("2026-04-01", "9999-12-31", "participation.year_out_of_range")]
    [InlineData("0001-01-01", "0001-01-02", "participation.year_out_of_range")]
    [InlineData("2026-04-01", "2200-12-31", null)]
    [InlineData("2026-04-01", "2026-04-01", null)]
    public void Segments_that_cannot_stand_are_refused(string from, string to, string? code) => Assert.Equal(
        code, Participant.Initial.Set(Plan, Person, [Segment("2026-01-01", "2026-03-31"), Segment(from, to)]).Error?.Code);

    [Fact]
    public void A_modifier_stays_within_the_plan_and_can_be_taken_back()
    {
        var quarter = Period.Of("2026-Q3");
        var participant = After(new ParticipationSet(Plan, Person, [Segment("2026-01-01", "2026-12-31")]));

        Assert.Equal(RewardErrors.ModifierOutOfRange, participant.Modify(Rules, Modifier.Id, quarter, 121m).Error);
        Assert.Equal(RewardErrors.ModifierOutOfRange, participant.Modify(Rules, Plan, quarter, 100m).Error);
        Assert.Equal([new ParticipantModified(Modifier.Id, quarter, 110m)], participant.Modify(Rules, Modifier.Id, quarter, 110m).Events);
        var modified = Participant.Evolve(participant, new ParticipantModified(Modifier.Id, quarter, 110m));
        Assert.Equal(110m, modified.ModifiersIn(quarter)[Modifier.Id]);
        Assert.Empty(modified.ModifiersIn(Period.Of("2026-Q4")));
        Assert.Empty(Participant.Evolve(modified, new ParticipantModified(Modifier.Id, quarter, Percent: null)).Modifiers);
        Assert.Equal(RewardErrors.ParticipantNotFound, Participant.Initial.Modify(Rules, Modifier.Id, quarter, 110m).Error);
    }

    private static ParticipationSegment Segment(string from, string to) =>
        new(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Unit, 1000m);

    private static Participant After(ParticipantEvent change) => Participant.Evolve(Participant.Initial, change);
}
