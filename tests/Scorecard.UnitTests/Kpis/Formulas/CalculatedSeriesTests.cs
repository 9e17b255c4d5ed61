using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Formulas;

/// <summary>What a formula computes, from which values, and why it computes nothing.</summary>
public class CalculatedSeriesTests
{
    private static CalculationScenario Funnel => new CalculationScenario()
        .With("conversions", ("2026-01", 10), ("2026-02", 30), ("2026-03", 0))
        .With("visitors", ("2026-01", 200), ("2026-02", 300), ("2026-03", 0), ("2026-04", 100));

    [Fact]
    public void Each_period_is_computed_from_the_values_of_the_same_period()
    {
        var book = Funnel.Calculated("rate", "conversions / visitors * 100");

        Assert.Equal(5m, book.At("rate", "2026-01")!.Value);
        Assert.Equal(10m, book.At("rate", "2026-02")!.Value);
        Assert.Equal(ValueOrigin.Calculated, book.At("rate", "2026-02")!.Origin);
        Assert.Equal(1, book.At("rate", "2026-02")!.Revision);
    }

    [Fact]
    public void A_division_by_zero_gives_no_data_with_its_reason()
    {
        var march = Funnel.Calculated("rate", "conversions / visitors * 100").At("rate", "2026-03")!;

        Assert.Null(march.Value);
        Assert.Equal(Reasons.DivisionByZero, march.Reason);
    }

    [Fact]
    public void A_missing_input_gives_no_data_and_is_named_with_its_period()
    {
        var reading = Funnel.Calculated("rate", "conversions / visitors * 100").Read("rate", "2026-04");

        Assert.Null(reading.Value);
        var explained = reading.ExplainValue();
        Assert.Equal(Rules.Calculation, explained.Rule);
        Assert.Contains(explained.Settings, setting => setting == new ExplanationSetting(SettingNames.Reason, Reasons.MissingInput));
        Assert.Contains(explained.Settings, setting => setting == new ExplanationSetting(SettingNames.Formula, "conversions / visitors * 100"));
        var missing = explained.Terms.Single(term => term.Name == TermNames.InputMissing);
        Assert.Equal(("CONVERSIONS", Period.Of("2026-04")), (missing.Label, missing.Period!.Value));
        Assert.Equal(100m, explained.Terms.Single(term => term.Name == TermNames.Input).Value);
    }

    [Fact]
    public void A_ratio_over_a_longer_period_divides_the_sums_and_leaves_incomplete_periods_out()
    {
        var reading = Funnel.Calculated("rate", "conversions / visitors * 100").Read("rate", "2026-Q2", Span.YearToDate);

        Assert.Equal(8m, reading.Value); // 40 ÷ 500: April has visitors only, March is 0 ÷ 0 and adds nothing
        Assert.Equal((3, 6), (reading.Present, reading.Expected));
        Assert.False(reading.Unweighted);
    }

    [Theory]
    [InlineData(Aggregation.Sum, 15)]
    [InlineData(Aggregation.Average, 7.5)]
    [InlineData(Aggregation.Last, 10)]
    [InlineData(Aggregation.Min, 5)]
    [InlineData(Aggregation.Max, 10)]
    public void Any_other_rule_puts_the_results_of_the_periods_together(Aggregation rule, decimal expected) =>
        Assert.Equal(expected, Funnel.Calculated("rate", "conversions / visitors * 100", rule).Read("rate", "2026-02", Span.YearToDate).Value);

    [Fact]
    public void A_period_whose_input_does_not_apply_does_not_apply()
    {
        var book = Funnel.With("shops", ("2026-01", null), ("2026-02", 3)).Calculated("per-shop", "visitors / shops");

        Assert.True(book.At("per-shop", "2026-01")!.NotApplicable);
        Assert.Equal(100m, book.At("per-shop", "2026-02")!.Value);
    }

    [Fact]
    public void Only_the_branch_that_holds_is_computed()
    {
        var book = Funnel.Calculated("safe", "if(visitors = 0, 0, conversions / visitors)");

        Assert.Equal(0m, book.At("safe", "2026-03")!.Value);
        Assert.Equal(0.1m, book.At("safe", "2026-02")!.Value);
    }

    [Theory]
    [InlineData("previous(visitors)", "2026-02", 200)]
    [InlineData("previous(visitors, 2)", "2026-03", 200)]
    [InlineData("(visitors - previous(visitors)) / previous(visitors) * 100", "2026-02", 50)]
    [InlineData("sum(visitors, 3)", "2026-03", 500)]
    [InlineData("average(visitors, 2)", "2026-02", 250)]
    [InlineData("min(visitors, 250) + max(visitors, 250) + abs(0 - visitors)", "2026-02", 850)]
    [InlineData("round(visitors / 7, 2)", "2026-01", 28.57)]
    [InlineData("round(0 - visitors / 80)", "2026-01", -3)]
    public void Functions_compute(string formula, string period, decimal expected) =>
        Assert.Equal(expected, Funnel.Calculated("result", formula).At("result", period)!.Value);

    [Fact]
    public void A_window_needs_every_period_of_it()
    {
        var first = Funnel.Calculated("two", "sum(visitors, 2)").At("two", "2026-01")!;

        Assert.Equal((null, Reasons.MissingInput), (first.Value, first.Reason));
    }

    [Fact]
    public void A_quarter_takes_in_its_months_by_the_rule_of_each_input_once_all_are_there()
    {
        var book = new CalculationScenario()
            .With("revenue", ("2026-01", 10), ("2026-02", 20), ("2026-03", 30), ("2026-04", 40))
            .With(CalculationScenario.Definition("staff", UnitKind.Count, Aggregation.Last), ("2026-01", 5), ("2026-03", 6))
            .Calculated(CalculationScenario.Definition("per-head", UnitKind.Count, Aggregation.Ratio, Frequency.Quarterly), "revenue / staff");

        Assert.Equal(10m, book.At("per-head", "2026-Q1")!.Value);
        Assert.Equal(Reasons.MissingInput, book.At("per-head", "2026-Q2")!.Reason);
    }

    [Fact]
    public void Numbers_too_large_to_be_kept_give_no_data()
    {
        var book = new CalculationScenario().With("big", ("2026-01", 999_999_999_999_999)).Calculated("huge", "big * big");

        Assert.Equal(Reasons.OutOfRange, book.At("huge", "2026-01")!.Reason);
    }

    [Fact]
    public void Before_a_formula_applied_the_recorded_values_stand()
    {
        var book = Funnel.With("rate", ("2026-01", 4), ("2026-02", 4));
        var definition = book.Kpis[book["rate"]].Latest with { Calculation = "conversions * 1", Aggregation = Aggregation.Sum };
        book.Change("rate", kpi => Kpi.Evolve(kpi, new KpiDefinitionRevised(2, Period.Of("2026-02"), definition, book.Check(definition)!.Inputs)));

        Assert.Equal(4m, book.At("rate", "2026-01")!.Value);
        Assert.Equal(30m, book.At("rate", "2026-02")!.Value);
        Assert.Equal(34m, book.Read("rate", "2026-02", Span.YearToDate).Value);
    }

    [Fact]
    public void A_correction_of_an_input_marks_the_result_as_corrected()
    {
        var book = Funnel.Calculated("rate", "conversions / visitors * 100");
        book.Recorded("conversions", new RecordedValue(Period.Of("2026-01"), 20, null, null, false, null, Revision: 2));

        Assert.Equal((10m, 2), (book.At("rate", "2026-01")!.Value!.Value, book.At("rate", "2026-01")!.Revision));
    }

    [Fact]
    public void From_its_replacement_on_the_successor_is_the_input()
    {
        var book = Funnel.With("visits", ("2026-02", 600), ("2026-03", 700)).Calculated("rate", "conversions / visitors * 100");
        book.Change("visitors", kpi => Kpi.Evolve(kpi, new KpiReplaced(book["visits"], Period.Of("2026-02"))));

        Assert.Equal(5m, book.At("rate", "2026-01")!.Value);
        Assert.Equal(5m, book.At("rate", "2026-02")!.Value);
        Assert.Equal(0m, book.At("rate", "2026-03")!.Value);
    }

    [Fact]
    public void Kpis_that_name_each_other_compute_nothing_and_come_to_an_end()
    {
        var book = Funnel.With("left").With("right");
        foreach (var (code, other) in new[] { ("left", "right"), ("right", "left") })
        {
            book.Change(code, kpi => Revenue.Kpi(new KpiDefined(
                kpi.Latest with { Calculation = $"{other} + previous({other})" }, [new(other, book[other])])));
        }

        Assert.Null(book.At("left", "2026-02")!.Value);
        Assert.Null(book.Book().SeriesOf(book["right"]).First);
    }

    [Fact]
    public void A_calculated_kpi_may_be_an_input_itself()
    {
        var book = Funnel.Calculated("rate", "conversions / visitors * 100").Calculated("gap", "10 - rate");

        Assert.Equal(5m, book.At("gap", "2026-01")!.Value);
        Assert.Equal(Reasons.DivisionByZero, book.At("gap", "2026-03")!.Reason);
        Assert.Equal(2m, book.Read("gap", "2026-02", Span.YearToDate).Value); // 10 − 40 ÷ 500
    }

    [Fact]
    public void Sums_and_products_of_inputs_are_exact_whatever_they_are() => Draw.Many(300, draw =>
    {
        var (a, b, c) = (draw.Between(-1000, 1000), draw.Between(-1000, 1000), draw.Between(-1000, 1000));
        var book = new CalculationScenario().With("a1", ("2026-01", a)).With("b1", ("2026-01", b)).With("c1", ("2026-01", c))
            .Calculated("r1", "a1 * (b1 + c1) - a1 * b1 - a1 * c1")
            .Calculated("r2", "if(c1 = 0, 0, a1 / c1)")
            .Calculated("r3", "max(a1, b1, c1) - min(a1, b1, c1)");

        Assert.Equal(0m, book.At("r1", "2026-01")!.Value);
        Assert.Equal(c == 0 ? 0 : a / c, book.At("r2", "2026-01")!.Value);
        Assert.True(book.At("r3", "2026-01")!.Value >= 0);
    });

    [Fact]
    public void The_year_to_date_of_a_ratio_of_sums_is_the_ratio_of_the_years_sums() => Draw.Many(200, draw =>
    {
        var months = Enumerable.Range(1, 8).Select(month => $"2026-{month:D2}").ToList();
        var above = months.ToDictionary(month => month, _ => (decimal?)draw.Between(0, 1000));
        var below = months.ToDictionary(month => month, _ => (decimal?)draw.Between(1, 1000));
        var book = new CalculationScenario()
            .With("above", above.Select(pair => (pair.Key, pair.Value)))
            .With("below", below.Select(pair => (pair.Key, pair.Value)))
            .Calculated("rate", "above / below * 100");

        Assert.Equal(above.Values.Sum()!.Value / below.Values.Sum()!.Value * 100m, book.Read("rate", "2026-08", Span.YearToDate).Value);
    });
}
