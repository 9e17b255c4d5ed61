using Scorecard.Domain.Importing;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Importing;

public class ImportGuessTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    [Fact]
    public void A_long_table_in_Korean() => Guesses(
        ["지표코드", "지표명", "기준월", "실적", "비고"],
        [["rev", "매출", "2026년 3월", "1,200", ""], ["rev", "매출", "2026년 4월", "1,300.5", "정산 후"]],
        ImportColumnRole.KpiCode, ImportColumnRole.KpiName, ImportColumnRole.Period, ImportColumnRole.Value, ImportColumnRole.Comment);

    [Fact]
    public void A_header_says_what_a_column_holds_though_some_of_its_cells_cannot_be_read() => Guesses(
        ["code", "period", "value"],
        [["rev", "2026-08", "12x"], ["rev", "not a period", "95"], ["rev", "2026-Q3", "95"]],
        ImportColumnRole.KpiCode, ImportColumnRole.Period, ImportColumnRole.Value);

    [Fact]
    public void Year_and_month_in_columns_of_their_own_beside_targets_and_figures_of_the_year()
    {
        var mapping = Guesses(
            ["indicator_seq", "indicator_name", "category", "desired_change", "indicator_unit", "decimal_places", "period_year", "period_month", "ytd_target", "ytd_actual", "monthly_target", "monthly_actual"],
            [["100360", "Lost time", "Safety", "D", "-", "2", "2008", "1", "2.37", "1.93", "2.37", "1.93"], ["100360", "Lost time", "Safety", "D", "-", "2", "2008", "12", "2.37", "1.99", "2.37", ""]],
            ImportColumnRole.KpiCode, ImportColumnRole.KpiName, ImportColumnRole.Category, ImportColumnRole.Direction, ImportColumnRole.Unit, ImportColumnRole.Decimals,
            ImportColumnRole.Year, ImportColumnRole.PartOfYear, ImportColumnRole.Ignore, ImportColumnRole.Ignore, ImportColumnRole.Ignore, ImportColumnRole.Value);

        Assert.Equal((YearPart.Month, Frequency.Monthly), (mapping.PartOfYear, mapping.Frequency));
    }

    [Fact]
    public void A_wide_table_has_its_periods_in_the_header()
    {
        var mapping = Guesses(
            ["KPI", "2026-01", "2026년 2월", "Mar 2026"],
            [["Revenue", "1", "2", "3"], ["Churn", "4", "", "6"]],
            ImportColumnRole.KpiName, ImportColumnRole.PeriodValue, ImportColumnRole.PeriodValue, ImportColumnRole.PeriodValue);

        Assert.Equal([null, "2026-01", "2026-02", "2026-03"], mapping.Columns.Select(column => column.Period));
    }

    [Fact]
    public void A_wide_table_without_years_asks_for_the_year()
    {
        var (mapping, questions) = Guess(["지표", "1분기", "2분기"], [["매출", "1", "2"]]);

        Assert.Equal([null, "2026-Q1", "2026-Q2"], mapping.Columns.Select(column => column.Period));
        Assert.Equal((2026, Frequency.Quarterly), (mapping.YearOfPeriods, mapping.Frequency));
        Assert.Contains(questions, question => question is { Code: QuestionCode.Year, Example: "1분기", Assumed: "2026" });
    }

    [Fact]
    public void A_wide_table_with_a_column_for_each_KPI() => Guesses(
        ["Month", "Revenue", "Churn"],
        [["2026-01", "1", "2"], ["2026-02", "3", "4"]],
        ImportColumnRole.Period, ImportColumnRole.KpiValue, ImportColumnRole.KpiValue);

    [Fact]
    public void A_ratio_in_two_columns() => Guesses(
        ["code", "month", "분자", "분모"],
        [["ontime", "2026-01", "97", "100"]],
        ImportColumnRole.KpiCode, ImportColumnRole.Period, ImportColumnRole.Numerator, ImportColumnRole.Denominator);

    [Fact]
    public void Without_a_header_the_cells_tell() => Guesses(
        ["", "", ""],
        [["Revenue", "2026-01", "12"], ["Churn", "2026-01", "3"]],
        ImportColumnRole.KpiName, ImportColumnRole.Period, ImportColumnRole.Value);

    [Fact]
    public void Figures_that_could_be_thousands_or_decimals_are_asked_about()
    {
        var (mapping, questions) = Guess(["code", "period", "value"], [["a1", "2026-01", "1,234"], ["a1", "2026-02", "5,678"]]);

        Assert.Equal(NumberStyle.Point, mapping.Columns[2].NumberStyle);
        Assert.Equal([new ImportQuestion(QuestionCode.NumberStyle, 2, "1,234", "1234", "1.234")], questions);
    }

    [Fact]
    public void Days_that_could_be_months_are_asked_about()
    {
        var (mapping, questions) = Guess(["code", "date", "value"], [["a1", "03/04/2026", "1"], ["a1", "05/06/2026", "2"]]);

        Assert.Equal(DateOrder.MonthDayYear, mapping.DateOrder);
        Assert.Equal([new ImportQuestion(QuestionCode.DateOrder, 1, "03/04/2026", "2026-03-04", "2026-04-03")], questions);
    }

    [Fact]
    public void One_day_above_12_settles_all_of_them()
    {
        var (mapping, questions) = Guess(["code", "date", "value"], [["a1", "03/04/2026", "1"], ["a1", "15/06/2026", "2"]]);

        Assert.Equal(DateOrder.DayMonthYear, mapping.DateOrder);
        Assert.Empty(questions);
    }

    [Fact]
    public void A_guess_of_a_complete_table_works() => Assert.Empty(Guess(["code", "period", "value"], [["a1", "2026-01", "1"]]).Mapping.Faults());

    [Fact]
    public void What_keeps_a_mapping_from_working_is_told_by_member()
    {
        var mapping = Guess(["code", "period", "value", "x"], [["a1", "2026-01", "1", "2"]]).Mapping;
        ImportMapping With(int column, ImportColumnRole role, string? dimension = null) =>
            mapping with { Columns = [.. mapping.Columns.Select(one => one.Index == column ? one with { Role = role, Dimension = dimension } : one)] };

        Assert.Equal(["kpi"], With(0, ImportColumnRole.Ignore).Faults().Keys);
        Assert.Equal(["period"], With(1, ImportColumnRole.Ignore).Faults().Keys);
        Assert.Equal(["value"], With(2, ImportColumnRole.Ignore).Faults().Keys);
        Assert.Equal(["columns[3].role"], With(3, ImportColumnRole.Value).Faults().Keys);
        Assert.Equal(["columns[3].dimension"], With(3, ImportColumnRole.Segment).Faults().Keys);
        Assert.Equal(["ownerUnitId"], (mapping with { UnknownKpis = UnknownKpis.Create }).Faults().Keys);
        Assert.Equal(["kpis[0].kpiId"], (mapping with { Kpis = [new("a1", LabelAction.Use, null)] }).Faults().Keys);
    }

    private static ImportMapping Guesses(string[] headers, string[][] rows, params ImportColumnRole[] roles)
    {
        var mapping = Guess(headers, rows).Mapping;
        Assert.Equal(roles, mapping.Columns.Select(column => column.Role));
        return mapping;
    }

    private static (ImportMapping Mapping, IReadOnlyList<ImportQuestion> Questions) Guess(string[] headers, string[][] rows)
    {
        List<ColumnProfile> columns = [.. headers.Select((name, index) => new ColumnProfile(index, name))];
        foreach (var row in rows)
        {
            foreach (var (index, cell) in row.Index())
                columns[index].Add(cell);
        }

        return ImportGuess.Of(columns, Today);
    }
}
