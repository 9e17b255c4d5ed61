using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Rewards;

public sealed class PlanDifferenceTests
{
    private static readonly Guid Unit = new("0192f000-0000-7000-8000-000000000001");
    private static readonly PayMeasure Measure = new(Unit, MeasureBasis.KpiAttainment, Unit, 1m, PayCurve.Default);
    private static readonly PayRules Rules = new([Measure], Combination.Additive, [], [], Cap: null, new(), PoolAmount: null);
    private static readonly RewardPlanTerms Terms = new("Bonus", Description: null, Frequency.Quarterly, Unit, []);
    private static readonly RewardPlan Plan = new(Terms, Draft: null, [new(1, Period.Of("2026-Q1"), Rules)], Archived: false);

    [Fact]
    public void What_is_the_same_differs_in_nothing_and_what_is_new_was_added()
    {
        Assert.Null(PlanDifference.Of(Side(Plan), Side(Plan)));
        Assert.Null(PlanDifference.Of(null, null));
        Assert.Equal((PlanMove.Added, 1), PlanDifference.Of(null, Side(Plan, Person(1))) is { } added ? (added.Move, added.Joined) : default);
    }

    [Fact]
    public void Terms_and_the_rules_in_force_are_compared_part_by_part()
    {
        PayGate gate = new(new("0192f000-0000-7000-8000-000000000002"), Unit, GateFigure.Value, GateComparison.AtLeast, 1m, EverySubPeriod: true, GateEffect.Zero, 0m);
        var next = Rules with { Cap = 120m, Measures = [Measure with { Weight = 2m }], Gates = [gate] };
        var changed = Plan with { Terms = Terms with { Name = "Sales bonus" }, Versions = [.. Plan.Versions, new(2, Period.Of("2026-Q2"), next)] };

        var difference = PlanDifference.Of(Side(Plan), Side(changed));

        Assert.Equal(
            [
                new(PlanAspect.Name, PlanMove.Changed),
                new(PlanAspect.Version, PlanMove.Changed),
                new(PlanAspect.Cap, PlanMove.Changed),
                new(PlanAspect.Measure, PlanMove.Changed, Measure.Id),
                new(PlanAspect.Gate, PlanMove.Added, gate.Id),
            ],
            difference!.Changes);
    }

    [Fact]
    public void A_version_of_a_later_period_is_no_difference_of_an_earlier_date_and_a_draft_is_one()
    {
        var later = Plan with { Versions = [.. Plan.Versions, new(2, Period.Of("2026-Q4"), Rules with { Cap = 1m })] };

        Assert.Null(PlanDifference.Of(Side(Plan), Side(later)));
        Assert.Equal([new(PlanAspect.Draft, PlanMove.Added)], PlanDifference.Of(Side(Plan), Side(Plan with { Draft = Rules }))!.Changes);
    }

    [Fact]
    public void Participants_of_the_date_are_counted_and_nothing_is_told_of_them()
    {
        var (one, two, three) = (Person(1), Person(2), Person(3));
        var raised = two with { Segments = [two.Segments[0] with { TargetAmount = 2m }] };
        var gone = one with { Segments = [one.Segments[0] with { To = new(2026, 3, 31) }] };

        var difference = PlanDifference.Of(Side(Plan, one, two), Side(Plan, gone, raised, three))!;

        Assert.Equal((0, 1, 1, 1), (difference.Changes.Count, difference.Joined, difference.Left, difference.Changed));
    }

    private static PlanSide Side(RewardPlan plan, params Participant[] participants) =>
        PlanSide.Of(plan, participants, Period.Of("2026-05"), FiscalCalendar.CalendarYear);

    private static Participant Person(int number) => new(
        Unit, new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), [new(new(2026, 1, 1), new(2026, 12, 31), Unit, 1m)], []);
}
