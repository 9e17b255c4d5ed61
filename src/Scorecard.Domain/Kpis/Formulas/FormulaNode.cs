namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>A part of a formula, with its place in the text.</summary>
/// <param name="Start">Index of its first UTF-16 code unit.</param>
/// <param name="Length">In UTF-16 code units.</param>
public abstract record FormulaNode(int Start, int Length)
{
    internal int End => Start + Length;

    /// <summary>What stands directly in it.</summary>
    internal virtual IEnumerable<FormulaNode> Children => [];

    /// <summary>This part and all parts inside it.</summary>
    internal IEnumerable<FormulaNode> All() => Children.SelectMany(child => child.All()).Prepend(this);
}

public sealed record NumberNode(int Start, int Length, decimal Value) : FormulaNode(Start, Length);

/// <summary>The value of a KPI in the same period, an earlier one, or over the latest ones.</summary>
/// <param name="Code">The KPI's code, with hyphens.</param>
/// <param name="Periods">How many periods back, or how many are taken together; 0 for the same period.</param>
public sealed record ReferenceNode(int Start, int Length, string Code, FormulaWindow Window = FormulaWindow.Same, int Periods = 0)
    : FormulaNode(Start, Length);

public sealed record NegationNode(int Start, int Length, FormulaNode Operand) : FormulaNode(Start, Length)
{
    internal override IEnumerable<FormulaNode> Children => [Operand];
}

/// <summary>Two operands and one of + − × ÷.</summary>
public sealed record OperationNode(FormulaOperator Operator, FormulaNode Left, FormulaNode Right)
    : FormulaNode(Left.Start, Right.End - Left.Start)
{
    internal override IEnumerable<FormulaNode> Children => [Left, Right];
}

/// <summary>min, max, abs or round.</summary>
/// <param name="Digits">Of round: how many decimals are kept.</param>
public sealed record FunctionNode(int Start, int Length, FormulaFunction Function, IReadOnlyList<FormulaNode> Arguments, int Digits = 0)
    : FormulaNode(Start, Length)
{
    internal override IEnumerable<FormulaNode> Children => Arguments;
}

/// <summary>One of two values, by a comparison; the other one is not computed.</summary>
public sealed record ConditionNode(
    int Start, int Length, FormulaComparison Comparison, FormulaNode Left, FormulaNode Right, FormulaNode Then, FormulaNode Else)
    : FormulaNode(Start, Length)
{
    internal override IEnumerable<FormulaNode> Children => [Left, Right, Then, Else];
}

public enum FormulaWindow
{
    Same,

    /// <summary>The period so many periods earlier.</summary>
    Previous,

    /// <summary>The sum over the latest periods.</summary>
    Sum,

    /// <summary>The plain average over the latest periods.</summary>
    Average,
}

public enum FormulaOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

public enum FormulaFunction
{
    Min,
    Max,
    Abs,
    Round,
}

public enum FormulaComparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}
