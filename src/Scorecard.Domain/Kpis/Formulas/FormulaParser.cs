using System.Globalization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// Reads a formula: + − × ÷ with the usual precedence, parentheses, <c>min(a, b, …)</c>, <c>max(a, b, …)</c>, <c>abs(a)</c>,
/// <c>round(a[, digits])</c>, <c>if(a &gt; b, then, else)</c>, <c>previous(code[, n])</c>, <c>sum(code, n)</c>, <c>average(code, n)</c>.
/// Stops at the first mistake.
/// </summary>
internal sealed class FormulaParser
{
    public const int MaxDepth = 40;

    private static readonly string[] Functions = ["abs", "average", "if", "max", "min", "previous", "round", "sum"];

    private readonly List<FormulaToken> _tokens;
    private int _at;
    private int _depth;

    private FormulaParser(List<FormulaToken> tokens) => _tokens = tokens;

    private FormulaToken Current => _tokens[_at];

    /// <summary>The formula, or the first thing that is wrong with its shape.</summary>
    public static (FormulaNode? Root, FormulaError? Error) Parse(string text)
    {
        if (!FormulaLexer.TryCut(text, out var tokens, out var error))
            return (null, error);
        if (tokens is [{ Kind: TokenKind.End }])
            return (null, new FormulaError(FormulaErrors.Empty, 0, text.Length));

        try
        {
            var parser = new FormulaParser(tokens);
            var root = parser.Sum();
            parser.Finish();
            return (root, null);
        }
        catch (MistakeException mistake)
        {
            return (null, mistake.Error);
        }
    }

    private void Finish()
    {
        if (Current.Kind is TokenKind.End)
            return;

        throw GroupedDigits() ?? Mistake(Current.Text switch
        {
            ")" => FormulaErrors.ParenthesisUnopened,
            _ when IsComparison(Current) => FormulaErrors.ComparisonMisplaced,
            _ => FormulaErrors.OperatorExpected,
        });
    }

    private FormulaNode Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            var sign = Take().Text == "+" ? FormulaOperator.Add : FormulaOperator.Subtract;
            left = new OperationNode(sign, left, Product());
        }

        return left;
    }

    private FormulaNode Product()
    {
        var left = Factor();
        while (Current.Is("*") || Current.Is("/"))
        {
            var sign = Take().Text == "*" ? FormulaOperator.Multiply : FormulaOperator.Divide;
            left = new OperationNode(sign, left, Factor());
        }

        return left;
    }

    private FormulaNode Factor()
    {
        if (++_depth > MaxDepth)
            throw Mistake(FormulaErrors.TooDeep);

        var factor = SignedOrPlain();
        _depth--;
        return factor;
    }

    private FormulaNode SignedOrPlain()
    {
        if (Current.Is("-"))
        {
            var minus = Take();
            var operand = Factor();
            return new NegationNode(minus.Start, operand.End - minus.Start, operand);
        }

        if (Current.Is("+"))
        {
            Take();
            return Factor();
        }

        return Current.Kind switch
        {
            TokenKind.Number => Number(),
            TokenKind.Word when _tokens[_at + 1].Is("(") => Call(),
            TokenKind.Word => Reference(),
            _ when Current.Is("(") => Parenthesis(),
            _ when Current.Is(")") && !_tokens.Take(_at).Any(token => token.Is("(")) => throw Mistake(FormulaErrors.ParenthesisUnopened),
            _ => throw Mistake(FormulaErrors.ValueExpected),
        };
    }

    private NumberNode Number()
    {
        var token = Take();
        if (_tokens[_at].Is(",") && _tokens[_at + 1].Text.StartsWith('0') && GroupedDigits() is { } grouped)
            throw grouped;

        return decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Quantity.Check(value) is null
            ? new NumberNode(token.Start, token.Length, value)
            : throw Mistake(FormulaErrors.NumberTooPrecise, token);
    }

    private ReferenceNode Reference()
    {
        var token = Take();
        return new ReferenceNode(token.Start, token.Length, token.Text);
    }

    private FormulaNode Parenthesis()
    {
        var open = Take();
        var inner = Sum();
        Close(open);
        return inner;
    }

    private FormulaNode Call()
    {
        var name = Take();
        var open = Take();
        if (!Functions.Contains(name.Text))
            throw Mistake(FormulaErrors.FunctionUnknown, name, suggestion: Nearest.Of(name.Text, Functions));

        FormulaNode call = name.Text switch
        {
            "if" => Condition(name, open),
            "previous" => Window(name, open, FormulaWindow.Previous, countRequired: false),
            "sum" => Window(name, open, FormulaWindow.Sum, countRequired: true),
            "average" => Window(name, open, FormulaWindow.Average, countRequired: true),
            "round" => Round(name, open),
            "abs" => Plain(name, open, FormulaFunction.Abs, least: 1, most: 1),
            "min" => Plain(name, open, FormulaFunction.Min, least: 2, most: int.MaxValue),
            _ => Plain(name, open, FormulaFunction.Max, least: 2, most: int.MaxValue),
        };
        return call;
    }

    private ConditionNode Condition(FormulaToken name, FormulaToken open)
    {
        var left = Sum();
        if (!IsComparison(Current))
            throw Mistake(FormulaErrors.ComparisonExpected);

        var comparison = Take().Text switch
        {
            "<" => FormulaComparison.Less,
            "<=" => FormulaComparison.LessOrEqual,
            ">" => FormulaComparison.Greater,
            ">=" => FormulaComparison.GreaterOrEqual,
            "=" => FormulaComparison.Equal,
            _ => FormulaComparison.NotEqual,
        };
        var right = Sum();
        Comma(name, open, "3");
        var then = Sum();
        Comma(name, open, "3");
        var otherwise = Sum();
        return new ConditionNode(name.Start, LastArgument(name, open, "3") - name.Start, comparison, left, right, then, otherwise);
    }

    private ReferenceNode Window(FormulaToken name, FormulaToken open, FormulaWindow window, bool countRequired)
    {
        if (Current.Kind is not TokenKind.Word || _tokens[_at + 1].Is("("))
            throw Mistake(FormulaErrors.KpiExpected, subject: name.Text);

        var code = Take().Text;
        if (!Current.Is(",") && !Current.Is(")") && Current.Kind is not TokenKind.End)
            throw Mistake(FormulaErrors.KpiExpected, subject: name.Text);

        var periods = 1;
        if (countRequired || Current.Is(","))
        {
            Comma(name, open, countRequired ? "2" : "1–2");
            periods = Whole(1, Formula.MaxWindow);
        }

        return new ReferenceNode(name.Start, LastArgument(name, open, countRequired ? "2" : "1–2") - name.Start, code, window, periods);
    }

    private FunctionNode Round(FormulaToken name, FormulaToken open)
    {
        var number = Sum();
        var digits = 0;
        if (Current.Is(","))
        {
            Take();
            digits = Whole(0, Quantity.MaxDecimalPlaces);
        }

        return new FunctionNode(name.Start, LastArgument(name, open, "1–2") - name.Start, FormulaFunction.Round, [number], digits);
    }

    private FunctionNode Plain(FormulaToken name, FormulaToken open, FormulaFunction function, int least, int most)
    {
        var expected = least == most ? "1" : $"≥ {least}";
        List<FormulaNode> arguments = [Sum()];
        while (Current.Is(",") && arguments.Count < most)
        {
            Take();
            arguments.Add(Sum());
        }

        var end = LastArgument(name, open, expected);
        return arguments.Count >= least
            ? new FunctionNode(name.Start, end - name.Start, function, arguments)
            : throw Mistake(FormulaErrors.ArgumentCount, name, other: expected);
    }

    private int Whole(int least, int most)
    {
        var token = Current;
        if (token.Kind is not TokenKind.Number
            || !int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count < least
            || count > most
            || !(_tokens[_at + 1].Is(")") || _tokens[_at + 1].Is(",") || _tokens[_at + 1].Kind is TokenKind.End))
        {
            throw Mistake(FormulaErrors.CountExpected, token, other: $"{least}–{most}");
        }

        Take();
        return count;
    }

    private void Comma(FormulaToken name, FormulaToken open, string expected)
    {
        if (Current.Is(","))
            Take();
        else
            throw Unfinished(name, open, expected);
    }

    /// <summary>Takes the closing parenthesis and answers where it ends.</summary>
    private int LastArgument(FormulaToken name, FormulaToken open, string expected)
    {
        if (!Current.Is(")"))
            throw Unfinished(name, open, expected);

        return Take().End;
    }

    private void Close(FormulaToken open)
    {
        if (Current.Is(")"))
            Take();
        else
            throw Open(open);
    }

    private MistakeException Unfinished(FormulaToken name, FormulaToken open, string expected) => Current.Text is ")" or ","
        ? Mistake(FormulaErrors.ArgumentCount, name, other: expected)
        : Open(open);

    /// <summary>A parenthesis is found open at the end of the text, or where something else cannot go on.</summary>
    private MistakeException Open(FormulaToken open) => Current.Kind is TokenKind.End
        ? Mistake(FormulaErrors.ParenthesisOpen, open)
        : GroupedDigits() ?? Mistake(IsComparison(Current) ? FormulaErrors.ComparisonMisplaced : FormulaErrors.OperatorExpected);

    /// <summary>
    /// Where a comma has just been met that parts digits, as in <c>1,000</c>. Between arguments <c>12,345</c> may be two numbers; only
    /// digits that begin with 0 are none.
    /// </summary>
    private MistakeException? GroupedDigits()
    {
        if (_at == 0 || _tokens[_at - 1] is not { Kind: TokenKind.Number, Length: <= 3 } first || !first.Text.All(char.IsAsciiDigit))
            return null;

        List<FormulaToken> number = [first];
        for (var at = _at; _tokens[at].Is(",") && _tokens[at].Start == number[^1].End && IsGroup(_tokens[at + 1], _tokens[at].End); at += 2)
            number.Add(_tokens[at + 1]);
        if (number.Count == 1)
            return null;

        return new MistakeException(new FormulaError(
            FormulaErrors.ThousandsSeparator,
            first.Start,
            number[^1].End - first.Start,
            string.Join(',', number.Select(token => token.Text)),
            Suggestion: string.Concat(number.Select(token => token.Text))));
    }

    private static bool IsGroup(FormulaToken token, int start) =>
        token.Kind is TokenKind.Number && token.Start == start && token.Text.IndexOf('.') is var point && (point < 0 ? token.Length : point) == 3;

    private FormulaToken Take() => _tokens[_at++];

    private static bool IsComparison(FormulaToken token) => token.Kind is TokenKind.Sign && token.Text is "<" or "<=" or ">" or ">=" or "=" or "<>";

    private MistakeException Mistake(DomainError error, FormulaToken? token = null, string? subject = null, string? other = null, string? suggestion = null)
    {
        var (_, start, length, text) = token ?? Current;
        return new MistakeException(new FormulaError(error, start, length, subject ?? (text.Length == 0 ? null : text), other, suggestion));
    }

    /// <summary>Leaves the recursion at the first mistake; never leaves <see cref="Parse"/>.</summary>
    private sealed class MistakeException(FormulaError error) : Exception
    {
        public FormulaError Error => error;
    }
}
