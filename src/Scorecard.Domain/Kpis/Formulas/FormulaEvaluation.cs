using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// Computes a formula from the figures of its inputs, in exact decimals. There is never an exception: an input without a figure, a
/// division by zero and a number too large to be kept answer with their reason. Only the branch of an <c>if</c> that holds is computed.
/// </summary>
internal static class FormulaEvaluation
{
    public static Figure Evaluate(FormulaNode node, Func<ReferenceNode, Figure> inputs) => node switch
    {
        NumberNode number => new Figure(number.Value),
        ReferenceNode reference => inputs(reference),
        NegationNode negation => Negate(Evaluate(negation.Operand, inputs)),
        OperationNode operation => Operate(operation.Operator, Evaluate(operation.Left, inputs), Evaluate(operation.Right, inputs)),
        FunctionNode function => Apply(function, [.. function.Arguments.Select(argument => Evaluate(argument, inputs))]),
        ConditionNode condition => Choose(condition, Evaluate(condition.Left, inputs), Evaluate(condition.Right, inputs), inputs),
        _ => throw new System.Diagnostics.UnreachableException($"{node.GetType().Name} is not computed."),
    };

    private static Figure Negate(Figure operand) => operand.Value is { } value ? new Figure(-value) : operand;

    private static Figure Operate(FormulaOperator sign, Figure left, Figure right)
    {
        if (left.Value is not { } a || right.Value is not { } b)
            return Without(left, right);

        return sign switch
        {
            FormulaOperator.Add => Figure.Of(Exact.Sum([a, b])),
            FormulaOperator.Subtract => Figure.Of(Exact.Sum([a, -b])),
            FormulaOperator.Multiply => Figure.Of(Exact.Product(a, b)),
            FormulaOperator.Divide => b == 0 ? Figure.None(Reasons.DivisionByZero) : Figure.Of(Exact.Ratio(a, b)),
        };
    }

    private static Figure Apply(FunctionNode function, IReadOnlyList<Figure> arguments)
    {
        if (arguments.Any(argument => argument.Value is null))
            return Without([.. arguments]);

        List<decimal> numbers = [.. arguments.Select(argument => argument.Value!.Value)];
        return new Figure(function.Function switch
        {
            FormulaFunction.Min => numbers.Min(),
            FormulaFunction.Max => numbers.Max(),
            FormulaFunction.Abs => Math.Abs(numbers[0]),
            FormulaFunction.Round => decimal.Round(numbers[0], function.Digits, MidpointRounding.AwayFromZero),
        });
    }

    private static Figure Choose(ConditionNode condition, Figure left, Figure right, Func<ReferenceNode, Figure> inputs)
    {
        if (left.Value is not { } a || right.Value is not { } b)
            return Without(left, right);

        var holds = condition.Comparison switch
        {
            FormulaComparison.Less => a < b,
            FormulaComparison.LessOrEqual => a <= b,
            FormulaComparison.Greater => a > b,
            FormulaComparison.GreaterOrEqual => a >= b,
            FormulaComparison.Equal => a == b,
            FormulaComparison.NotEqual => a != b,
        };
        return Evaluate(holds ? condition.Then : condition.Else, inputs);
    }

    /// <summary>The first reason; that something does not apply gives way to any other, which somebody can do something about.</summary>
    private static Figure Without(params ReadOnlySpan<Figure> figures)
    {
        Figure? notApplicable = null;
        foreach (var figure in figures)
        {
            if (figure.Value is not null)
                continue;
            if (figure.Reason is not Reasons.NotApplicable)
                return figure;
            notApplicable ??= figure;
        }

        return notApplicable!.Value;
    }
}
