using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Scoring;

/// <summary>What holds for all scales, roll-ups and aggregations, whatever the numbers.</summary>
public sealed class ScoringPropertyTests
{
    [Fact]
    public void A_score_lies_between_0_and_the_cap_and_is_100_at_the_target() => Draw.Many(400, draw =>
    {
        var scale = Line(draw);

        Assert.Equal(100m, scale.Score(scale.Target!.Value));
        Assert.Equal(0m, scale.Score(scale.Floor!.Value));
        if (scale.Stretch is { } stretch)
            Assert.Equal(scale.Cap, scale.Score(stretch));
        foreach (var value in Values(draw, scale))
            Assert.InRange(scale.Score(value), 0m, scale.Cap);
    });

    [Fact]
    public void A_better_value_never_scores_less() => Draw.Many(400, draw =>
    {
        var scale = Line(draw);
        List<decimal> scores = [.. Values(draw, scale).Order().Select(scale.Score)];

        Assert.Equal(scale.Direction is Direction.Increase ? scores.Order() : scores.OrderDescending(), scores);
    });

    [Fact]
    public void A_decrease_is_an_increase_seen_in_a_mirror() => Draw.Many(200, draw =>
    {
        var up = Line(draw, Direction.Increase);
        var down = ScoringScale.Build(Direction.Decrease, new(-up.Target!.Value, -up.Floor!.Value), organizationCap: up.Cap).Required;
        var same = ScoringScale.Build(Direction.Increase, new(up.Target, up.Floor), organizationCap: up.Cap).Required;

        foreach (var value in Values(draw, up))
            Assert.True(Math.Abs(same.Score(value) - down.Score(-value)) < 1e-18m);
    });

    [Fact]
    public void A_band_rises_before_it_and_falls_behind_it() => Draw.Many(200, draw =>
    {
        List<decimal> bounds = [.. draw.List(4, 4, () => draw.Between(-500, 500)).Order()];
        var built = ScoringScale.Build(Direction.Band, TargetFigures.None, settings: new(bounds[1], bounds[2], bounds[0], bounds[3]));
        if (!built.Succeeded(out var band, out _))
            return;

        var values = draw.List(10, 10, () => draw.Between(-600, 600)).Order().ToList();
        List<decimal> before = [.. values.Where(value => value <= bounds[2]).Select(band.Score)];
        List<decimal> behind = [.. values.Where(value => value >= bounds[1]).Select(band.Score)];
        Assert.Equal(before.Order(), before);
        Assert.Equal(behind.OrderDescending(), behind);
    });

    [Fact]
    public void Every_scale_is_built_or_refused_with_a_code() => Draw.Many(2000, draw =>
    {
        decimal? Maybe() => draw.Bool() ? draw.Quantity() : null;
        var direction = draw.One(Enum.GetValues<Direction>());
        var settings = new ScaleSettings(Maybe(), Maybe(), Maybe(), Maybe(), draw.List(0, 4, () => new ScalePoint(draw.Quantity(), draw.Between(0, 120))));

        var built = ScoringScale.Build(direction, new(Maybe(), Maybe(), Maybe()), Maybe(), settings);

        if (built.Succeeded(out var scale, out var error))
            Assert.InRange(scale.Score(draw.Quantity()), 0m, scale.Cap);
        else
            Assert.Equal("kpi.scale_undetermined", error.Code);
    });

    [Fact]
    public void A_roll_up_lies_between_the_worst_and_the_best_child_that_counts() => Draw.Many(500, draw =>
    {
        var children = Children(draw);
        var result = RollUp.Of(children, new(draw.One(Enum.GetValues<MissingPolicy>()), CapChildrenAt100: draw.Bool()));

        Assert.InRange(result.Coverage, 0m, 1m);
        if (result.Score is not { } score)
            return;

        List<Contribution> counted = [.. result.Contributions.Where(contribution => contribution.Share is not null)];
        Assert.InRange(score, counted.Min(contribution => contribution.Score!.Value), counted.Max(contribution => contribution.Score!.Value));
        Assert.Equal(1d, (double)counted.Sum(contribution => contribution.Share!.Value), 1e-20);
    });

    [Fact]
    public void Weights_count_only_in_proportion() => Draw.Many(300, draw =>
    {
        var children = Children(draw);
        var factor = draw.One(0.01m, 0.5m, 2m, 7m, 1000m);

        var (plain, scaled) = (RollUp.Of(children), RollUp.Of([.. children.Select(child => child with { Weight = child.Weight * factor })]));

        Assert.Equal(plain.Score is null, scaled.Score is null);
        Assert.True(Math.Abs((plain.Score - scaled.Score) ?? 0m) < 1e-20m);
        Assert.True(Math.Abs(plain.Coverage - scaled.Coverage) < 1e-20m);
    });

    [Fact]
    public void The_order_of_children_does_not_matter() => Draw.Many(200, draw =>
    {
        var children = Children(draw);

        Assert.True(Math.Abs((RollUp.Of(children).Score - RollUp.Of([.. children.Reverse()]).Score) ?? 0m) < 1e-20m);
    });

    [Fact]
    public void Children_that_all_agree_make_a_parent_that_agrees() => Draw.Many(100, draw =>
    {
        var score = draw.Whole(1, 360) / 3m;

        Assert.Equal(score, RollUp.Of(draw.List(1, 9, () => new RollUpChild(decimal.Round(draw.Between(1, 99) / 7m, 6), score))).Score);
    });

    [Fact]
    public void An_average_lies_between_its_values_and_a_sum_does_not_depend_on_their_order() => Draw.Many(300, draw =>
    {
        IReadOnlyList<Period> year = Period.Year(2026).Within(Frequency.Monthly, FiscalCalendar.CalendarYear);
        List<PeriodValue> values = [.. year.Take(draw.Whole(1, 12)).Select(period => new PeriodValue(period, draw.Quantity()))];
        decimal Of(Aggregation rule, IEnumerable<PeriodValue> inputs) => ValueAggregation.Over(year, inputs, rule).Value!.Value;

        Assert.InRange(Of(Aggregation.Average, values), Of(Aggregation.Min, values), Of(Aggregation.Max, values));
        Assert.Equal(Of(Aggregation.Sum, values), Of(Aggregation.Sum, Enumerable.Reverse(values)));
        Assert.Equal(values[^1].Value, Of(Aggregation.Last, values));
    });

    [Fact]
    public void Targets_aggregated_by_any_rule_keep_floor_target_and_stretch_in_order() => Draw.Many(300, draw =>
    {
        var direction = draw.One(Direction.Increase, Direction.Decrease);
        List<ScoringScale?> scales = [.. draw.List(1, 6, () => Line(draw, direction, cap: 120m))];

        var over = ScoringScale.Over(scales, draw.One(Enum.GetValues<Aggregation>()))!;

        List<decimal> points = [.. over.Points.Select(point => point.Value)];
        Assert.Equal(points.Distinct().Order(), points);
        Assert.Equal(100m, over.Score(over.Target!.Value));
    });

    [Fact]
    public void Attainment_is_a_figure_of_at_least_0_or_says_why_not() => Draw.Many(500, draw =>
    {
        var figure = Attainment.Of(draw.Quantity(), Line(draw), draw.One(Enum.GetValues<AttainmentMode>()));

        Assert.True(figure.Value is >= 0m ^ figure.Reason is not null);
    });

    [Fact]
    public void Keys_survive_reading_and_writing_and_steps_undo_each_other() => Draw.Many(500, draw =>
    {
        var calendar = new FiscalCalendar(draw.Whole(1, 12));
        var day = new DateOnly(1900, 1, 1).AddDays(draw.Whole(365, 109000));
        var period = Period.Containing(day, draw.One(Enum.GetValues<Frequency>()), calendar);

        Assert.Equal(period, Period.Of(period.ToString()));
        Assert.Equal(period, period.Next.Previous);
        Assert.True(period.Contains(day, calendar));
        Assert.All(period.Parents(calendar), parent => Assert.True(parent.Contains(period, calendar)));
        Assert.Equal(period, period.YearToDate(calendar)[^1]);
        Assert.Equal(12, Period.Containing(day, Frequency.Yearly, calendar).Within(Frequency.Monthly, calendar).Count);
    });

    private static ScoringScale Line(Draw draw) => Line(draw, draw.One(Direction.Increase, Direction.Decrease));

    private static ScoringScale Line(Draw draw, Direction direction, decimal? cap = null)
    {
        while (true)
        {
            List<decimal> points = [.. draw.List(3, 3, draw.Quantity).Order()];
            if (direction is Direction.Decrease)
                points.Reverse();
            var built = ScoringScale.Build(
                direction,
                new(points[1], points[0], draw.Bool() ? points[2] : null),
                organizationCap: cap ?? draw.One(100m, 100.01m, 120m, 150m, 1000m));
            if (built.Succeeded(out var scale, out _))
                return scale;
        }
    }

    /// <summary>Values anywhere, on the points, and right beside them.</summary>
    private static IEnumerable<decimal> Values(Draw draw, ScoringScale scale) =>
    [
        .. draw.List(8, 8, draw.Quantity),
        .. scale.Points.Select(point => point.Value),
        .. scale.Points.Select(point => point.Value + 0.0000001m),
        .. scale.Points.Zip(scale.Points.Skip(1)).Select(pair => (pair.First.Value + pair.Second.Value) / 2m),
    ];

    private static IReadOnlyList<RollUpChild> Children(Draw draw) => draw.List(0, 8, () => new RollUpChild(
        draw.Whole(0, 4) == 0 ? 0m : draw.Between(0, 100),
        draw.Whole(0, 3) == 0 ? null : draw.Between(0, 360) / 3m,
        Coverage: draw.Between(0, 1),
        Earlier: draw.Bool() ? new(draw.Between(0, 120), draw.Whole(1, 4)) : null,
        Due: draw.Bool()));
}
