using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Formulas;

/// <summary>What is refused when a formula is saved, or a KPI that formulas name is changed.</summary>
public class CalculationCheckTests
{
    private static CalculationScenario Shop => new CalculationScenario()
        .With("conversions")
        .With("visitors")
        .With("new-customers")
        .With(CalculationScenario.Definition("revenue", UnitKind.Currency))
        .With(CalculationScenario.Definition("cost", UnitKind.Currency, symbol: "원"))
        .With(CalculationScenario.Definition("exports", UnitKind.Currency, symbol: "USD"))
        .With(CalculationScenario.Definition("hours", UnitKind.Duration, symbol: "h"))
        .With(CalculationScenario.Definition("margin", UnitKind.Percent, Aggregation.Average))
        .With(CalculationScenario.Definition("quotient", UnitKind.Ratio, Aggregation.Average))
        .With(CalculationScenario.Definition("satisfaction", UnitKind.Score, Aggregation.Average))
        .With(CalculationScenario.Definition("inventory", UnitKind.Count, Aggregation.Last, Frequency.Yearly));

    [Theory]
    [InlineData("conversion / visitors", "calculation.kpi_unknown", 0, 10, "conversions")]
    [InlineData("conversions / vistors", "calculation.kpi_unknown", 14, 7, "visitors")]
    [InlineData("NEW_CUSTOMER * 2", "calculation.kpi_unknown", 0, 12, "new-customers")]
    [InlineData("sum( vistors, 3)", "calculation.kpi_unknown", 5, 7, "visitors")]
    [InlineData("conversions-visitors", "calculation.hyphen_or_minus", 0, 20, "conversions - visitors")]
    [InlineData("new-customers-visitors", "calculation.hyphen_or_minus", 0, 22, "new-customers - visitors")]
    [InlineData("100-visitors", "calculation.hyphen_or_minus", 0, 12, "100 - visitors")]
    [InlineData("방문자수 / visitors", "calculation.kpi_unknown", 0, 4, null)]
    [InlineData("visitors / inventory", "calculation.input_coarser", 11, 9, null)]
    [InlineData("visitors + revenue", "calculation.units_differ", 0, 18, null)]
    [InlineData("if(visitors > revenue, 1, 0) * visitors", "calculation.units_differ", 0, 28, null)]
    [InlineData("revenue - exports", "calculation.units_differ", 0, 17, null)]
    [InlineData("margin + quotient", "calculation.units_differ", 0, 17, null)]
    public void A_wrong_name_or_unit_is_told_at_its_place(string formula, string code, int start, int length, string? suggestion)
    {
        var error = Assert.Single(Shop.Check(CalculationScenario.Definition("result", UnitKind.Count) with { Calculation = formula })!.Errors);

        Assert.Equal((code, start, length, suggestion), (error.Error.Code, error.Start, error.Length, error.Suggestion));
    }

    [Fact]
    public void The_name_of_a_kpi_suggests_its_code()
    {
        var shop = Shop.With(CalculationScenario.Definition("visits", UnitKind.Count) with { Name = "방문자수" });

        Assert.Equal("visits", shop.Check(CalculationScenario.Definition("result", UnitKind.Count) with { Calculation = "방문자수 * 2" })!.Errors[0].Suggestion);
    }

    [Theory]
    [InlineData("conversions / visitors * 100", UnitKind.Percent, null)]
    [InlineData("conversions / visitors", UnitKind.Ratio, null)]
    [InlineData("revenue / visitors", UnitKind.Currency, null)]
    [InlineData("revenue - cost", UnitKind.Currency, null)]
    [InlineData("(revenue + cost) / 1000000", UnitKind.Currency, "백만원")]
    [InlineData("revenue / cost * 100", UnitKind.Percent, null)]
    [InlineData("hours / visitors", UnitKind.Duration, "h")]
    [InlineData("hours * 60", UnitKind.Duration, "min")]
    [InlineData("revenue / hours", UnitKind.Other, "원/h")]
    [InlineData("visitors / hours", UnitKind.Ratio, null)]
    [InlineData("visitors * margin / 100", UnitKind.Count, null)]
    [InlineData("quotient * 100", UnitKind.Percent, null)]
    [InlineData("margin - 5", UnitKind.Percent, null)]
    [InlineData("margin - margin", UnitKind.Score, null)]
    [InlineData("satisfaction / 5 * 100", UnitKind.Percent, null)]
    [InlineData("round(visitors * 1.1)", UnitKind.Count, null)]
    [InlineData("if(visitors > 0, revenue / visitors, 0)", UnitKind.Currency, null)]
    [InlineData("sum(revenue, 12)", UnitKind.Currency, null)]
    public void A_result_in_the_units_own_kind_is_accepted(string formula, UnitKind unit, string? symbol) =>
        Assert.Empty(Shop.Check(CalculationScenario.Definition("result", unit, symbol: symbol) with { Calculation = formula })!.Errors);

    [Theory]
    [InlineData("conversions", UnitKind.Percent, null, "count")]
    [InlineData("revenue", UnitKind.Count, null, "KRW")]
    [InlineData("revenue / visitors", UnitKind.Percent, null, "KRW/count")]
    [InlineData("revenue / exports", UnitKind.Percent, null, "KRW/USD")]
    [InlineData("exports", UnitKind.Currency, null, "USD")]
    [InlineData("margin", UnitKind.Ratio, null, "percent")]
    [InlineData("quotient", UnitKind.Percent, null, "ratio")]
    [InlineData("hours", UnitKind.Duration, "days", "h")]
    [InlineData("visitors", UnitKind.Ratio, null, "count")]
    [InlineData("revenue * cost", UnitKind.Currency, null, "KRW^2")]
    public void A_result_in_another_unit_is_refused_with_what_it_would_be(string formula, UnitKind unit, string? symbol, string would)
    {
        var check = Shop.Check(CalculationScenario.Definition("result", unit, symbol: symbol) with { Calculation = formula })!;

        Assert.Equal(FormulaErrors.UnitMismatch, Assert.Single(check.Errors).Error);
        Assert.Equal(would, check.Errors[0].Subject);
    }

    [Fact]
    public void A_kpi_computed_from_itself_is_refused_with_the_way_around()
    {
        var shop = Shop.Calculated("rate", "conversions / visitors").Calculated("gap", "1 - rate");
        var definition = shop.Kpis[shop["visitors"]].Latest with { Calculation = "gap * 2" };

        var error = Assert.Single(shop.Check(definition)!.Errors);

        Assert.Equal((FormulaErrors.Circle, 0, 3, "visitors → gap → rate → visitors"), (error.Error, error.Start, error.Length, error.Subject));
        Assert.Equal(FormulaErrors.Circle, shop.Check(definition with { Calculation = "1 + previous(visitors)" })!.Errors[0].Error);
    }

    [Fact]
    public void A_circle_through_kpis_the_writer_may_not_see_is_refused_without_their_codes()
    {
        var shop = Shop.Calculated("secret", "visitors * 2").Calculated("open", "secret * 2");
        var definition = shop.Kpis[shop["visitors"]].Latest with { Calculation = "open * 1" };

        var error = Assert.Single(shop.Check(definition, id => id != shop["secret"])!.Errors);

        Assert.Equal("visitors → open → … → visitors", error.Subject);
    }

    [Fact]
    public void A_kpi_the_writer_may_not_see_is_unknown()
    {
        var shop = Shop;
        var definition = CalculationScenario.Definition("result", UnitKind.Count) with { Calculation = "visitors + 1" };

        Assert.Equal(FormulaErrors.KpiUnknown, Assert.Single(shop.Check(definition, id => id != shop["visitors"])!.Errors).Error);
    }

    [Fact]
    public void An_ended_kpi_is_refused_in_favour_of_its_successor()
    {
        var shop = Shop;
        shop.Change("conversions", kpi => Kpi.Evolve(kpi, new KpiReplaced(shop["new-customers"], Period.Of("2026-07"))));

        var error = Assert.Single(shop.Check(CalculationScenario.Definition("result", UnitKind.Count) with { Calculation = "conversions * 1" })!.Errors);

        Assert.Equal((FormulaErrors.InputEnded, "new-customers"), (error.Error, error.Suggestion));
    }

    [Fact]
    public void A_kpi_in_a_formula_is_not_retired_and_is_replaced_only_by_one_that_fits()
    {
        var shop = Shop.Calculated("rate", "conversions / visitors");
        var calculations = shop.Calculations();

        Assert.Equal(FormulaErrors.UsedByOthers, calculations.EndRefusal(shop["visitors"], successorId: null));
        Assert.Equal(FormulaErrors.UsedByOthers, calculations.EndRefusal(shop["visitors"], shop["revenue"]));
        Assert.Equal(FormulaErrors.UsedByOthers, calculations.EndRefusal(shop["visitors"], shop["inventory"]));
        Assert.Equal(FormulaErrors.UsedByOthers, calculations.EndRefusal(shop["visitors"], shop["rate"]));
        Assert.Null(calculations.EndRefusal(shop["visitors"], shop["new-customers"]));
        Assert.Null(calculations.EndRefusal(shop["revenue"], successorId: null));
    }

    [Fact]
    public void A_kpi_in_a_formula_keeps_a_unit_that_fits_it()
    {
        var shop = Shop.Calculated(CalculationScenario.Definition("profit", UnitKind.Currency), "revenue - cost");
        var revenue = shop.Kpis[shop["revenue"]].Latest;

        Assert.Equal(FormulaErrors.UsedByOthers, shop.Calculations().RevisionRefusal(shop["revenue"], revenue with { UnitKind = UnitKind.Count }));
        Assert.Null(shop.Calculations().RevisionRefusal(shop["revenue"], revenue with { Name = "Sales" }));
    }

    [Fact]
    public void Saving_keeps_which_kpis_the_codes_name_and_refuses_with_the_first_error()
    {
        var shop = Shop;
        var good = CalculationScenario.Definition("rate", UnitKind.Percent, Aggregation.Ratio) with { Calculation = "conversions / visitors * 100" };
        var bad = good with { Calculation = "conversions / " };

        var defined = Kpi.Initial.Define(good, [], Revenue.Facts with { Calculation = shop.Check(good) });
        Assert.Equal([new KpiInput("conversions", shop["conversions"]), new KpiInput("visitors", shop["visitors"])], Assert.IsType<KpiDefined>(defined.Events[0]).Inputs);

        Assert.Equal(FormulaErrors.ValueExpected, Kpi.Initial.Define(bad, [], Revenue.Facts with { Calculation = shop.Check(bad) }).Error);
    }

    [Fact]
    public void A_code_that_was_changed_since_still_names_the_same_kpi_in_the_old_formula()
    {
        var shop = Shop.Calculated("rate", "conversions / visitors");
        shop.Change("visitors", kpi => Revenue.Kpi(new KpiDefined(kpi.Latest with { Code = "guests" })));

        Assert.Empty(shop.Check(shop.Kpis[shop["rate"]].Latest)!.Errors);
    }
}
