using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Rewards;

public sealed class RewardPlanTests
{
    private static readonly Guid Unit = new("0192f000-0000-7000-8000-000000000001");
    private static readonly RewardPlanTerms Terms = new("Sales bonus", Description: null, Frequency.Quarterly, Unit, []);
    private static readonly PayMeasure Measure = new(Unit, MeasureBasis.KpiAttainment, Unit, 1m, PayCurve.Default);
    private static readonly PayRules Rules = new([Measure], Combination.Additive, [], [], Cap: null, new(), PoolAmount: null);
    private static readonly RewardPlan Drafted = After(RewardPlan.Initial, new RewardPlanDrafted(Terms, Rules));
    private static readonly RewardPlan Published = After(Drafted, new RewardPlanPublished(1, Period.Of("2026-Q1"), Rules));

    [Fact]
    public void A_plan_is_drafted_then_published()
    {
        Assert.Equal([new RewardPlanDrafted(Terms, Rules)], RewardPlan.Initial.DraftPlan(Terms, Rules).Events);
        Assert.Equal([new RewardPlanPublished(1, Period.Of("2026-Q1"), Rules)], Drafted.Publish(Period.Of("2026-Q1"), lastFrozen: null).Events);
    }

    [Fact]
    public void What_is_published_stays_when_the_next_version_is_drafted()
    {
        var next = Rules with { Cap = 120m };
        var both = After(Published, new RewardPlanRevised(Terms, next), new RewardPlanPublished(2, Period.Of("2026-Q3"), next));

        Assert.Equal((1, 1, 2, 2), (
            both.VersionFor(Period.Of("2026-Q1"))!.Number,
            both.VersionFor(Period.Of("2026-Q2"))!.Number,
            both.VersionFor(Period.Of("2026-Q3"))!.Number,
            both.VersionFor(Period.Of("2027-Q1"))!.Number));
        Assert.Null(both.VersionFor(Period.Of("2025-Q4")));
        Assert.False(both.IsSuperseded(both.Versions[0]));
        Assert.Equal(Rules, both.Versions[0].Rules);
    }

    [Fact]
    public void A_version_from_the_same_period_supersedes_the_one_before()
    {
        var both = After(Published, new RewardPlanRevised(Terms, Rules), new RewardPlanPublished(2, Period.Of("2026-Q1"), Rules));

        Assert.Equal(2, both.VersionFor(Period.Of("2026-Q1"))!.Number);
        Assert.True(both.IsSuperseded(both.Versions[0]));
    }

    [Fact]
    public void What_was_paid_keeps_its_rules()
    {
        var revised = After(Published, new RewardPlanRevised(Terms, Rules with { Cap = 120m }));

        Assert.Equal(RewardPlanErrors.AlreadyPaid, revised.Publish(Period.Of("2026-Q2"), lastFrozen: Period.Of("2026-Q2")).Error);
        Assert.Null(revised.Publish(Period.Of("2026-Q3"), lastFrozen: Period.Of("2026-Q2")).Error);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_when_it_is_saved()
    {
        Assert.Equal(RewardPlanErrors.NameRequired, Refusal(Terms with { Name = " " }, Rules));
        Assert.Equal(RewardPlanErrors.FrequencyTooShort, Refusal(Terms with { Frequency = Frequency.Weekly }, Rules));
        Assert.Equal(RewardErrors.MeasuresMissing, Refusal(Terms, Rules with { Measures = [] }));
        Assert.Equal(RewardErrors.WeightsMissing, Refusal(Terms, Rules with { Measures = [Measure with { Weight = 0m }] }));
        Assert.Equal(RewardErrors.WeightsMissing, Refusal(Terms, Rules with { Measures = [Measure, Measure with { Weight = -1m }] }));
        Assert.Equal(RewardErrors.RuleIdsRepeat, Refusal(Terms, Rules with { Measures = [Measure, Measure] }));
        Assert.Equal(RewardErrors.SubjectMissing, Refusal(Terms, Rules with { Measures = [Measure with { SubjectId = null }] }));
        Assert.Equal(RewardErrors.OkrReasonRequired, Refusal(Terms, Rules with { Measures = [Measure with { Basis = MeasureBasis.ObjectiveScore }] }));
        Assert.Equal(RewardErrors.CurveOutOfOrder, Refusal(Terms, Rules with { Measures = [Measure with { Curve = new([new(100m, 50m), new(80m, 100m)]) }] }));
        Assert.Equal(RewardErrors.CurveNegative, Refusal(Terms, Rules with { Measures = [Measure with { Curve = new([new(80m, -1m)]) }] }));
        Assert.Equal(RewardErrors.CurveIncomplete, Refusal(Terms, Rules with { Measures = [Measure with { Curve = new([]) }] }));
        Assert.Equal(RewardErrors.ModifierRange, Refusal(Terms, Rules with { Modifiers = [new(new("0192f000-0000-7000-8000-000000000009"), "Individual", 120m, 80m)] }));
        Assert.Equal(RewardErrors.RoundingUnit, Refusal(Terms, Rules with { Rounding = new(0m) }));
        Assert.Equal(RewardErrors.PoolNotRounded, Refusal(Terms, Rules with { Rounding = new(1000m), PoolAmount = 1_500m }));
        Assert.Equal(RewardErrors.RecoveryLimit, Refusal(Terms, Rules with { RecoveryLimit = 101m }));
        Assert.Equal(RewardPlanErrors.PeriodOfOtherFrequency, Drafted.Publish(Period.Of("2026-01"), lastFrozen: null).Error);
        Assert.Equal(RewardPlanErrors.NothingToPublish, Published.Publish(Period.Of("2026-Q4"), lastFrozen: null).Error);
        Assert.Equal(RewardPlanErrors.FrequencyLocked, Published.Revise(Terms with { Frequency = Frequency.Yearly }, Rules).Error);
    }

    [Fact]
    public void Archiving_twice_changes_nothing_and_an_archived_plan_is_left_alone()
    {
        var archived = After(Published, new RewardPlanArchived());

        Assert.Empty(archived.Archive().Events);
        Assert.Equal(RewardPlanErrors.Archived, archived.Revise(Terms, Rules).Error);
        Assert.Equal([new RewardPlanRestored()], archived.Restore().Events);
    }

    [Fact]
    public void A_curve_that_pays_more_for_less_and_its_cliffs_are_found()
    {
        PayCurve falling = new([new(80m, 50m), new(100m, 40m)]);
        PayCurve cliff = new([new(80m, 20m, CurveSegment.StepDown), new(100m, 100m)]);

        Assert.True(falling.PaysMoreForLess());
        Assert.Equal([80m], PayCurve.Default.Cliffs());
        Assert.Equal([100m], cliff.Cliffs());
    }

    private static DomainError? Refusal(RewardPlanTerms terms, PayRules rules) => RewardPlan.Initial.DraftPlan(terms, rules).Error;

    private static RewardPlan After(RewardPlan plan, params RewardPlanEvent[] events) => events.Aggregate(plan, RewardPlan.Evolve);
}
