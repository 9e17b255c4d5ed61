using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Scoring;

public sealed class SmartTests
{
    // Changes +10, −10, +10, −10: a standard deviation of √(400 ÷ 3) = 11.547…, three of them 34.64….
    private static readonly SmartInput Good = new(
        Name: "Revenue",
        Unit: "KRW",
        HasOwner: true,
        HasScope: true,
        DataSource: "ERP",
        Formula: null,
        Direction.Increase,
        Baseline: 100,
        Targets: [120],
        HasTargetPeriod: true,
        History: [100, 110, 100, 110, 100],
        LinkedObjectives: 1);

    [Fact]
    public void A_complete_definition_meets_all_five()
    {
        var report = Smart.Check(Good);

        Assert.Equal(Enum.GetValues<Criterion>(), report.Criteria.Select(criterion => criterion.Criterion));
        Assert.All(report.Criteria, criterion => Assert.Equal(Verdict.Met, criterion.Verdict));
        Assert.True(report.Activatable);
    }

    [Fact]
    public void Specific_needs_name_unit_owner_and_scope()
    {
        AssertNotMet(Good with { Name = " " }, Criterion.Specific, Advices.SpecificIncomplete, "missing name");
        AssertNotMet(Good with { HasOwner = false }, Criterion.Specific, Advices.SpecificIncomplete, "missing owner");
        AssertNotMet(Good with { Unit = null, Formula = "a/b", HasScope = false }, Criterion.Specific, Advices.SpecificIncomplete, "missing unit", "missing scope");
    }

    [Fact]
    public void Measurable_needs_unit_and_data_source_or_a_formula()
    {
        AssertNotMet(Good with { DataSource = "" }, Criterion.Measurable, Advices.MeasurableIncomplete, "missing data-source");
        Assert.Equal(Verdict.Met, VerdictOf(Good with { DataSource = null, Formula = "orders / visitors" }, Criterion.Measurable));
    }

    [Fact]
    public void Relevant_needs_an_objective() =>
        AssertNotMet(Good with { LinkedObjectives = 0 }, Criterion.Relevant, Advices.RelevantUnlinked);

    [Fact]
    public void Time_bound_needs_a_target_with_a_period() =>
        AssertNotMet(Good with { HasTargetPeriod = false }, Criterion.TimeBound, Advices.TimeBoundNoTarget);

    [Fact]
    public void What_is_only_tracked_has_nothing_to_reach_and_may_be_activated()
    {
        var report = Smart.Check(Good with { Direction = Direction.None, Targets = [], HasTargetPeriod = false });

        Assert.Equal(Advices.TimeBoundTrackedOnly, report.Criteria[4].Advice);
        Assert.True(report.Activatable);
    }

    [Theory]
    [InlineData(134, Verdict.Met)]
    [InlineData(135, Verdict.NotMet)]
    [InlineData(66, Verdict.Met)]
    [InlineData(65, Verdict.NotMet)]
    public void A_target_beyond_three_standard_deviations_is_questioned(int target, Verdict verdict)
    {
        var achievable = Smart.Check(Good with { Targets = [target] }).Criteria[2];

        Assert.Equal(verdict, achievable.Verdict);
        Assert.Equal(verdict is Verdict.Met ? Advices.AchievableMet : Advices.AchievableVariation, achievable.Advice);
        Assert.StartsWith("134.641016151377545870548926", Figure(achievable, SmartFigures.HighestPlausible));
        Assert.StartsWith("65.358983848622454129451073", Figure(achievable, SmartFigures.LowestPlausible));
    }

    [Fact]
    public void Ten_times_in_a_month_is_questioned_with_and_without_history()
    {
        AssertNotMet(
            Good with { Targets = [1000] },
            Criterion.Achievable,
            Advices.AchievableGrowth,
            "target 1000", "from 100", "change-percent 900", "growth-limit-percent 100");
        AssertNotMet(
            Good with { Targets = [1000], History = [] },
            Criterion.Achievable,
            Advices.AchievableGrowth,
            "target 1000", "from 100", "change-percent 900", "growth-limit-percent 100");
    }

    [Fact]
    public void Growth_at_the_limit_is_not_above_it()
    {
        Assert.NotEqual(Verdict.NotMet, VerdictOf(Good with { Targets = [200], History = [] }, Criterion.Achievable));
        Assert.Equal(Verdict.NotMet, Smart.Check(Good with { Targets = [120] }, growthLimitPercent: 19.99m).Criteria[2].Verdict);
    }

    [Fact]
    public void Many_small_steps_to_a_far_target_are_plausible_and_one_jump_among_them_is_not()
    {
        Assert.Equal(Verdict.Met, VerdictOf(Good with { Targets = [120, 140, 160, 180, 200] }, Criterion.Achievable));
        AssertNotMet(Good with { Targets = [120, 140, 300] }, Criterion.Achievable, Advices.AchievableGrowth,
            "target 300", "from 140", $"change-percent {160m / 140m * 100m}", "growth-limit-percent 100");
    }

    [Fact]
    public void Without_history_or_target_nobody_can_tell()
    {
        foreach (var history in new decimal[][] { [], [100], [100, 110], [100, 100, 100] })
        {
            var achievable = Smart.Check(Good with { History = history }).Criteria[2];

            Assert.Equal((Verdict.CannotTell, Advices.AchievableNoHistory), (achievable.Verdict, achievable.Advice));
        }

        Assert.Equal(Advices.AchievableNoTarget, Smart.Check(Good with { Targets = [] }).Criteria[2].Advice);
        Assert.True(Smart.Check(Good with { History = [] }).Activatable);
    }

    [Fact]
    public void Without_a_baseline_the_last_value_serves()
    {
        var rising = Good with { Baseline = null, History = [10, 20, 10, 20, 10, 100] };

        Assert.Equal("from 100", Settings(Smart.Check(rising with { Targets = [1000] }).Criteria[2]).ElementAt(1));
        Assert.Equal(Verdict.CannotTell, VerdictOf(rising with { History = [] }, Criterion.Achievable));
    }

    [Fact]
    public void A_start_at_zero_has_no_growth_in_percent() =>
        AssertNotMet(Good with { Baseline = 0, Targets = [1000] }, Criterion.Achievable, Advices.AchievableVariation);

    [Fact]
    public void Numbers_at_the_legal_limits_never_overflow()
    {
        const decimal large = 999999999999999m;

        var wild = Good with { Baseline = 0.000000000000001m, Targets = [large], History = [-large, large, -large, large] };

        Assert.Equal(Advices.AchievableGrowth, Smart.Check(wild).Criteria[2].Advice);
        Assert.Equal(Verdict.Met, VerdictOf(wild with { Baseline = large }, Criterion.Achievable));
    }

    private static Verdict VerdictOf(SmartInput input, Criterion criterion) =>
        Smart.Check(input).Criteria[(int)criterion].Verdict;

    private static void AssertNotMet(SmartInput input, Criterion criterion, string advice, params string[] figures)
    {
        var report = Smart.Check(input);
        var found = report.Criteria[(int)criterion];

        Assert.Equal((Verdict.NotMet, advice), (found.Verdict, found.Advice));
        Assert.False(report.Activatable);
        Assert.Equal(figures, Settings(found).Take(figures.Length));
    }

    private static IEnumerable<string> Settings(SmartCriterion criterion) =>
        criterion.Figures.Select(figure => $"{figure.Name} {figure.Value}");

    private static string Figure(SmartCriterion criterion, string name) =>
        criterion.Figures.Single(figure => figure.Name == name).Value;
}
