using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

/// <summary>What holds of progress and scores for any figures that may be recorded.</summary>
public class OkrPropertyTests
{
    [Fact]
    public void Start_is_0_target_is_1_and_the_clamped_progress_never_leaves_0_to_1() => Draw.Many(2_000, draw =>
    {
        var measure = Metric(draw);

        Assert.Equal((0m, 0m, false), KeyResultProgressRule.Of(measure, measure.Start));
        Assert.Equal((1m, 1m, false), KeyResultProgressRule.Of(measure, measure.Target));
        var (unclamped, clamped, below) = KeyResultProgressRule.Of(measure, draw.Quantity());
        Assert.InRange(clamped!.Value, 0m, 1m);
        if (unclamped is { } progress)
        {
            Assert.Equal(Math.Clamp(progress, 0m, 1m), clamped);
            Assert.True(progress <= 0 || !below);
        }
    });

    [Fact]
    public void A_better_value_never_lowers_the_progress_in_either_direction() => Draw.Many(2_000, draw =>
    {
        var measure = Metric(draw);
        var (one, other) = (draw.Quantity(), draw.Quantity());
        var (worse, better) = measure.Target > measure.Start == one < other ? (one, other) : (other, one);

        var (low, high) = (KeyResultProgressRule.Of(measure, worse), KeyResultProgressRule.Of(measure, better));

        Assert.True(low.Clamped <= high.Clamped);
        Assert.True(low.Unclamped is null || high.Unclamped is null || low.Unclamped <= high.Unclamped);
        Assert.True(low.IsBelowStart || !high.IsBelowStart);
    });

    [Fact]
    public void Turning_everything_round_changes_nothing() => Draw.Many(1_000, draw =>
    {
        var (measure, current) = (Metric(draw), draw.Quantity());
        var mirrored = measure with { Start = -measure.Start, Target = -measure.Target };

        Assert.Equal(KeyResultProgressRule.Of(measure, current), KeyResultProgressRule.Of(mirrored, -current));
    });

    [Fact]
    public void Another_unit_of_measurement_changes_nothing() => Draw.Many(1_000, draw =>
    {
        var (start, target, current) = (draw.Between(-500, 500), draw.Between(-500, 500), draw.Between(-500, 500));
        if (start == target)
            return;

        var factor = draw.One(0.01m, 0.1m, 10m, 1000m);
        var one = KeyResultProgressRule.Of(Measure.OfMetric(start, target), current);
        var other = KeyResultProgressRule.Of(Measure.OfMetric(start * factor, target * factor), current * factor);

        Assert.Equal(one.Unclamped, other.Unclamped);
    });

    [Fact]
    public void One_more_milestone_done_never_lowers_the_progress_and_all_make_1() => Draw.Many(500, draw =>
    {
        var number = 0;
        Milestone[] milestones = [.. draw.List(1, 20, () => new Milestone(Okr.Numbered(++number), $"Step {number}", draw.Between(1, 1000)))];
        List<Guid> done = [];
        var before = 0m;
        foreach (var milestone in milestones)
        {
            done.Add(milestone.Id);
            var share = KeyResultProgressRule.ShareDone(milestones, done);
            Assert.InRange(share, before, 1m);
            before = share;
        }

        Assert.Equal(1m, before);
        Assert.Equal(0m, KeyResultProgressRule.ShareDone(milestones, []));
    });

    [Fact]
    public void Weights_count_in_relation_only_and_the_order_not_at_all() => Draw.Many(300, draw =>
    {
        var (objective, latest) = Whole(draw);
        var factor = draw.One(2m, 5m, 10m);
        var scaled = objective with { KeyResults = [.. objective.KeyResults.Select(keyResult => keyResult with { Content = keyResult.Content with { Weight = keyResult.Content.Weight * factor } })] };
        var reversed = objective with { KeyResults = [.. objective.KeyResults.Reverse()] };

        var reading = Read(objective, latest);

        foreach (var other in (ObjectiveReading[])[Read(scaled, latest), Read(reversed, latest)])
        {
            AssertNear(reading.Progress, other.Progress);
            AssertNear(reading.Confidence, other.Confidence);
            Assert.Equal(reading.Status, other.Status);
        }
    });

    [Fact]
    public void An_objective_lies_between_its_worst_and_its_best_key_result() => Draw.Many(500, draw =>
    {
        var (objective, latest) = Whole(draw);
        var reading = Read(objective, latest);
        if (reading.Progress is not { } progress)
            return;

        Assert.InRange(progress, reading.KeyResults.Min(keyResult => keyResult.Clamped ?? 0m), reading.KeyResults.Max(keyResult => keyResult.Clamped ?? 0m));
        Assert.Equal(progress - Okr.Active.ElapsedShare(Okr.Today), reading.Pace);
    });

    [Fact]
    public void A_better_check_in_never_lowers_the_objective() => Draw.Many(500, draw =>
    {
        var (objective, latest) = Whole(draw);
        var first = objective.KeyResults[0];
        var better = latest.ToDictionary();
        var target = first.Content.Measure.Target!.Value;
        better[first.Id] = new CheckIn(first.Id, Okr.Today, Okr.Ben, target);

        Assert.True((Read(objective, latest).Progress ?? 0m) <= Read(objective, better).Progress);
    });

    [Fact]
    public void A_final_score_lies_between_the_scores_given() => Draw.Many(500, draw =>
    {
        var (objective, _) = Whole(draw);
        KeyResultScore[] scores = [.. objective.KeyResults.Select(keyResult => new KeyResultScore(keyResult.Id, draw.Between(0, 1)))];

        var score = OkrScore.Of(objective.KeyResults, scores)!.Value;

        Assert.InRange(score, scores.Min(given => given.Score) - 1e-27m, scores.Max(given => given.Score) + 1e-27m);
        Assert.Null(OkrScore.Of(objective.KeyResults, scores[1..]));
    });

    [Fact]
    public void Time_never_runs_backwards() => Draw.Many(500, draw =>
    {
        var first = Okr.Today.AddDays(draw.Whole(-400, 400));
        var cycle = Okr.Active with { FirstDay = first, LastDay = first.AddDays(draw.Whole(6, 1095)) };
        var day = first.AddDays(draw.Whole(-50, 1200));

        Assert.InRange(cycle.ElapsedShare(day), 0m, cycle.ElapsedShare(day.AddDays(draw.Whole(0, 30))));
        Assert.Equal((0m, 1m), (cycle.ElapsedShare(first.AddDays(-1)), cycle.ElapsedShare(cycle.LastDay)));
    });

    /// <summary>A mean of the same numbers in another order may differ in its last digit.</summary>
    private static void AssertNear(decimal? expected, decimal? actual) => Assert.Equal(Rounded(expected), Rounded(actual));

    private static decimal? Rounded(decimal? figure) => figure is { } given ? decimal.Round(given, 20) : null;

    private static Measure Metric(Draw draw)
    {
        var start = draw.Quantity();
        var target = draw.Quantity();
        return Measure.OfMetric(start, target == start ? (start == 0 ? 1m : -start) : target);
    }

    private static (Objective Objective, Dictionary<Guid, CheckIn> Latest) Whole(Draw draw)
    {
        var number = 0;
        var keyResults = draw.List(1, 6, () => new KeyResult(Okr.Numbered(++number), new KeyResultContent($"Figure {number}", Metric(draw), draw.Between(1, 100))));
        var latest = keyResults.Where(_ => draw.Whole(1, 4) > 1).ToDictionary(
            keyResult => keyResult.Id,
            keyResult => new CheckIn(keyResult.Id, Okr.Today, Okr.Ben, draw.Quantity(), Confidence: draw.Bool() ? draw.Whole(0, 10) : null));
        return (Okr.After(Okr.Drafted, Okr.Agreed) with { KeyResults = keyResults }, latest);
    }

    private static ObjectiveReading Read(Objective objective, Dictionary<Guid, CheckIn> latest) => ObjectiveReading.Of(
        objective,
        objective.KeyResults.Select(keyResult => KeyResultReading.Of(objective, keyResult, latest.GetValueOrDefault(keyResult.Id), figure: null, Okr.Active, Okr.Today)),
        Okr.Active,
        Okr.Today);
}
