using Scorecard.Domain.Kpis.Formulas;

namespace Scorecard.UnitTests.Kpis.Formulas;

/// <summary>What a formula may look like, and where it is wrong.</summary>
public class FormulaParserTests
{
    [Theory]
    [InlineData("1 + 2 * a", "(1 + (2 * a))")]
    [InlineData("(1 + 2) × a", "((1 + 2) * a)")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a / b / c", "((a / b) / c)")]
    [InlineData("a ÷ b × 100", "((a / b) * 100)")]
    [InlineData("-a + +b", "((-a) + b)")]
    [InlineData("2 * -a", "(2 * (-a))")]
    [InlineData(".5 * a", "(0.5 * a)")]
    [InlineData("new-customers / visitors * 100", "((new-customers / visitors) * 100)")]
    [InlineData("acquisition_spend / new_customers", "(acquisition-spend / new-customers)")]
    [InlineData("a - b", "(a - b)")]
    [InlineData("a− b", "(a - b)")]
    [InlineData("a−b", "(a - b)")]
    [InlineData("a -b", "(a - b)")]
    [InlineData("a- b", "(a - b)")]
    [InlineData("(a)-(b)", "(a - b)")]
    [InlineData("a-b", "a-b")]
    [InlineData("3d-prints + 1", "(3d-prints + 1)")]
    [InlineData("Conversions", "conversions")]
    [InlineData("（ａ＋ｂ）＊２", "((a + b) * 2)")]
    [InlineData("min(a, b, 3)", "Min(a, b, 3)")]
    [InlineData("max(a, 0)", "Max(a, 0)")]
    [InlineData("abs(a - b)", "Abs((a - b))")]
    [InlineData("round(a / 3, 2)", "Round2((a / 3))")]
    [InlineData("ROUND(a)", "Round0(a)")]
    [InlineData("previous(a)", "Previous1(a)")]
    [InlineData("previous(a, 12)", "Previous12(a)")]
    [InlineData("sum(new-customers, 3)", "Sum3(new-customers)")]
    [InlineData("average(a, 366)", "Average366(a)")]
    [InlineData("if(a >= b, a, 0)", "if(a GreaterOrEqual b, a, 0)")]
    [InlineData("if(a ≠ 0, 1 / a, 0)", "if(a NotEqual 0, (1 / a), 0)")]
    [InlineData("sum + min", "(sum + min)")]
    [InlineData("=a + 1", "(a + 1)")]
    [InlineData(" = a", "a")]
    [InlineData("＝a", "a")]
    [InlineData("max(100,200,a)", "Max(100, 200, a)")]
    public void A_formula_is_read_with_the_usual_precedence(string text, string expected)
    {
        var (formula, error) = Formula.Parse(text);

        Assert.Null(error);
        Assert.Equal(expected, Write(formula!.Root));
    }

    [Theory]
    [InlineData("", "calculation.empty", 0, 0)]
    [InlineData("   ", "calculation.empty", 0, 3)]
    [InlineData("1 + 2", "calculation.empty", 0, 5)]
    [InlineData("a +", "calculation.value_expected", 3, 0)]
    [InlineData("* a", "calculation.value_expected", 0, 1)]
    [InlineData("a + / b", "calculation.value_expected", 4, 1)]
    [InlineData("a b", "calculation.operator_expected", 2, 1)]
    [InlineData("a 100", "calculation.operator_expected", 2, 3)]
    [InlineData("a , b", "calculation.operator_expected", 2, 1)]
    [InlineData("(a + b", "calculation.parenthesis_open", 0, 1)]
    [InlineData("a * (b + (c)", "calculation.parenthesis_open", 4, 1)]
    [InlineData("a + b)", "calculation.parenthesis_unopened", 5, 1)]
    [InlineData(")", "calculation.parenthesis_unopened", 0, 1)]
    [InlineData("()", "calculation.value_expected", 1, 1)]
    [InlineData("a % b", "calculation.unexpected_character", 2, 1)]
    [InlineData("a + 😀", "calculation.unexpected_character", 4, 2)]
    [InlineData("a > b", "calculation.comparison_misplaced", 2, 1)]
    [InlineData("(a > b)", "calculation.comparison_misplaced", 3, 1)]
    [InlineData("if(a, b, c)", "calculation.comparison_expected", 4, 1)]
    [InlineData("if(a > b, c)", "calculation.argument_count", 0, 2)]
    [InlineData("if(a > b, c, d, e)", "calculation.argument_count", 0, 2)]
    [InlineData("min(a)", "calculation.argument_count", 0, 3)]
    [InlineData("abs(a, b)", "calculation.argument_count", 0, 3)]
    [InlineData("sum(a)", "calculation.argument_count", 0, 3)]
    [InlineData("summ(a, 3)", "calculation.function_unknown", 0, 4)]
    [InlineData("sum(a, 0)", "calculation.count_expected", 7, 1)]
    [InlineData("sum(a, 367)", "calculation.count_expected", 7, 3)]
    [InlineData("sum(a, 1.5)", "calculation.count_expected", 7, 3)]
    [InlineData("sum(a, b)", "calculation.count_expected", 7, 1)]
    [InlineData("previous(3)", "calculation.kpi_expected", 9, 1)]
    [InlineData("previous(a + b)", "calculation.kpi_expected", 11, 1)]
    [InlineData("previous(sum(a, 3))", "calculation.kpi_expected", 9, 3)]
    [InlineData("round(a, 16)", "calculation.count_expected", 9, 2)]
    [InlineData("a * 1234567890123456", "calculation.number_too_precise", 4, 16)]
    [InlineData("sum(a, 3", "calculation.parenthesis_open", 3, 1)]
    [InlineData("=", "calculation.empty", 0, 1)]
    [InlineData("=1+1", "calculation.empty", 0, 4)]
    [InlineData("==a", "calculation.value_expected", 0, 2)]
    [InlineData("=a b", "calculation.operator_expected", 3, 1)]
    [InlineData("a = b", "calculation.comparison_misplaced", 2, 1)]
    [InlineData("1,000 + a", "calculation.thousands_separator", 0, 5)]
    [InlineData("a * 12,345,678.5", "calculation.thousands_separator", 4, 12)]
    [InlineData("(12,345 + a)", "calculation.thousands_separator", 1, 6)]
    [InlineData("max(a, 1,000)", "calculation.thousands_separator", 7, 5)]
    [InlineData("1, 000 + a", "calculation.operator_expected", 1, 1)]
    public void A_mistake_is_told_at_its_place(string text, string code, int start, int length)
    {
        var (formula, error) = Formula.Parse(text);

        Assert.Null(formula);
        Assert.Equal((code, start, length), (error!.Error.Code, error.Start, error.Length));
    }

    [Fact]
    public void A_number_without_thousands_separators_is_suggested() => Assert.Equal("12345678", Formula.Parse("a + 12,345,678").Error!.Suggestion);

    [Fact]
    public void A_mistyped_function_is_suggested() => Assert.Equal("average", Formula.Parse("avarage(a, 3)").Error!.Suggestion);

    [Fact]
    public void Nesting_ends_before_the_stack_does()
    {
        var deep = new string('(', 5_000) + "a" + new string(')', 5_000);

        Assert.Equal("calculation.too_deep", Formula.Parse(deep).Error!.Error.Code);
        Assert.Equal("calculation.too_deep", Formula.Parse(string.Concat(Enumerable.Repeat("-", 2_000)) + "a").Error!.Error.Code);
    }

    [Fact]
    public void A_formula_names_at_most_fifty_kpis()
    {
        var many = string.Join(" + ", Enumerable.Range(1, 51).Select(number => $"kpi-{number}"));

        Assert.Equal("calculation.too_many_inputs", Formula.Parse(many).Error!.Error.Code);
    }

    [Fact]
    public void Whatever_is_typed_is_answered_with_a_formula_or_a_place_in_the_text() => Draw.Many(3_000, draw =>
    {
        var text = string.Concat(draw.List(0, 20, () => draw.One(
            "a", "new-customers", "12", "3.5", "+", "-", "−", "*", "/", "(", ")", ",", " ", "sum", "if", "min(", "previous(", ">", "=", "100%", "가", "_", ".", "round(")));

        var (formula, error) = Formula.Parse(text);

        Assert.True(formula is null != error is null);
        if (error is not null)
            Assert.True(error.Start >= 0 && error.Length >= 0 && error.Start + error.Length <= text.Length, text);
        else
            Assert.All(formula!.References, node => Assert.True(node.Start >= 0 && node.Start + node.Length <= text.Length, text));
    });

    private static string Write(FormulaNode node) => node switch
    {
        NumberNode number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ReferenceNode { Window: FormulaWindow.Same } reference => reference.Code,
        ReferenceNode reference => $"{reference.Window}{reference.Periods}({reference.Code})",
        NegationNode negation => $"(-{Write(negation.Operand)})",
        OperationNode operation => $"({Write(operation.Left)} {operation.Operator switch
        {
            FormulaOperator.Add => "+",
            FormulaOperator.Subtract => "-",
            FormulaOperator.Multiply => "*",
            FormulaOperator.Divide => "/",
        }} {Write(operation.Right)})",
        FunctionNode function => $"{function.Function}{(function.Function is FormulaFunction.Round ? function.Digits : "")}({string.Join(", ", function.Arguments.Select(Write))})",
        ConditionNode condition => $"if({Write(condition.Left)} {condition.Comparison} {Write(condition.Right)}, {Write(condition.Then)}, {Write(condition.Else)})",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
