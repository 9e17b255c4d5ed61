using System.Diagnostics;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>Follows the units of the inputs through a formula.</summary>
internal static class FormulaUnits
{
    /// <summary>The unit of the result; or, with what does not go together added to the errors, null.</summary>
    public static FormulaUnit? Of(FormulaNode node, Func<ReferenceNode, FormulaUnit> inputs, List<FormulaError> errors)
    {
        switch (node)
        {
            case NumberNode:
                return FormulaUnit.Constant;
            case ReferenceNode reference:
                return inputs(reference);
            case NegationNode negation:
                return Of(negation.Operand, inputs, errors);
            case OperationNode { Operator: FormulaOperator.Add or FormulaOperator.Subtract } sum:
                return Together(sum, [sum.Left, sum.Right], inputs, errors);
            case OperationNode product:
                var (left, right) = (Of(product.Left, inputs, errors), Of(product.Right, inputs, errors));
                return left is null || right is null ? null : left.Times(right, product.Operator is FormulaOperator.Multiply ? 1 : -1);
            case FunctionNode function:
                return Together(function, function.Arguments, inputs, errors);
            case ConditionNode condition:
                var compared = Together(condition, [condition.Left, condition.Right], inputs, errors);
                var chosen = Together(condition, [condition.Then, condition.Else], inputs, errors);
                return compared is null ? null : chosen;
            default:
                throw new UnreachableException($"{node.GetType().Name} has no unit.");
        }
    }

    private static FormulaUnit? Together(
        FormulaNode whole, IReadOnlyList<FormulaNode> parts, Func<ReferenceNode, FormulaUnit> inputs, List<FormulaError> errors)
    {
        FormulaUnit? together = null;
        var known = true;
        foreach (var part in parts)
        {
            if (Of(part, inputs, errors) is not { } unit)
            {
                known = false;
                continue;
            }

            if (together is null)
            {
                together = unit;
            }
            else if (together.Plus(unit) is { } sum)
            {
                together = sum;
            }
            else
            {
                errors.Add(new FormulaError(FormulaErrors.UnitsDiffer, whole.Start, whole.Length, together.Text, unit.Text));
                return null;
            }
        }

        return known ? together : null;
    }
}
