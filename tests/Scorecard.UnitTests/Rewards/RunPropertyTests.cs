using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Rewards;

/// <summary>What holds of every run, whatever the plan, the people and the results are.</summary>
public sealed class RunPropertyTests
{
    private static readonly Period Quarter = Period.Of("2026-Q3");
    private static readonly Dictionary<Guid, PaidSoFar> NotPaid = [];
    private static readonly (DateOnly First, DateOnly Last) Days = (new(2026, 7, 1), new(2026, 9, 30));

    [Fact]
    public void Somebody_more_changes_nobody_elses_pay_unless_they_share_a_pool() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: false);
        var before = Compute(rules, people, results);

        var after = Compute(rules, [.. people, Person(draw, rules)], results);

        Assert.Equal(people.Count + 1, after.Count);
        Assert.Equal(before.Values.Select(line => (line.PersonId, line.Amount, line.Due)), after.Values.Where(line => before.ContainsKey(line.PersonId)).Select(line => (line.PersonId, line.Amount, line.Due)));
    });

    [Fact]
    public void The_order_of_people_and_of_measures_changes_nothing() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: draw.Bool());
        var turned = rules with { Measures = [.. rules.Measures.Reverse()], Modifiers = [.. rules.Modifiers.Reverse()] };

        Assert.Equal(Amounts(Compute(rules, people, results)), Amounts(Compute(turned, [.. people.Reverse()], results)));
    });

    [Fact]
    public void The_order_of_corrections_changes_nothing() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: draw.Bool());
        var corrections = rules.Measures.Select(measure => (measure.Id, Percent: Percent(draw))).ToList();

        var (one, other) = (Rounds(rules, people, results, corrections), Rounds(rules, people, results, [.. Enumerable.Reverse(corrections)]));

        Assert.Equal(one.Paid, other.Paid);
        Assert.Equal(Amounts(one.Last), Amounts(other.Last));
    });

    [Fact]
    public void Adjustments_of_any_number_of_rounds_come_to_what_a_run_of_today_would_pay() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: draw.Bool());
        var corrections = draw.List(1, 8, () => (draw.One([.. rules.Measures]).Id, Percent: Percent(draw)));

        var (paid, last) = Rounds(rules, people, results, corrections);

        Assert.Equal(Amounts(last), paid);
    });

    [Fact]
    public void An_adjustment_is_refused_exactly_when_it_would_pay_and_take_back_nothing() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: draw.Bool());
        var (paid, _) = Next(rules, people, results, []);
        (Guid, Fraction)[] corrections = draw.Bool() ? [(rules.Measures[0].Id, Percent(draw))] : [];
        IReadOnlyList<RunParticipant> again = [.. people.Select(person => person with { PaidBefore = paid[person.PersonId] })];

        var record = RunRecord.Of(FactsOf(rules, With(results, corrections)), again);

        var differs = record.Lines.Any(one => one.Line.Due != 0);
        Assert.True(differs || corrections is not [] || record.Due == 0);
        Assert.Equal(differs ? null : RewardRunErrors.NoDifference, record.Refusal(adjusts: true));
        Assert.Null(record.Refusal(adjusts: false));
    });

    [Fact]
    public void Adjustments_of_one_pay_period_together_take_back_no_more_than_the_limit_and_the_last_one_decides() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: draw.Bool());
        var limited = rules with { RecoveryLimit = draw.Whole(10, 90) };
        var first = Pay(limited, people, results, NotPaid, payPeriods: 0);
        var corrections = draw.List(1, 6, () => (draw.One([.. rules.Measures]).Id, Percent: Percent(draw)));

        var paid = first.Paid;
        for (var count = 1; count <= corrections.Count; count++)
            paid = Pay(limited, people, With(results, [.. corrections.Take(count)]), paid, payPeriods: 0).Paid;

        var (atOnce, lines) = Pay(limited, people, With(results, corrections), first.Paid, payPeriods: 0);
        foreach (var (person, original) in first.Lines.Where(line => line.Value.Amount > 0).Select(line => (line.Key, line.Value.Amount!.Value)))
        {
            Assert.True(original - paid[person].Paid <= original * limited.RecoveryLimit / 100);
            Assert.True(paid[person].Paid >= Math.Min(original, lines[person].Amount!.Value));
            Assert.Equal(atOnce[person].Paid, paid[person].Paid);
        }
    });

    [Fact]
    public void What_is_above_the_limit_is_taken_back_in_the_pay_periods_that_follow() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: false);
        var limited = rules with { RecoveryLimit = draw.Whole(10, 90), Rounding = new(0.01m) };
        List<(Guid, Fraction)> corrections = [(rules.Measures[0].Id, Percent(draw))];
        var first = Pay(limited, people, results, NotPaid, payPeriods: 0);
        var corrected = With(results, corrections);

        var (paid, lines) = Pay(limited, people, corrected, first.Paid, payPeriods: 0);
        for (var payPeriods = 1; payPeriods <= 12; payPeriods++)
            (paid, lines) = Pay(limited, people, corrected, paid, payPeriods);

        Assert.All(lines.Values.Where(line => first.Lines[line.PersonId].Amount >= 1m), line => Assert.Equal(line.Amount!.Value, paid[line.PersonId].Paid));
    });

    [Fact]
    public void A_pool_that_is_exceeded_is_paid_out_to_the_last_unit() => Draw.Many(150, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: false);
        var without = Compute(rules, people, results).Values.Sum(line => line.Amount!.Value);
        var pool = decimal.Truncate(without / 2 / rules.Rounding.Unit) * rules.Rounding.Unit;

        var shared = Compute(rules with { PoolAmount = pool }, people, results);

        Assert.Equal(pool, shared.Values.Sum(line => line.Amount!.Value));
    });

    [Fact]
    public void Where_no_curve_falls_more_is_never_paid_for_less() => Draw.Many(200, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: false);
        var better = results.ToDictionary(result => result.Key, result => result.Value + (Fraction)draw.Whole(0, 500_000) / 10_000);

        var (before, after) = (Compute(rules, people, results), Compute(rules, people, better));

        Assert.All(before.Values, line => Assert.True(after[line.PersonId].Amount >= line.Amount));
    });

    [Fact]
    public void The_same_run_has_the_same_hash_whatever_the_order_its_people_are_read_in() => Draw.Many(50, draw =>
    {
        var (rules, people, results) = Plan(draw, pool: draw.Bool());

        Assert.Equal(RunRecord.Of(FactsOf(rules, results), people).Hash, RunRecord.Of(FactsOf(rules, results), people.Reverse()).Hash);
    });

    private static (PayRules Rules, IReadOnlyList<RunParticipant> People, Dictionary<Guid, Fraction> Results) Plan(Draw draw, bool pool)
    {
        PayMeasure[] measures = [.. Enumerable.Range(0, draw.Whole(1, 5)).Select(_ =>
            new PayMeasure(Guid(draw), MeasureBasis.KpiAttainment, Guid(draw), draw.Whole(1, 90) / 7m, Curve(draw)))];
        PayModifier[] modifiers = [.. Enumerable.Range(0, draw.Whole(0, 2)).Select(_ => new PayModifier(Guid(draw), "By hand", 50m, 150m))];
        PayRules rules = new(
            measures,
            draw.One(Combination.Additive, Combination.Multiplicative),
            [],
            modifiers,
            draw.Bool() ? draw.Whole(50, 200) : null,
            new(draw.One(1m, 10m, 1000m, 0.01m), (RoundingMode)draw.Whole(0, 3)),
            pool ? draw.Whole(1, 50_000) * 1000m : null);
        return (rules, draw.List(1, 12, () => Person(draw, rules)), measures.ToDictionary(measure => measure.Id, _ => Percent(draw)));
    }

    private static RunParticipant Person(Draw draw, PayRules rules)
    {
        var first = new DateOnly(2026, 5, 1).AddDays(draw.Whole(0, 120));
        var change = first.AddDays(draw.Whole(0, 60));
        ParticipationSegment[] segments =
        [
            new(first, change, Guid(draw), draw.Whole(0, 9_000_000)),
            new(change.AddDays(draw.Whole(1, 20)), new(2026, 12, 31), Guid(draw), draw.Whole(0, 9_000_000)),
        ];
        return new(
            Guid(draw), Participation.Within(segments, Days.First, Days.Last), rules.Modifiers.Where(_ => draw.Bool()).ToDictionary(modifier => modifier.Id, _ => (decimal)draw.Whole(50, 150)));
    }

    private static PayCurve Curve(Draw draw)
    {
        List<CurvePoint> points = [];
        var (attainment, factor) = (draw.Whole(0, 80), draw.Whole(0, 60));
        for (var count = draw.Whole(1, 5); points.Count < count; attainment += draw.Whole(1, 30), factor += draw.Whole(0, 40))
            points.Add(new(attainment, factor, (CurveSegment)draw.Whole(0, 2)));
        return new(points);
    }

    /// <summary>Each correction is followed by a run that pays the difference.</summary>
    private static (Dictionary<Guid, decimal> Paid, Dictionary<Guid, RunLine> Last) Rounds(
        PayRules rules, IReadOnlyList<RunParticipant> people, Dictionary<Guid, Fraction> results, IReadOnlyList<(Guid Measure, Fraction Percent)> corrections)
    {
        var (paid, last) = Next(rules, people, results, []);
        for (var count = 1; count <= corrections.Count; count++)
            (paid, last) = Next(rules, people, With(results, [.. corrections.Take(count)]), paid);
        return (paid, last);
    }

    private static (Dictionary<Guid, decimal> Paid, Dictionary<Guid, RunLine> Last) Next(
        PayRules rules, IReadOnlyList<RunParticipant> people, Dictionary<Guid, Fraction> results, Dictionary<Guid, decimal> paid)
    {
        var lines = Compute(rules, [.. people.Select(person => person with { PaidBefore = paid.GetValueOrDefault(person.PersonId) })], results);
        return (lines.ToDictionary(line => line.Key, line => paid.GetValueOrDefault(line.Key) + line.Value.Due!.Value), lines);
    }

    /// <summary>As <see cref="Next"/>, with the plan's limit counted by pay period.</summary>
    private static (Dictionary<Guid, PaidSoFar> Paid, Dictionary<Guid, RunLine> Lines) Pay(
        PayRules rules, IReadOnlyList<RunParticipant> people, Dictionary<Guid, Fraction> results, Dictionary<Guid, PaidSoFar> paid, int payPeriods)
    {
        var lines = Compute(rules, [.. people.Select(person => person with { PaidBefore = Before(person.PersonId).Paid, Recoverable = Before(person.PersonId).Recoverable(rules, payPeriods) })], results);
        return (lines.ToDictionary(line => line.Key, line => Before(line.Key).After(line.Value.Due!.Value, payPeriods)), lines);

        PaidSoFar Before(Guid personId) => paid.GetValueOrDefault(personId, PaidSoFar.Nothing);
    }

    private static Dictionary<Guid, Fraction> With(Dictionary<Guid, Fraction> results, IReadOnlyList<(Guid Measure, Fraction Percent)> corrections)
    {
        Dictionary<Guid, Fraction> corrected = new(results);
        foreach (var (measure, percent) in corrections)
            corrected[measure] = percent;
        return corrected;
    }

    private static Dictionary<Guid, RunLine> Compute(PayRules rules, IReadOnlyList<RunParticipant> people, Dictionary<Guid, Fraction> results) =>
        new RunCalculation(FactsOf(rules, results)).Compute(people).ToDictionary(line => line.PersonId);

    private static RunFacts FactsOf(PayRules rules, Dictionary<Guid, Fraction> results) => new(
        System.Guid.Empty,
        new(1, Quarter, rules),
        Quarter,
        FiscalCalendar.CalendarYear,
        DateTimeOffset.UnixEpoch,
        new ScorecardScoring(new(ScoringRules.Default, Days.Last, new Dictionary<Guid, Kpi>(), new Dictionary<Guid, ValueSeries>(), new Dictionary<Guid, BalancedScorecard>())),
        _ => null,
        _ => null,
        unit => [unit],
        (measure, _) => new(results[measure.Id]));

    private static Dictionary<Guid, decimal> Amounts(Dictionary<Guid, RunLine> lines) => lines.ToDictionary(line => line.Key, line => line.Value.Amount!.Value);

    private static Fraction Percent(Draw draw) => (Fraction)draw.Whole(0, 1_600_000) / 10_000;

    private static Guid Guid(Draw draw) => new(draw.Whole(0, int.MaxValue - 1), (short)draw.Whole(0, 30_000), (short)draw.Whole(0, 30_000), [0, 0, 0, 0, 0, 0, 0, 0]);
}
