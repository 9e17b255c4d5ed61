using System.Diagnostics.CodeAnalysis;

namespace Scorecard.Domain.Kpis.Formulas;

/// <summary>
/// Cuts a formula into tokens. A hyphen between letters or digits belongs to the word (<c>new-customers</c>); any other one is a minus, and
/// so are − and – wherever they stand. An = before everything else, as in a spreadsheet, is left out. An underscore in a code counts as a hyphen, full-width characters as their plain forms.
/// </summary>
internal static class FormulaLexer
{
    private const int FullWidth = 'Ａ' - 'A';

    private static readonly Dictionary<string, string> Signs = new()
    {
        ["<="] = "<=",
        [">="] = ">=",
        ["<>"] = "<>",
        ["!="] = "<>",
        ["=="] = "=",
        ["+"] = "+",
        ["-"] = "-",
        ["−"] = "-",
        ["–"] = "-",
        ["*"] = "*",
        ["×"] = "*",
        ["·"] = "*",
        ["/"] = "/",
        ["÷"] = "/",
        ["("] = "(",
        [")"] = ")",
        [","] = ",",
        ["<"] = "<",
        [">"] = ">",
        ["="] = "=",
        ["≤"] = "<=",
        ["≥"] = ">=",
        ["≠"] = "<>",
    };

    /// <summary>The tokens, the last one being the end; or the first character that is none.</summary>
    public static bool TryCut(string text, out List<FormulaToken> tokens, [NotNullWhen(false)] out FormulaError? error)
    {
        tokens = [];
        error = null;
        var plain = string.Concat(text.Select(Plain));
        for (var at = AfterEquals(plain); at < plain.Length;)
        {
            if (char.IsWhiteSpace(plain[at]))
            {
                at++;
                continue;
            }

            if (Word(plain, at) is { } token)
            {
                tokens.Add(token);
            }
            else if (Sign(plain, at) is { } sign)
            {
                tokens.Add(sign);
            }
            else
            {
                var length = char.IsHighSurrogate(plain[at]) && at + 1 < plain.Length ? 2 : 1;
                error = new FormulaError(FormulaErrors.UnexpectedCharacter, at, length, text.Substring(at, length));
                return false;
            }

            at = tokens[^1].End;
        }

        tokens.Add(new FormulaToken(TokenKind.End, text.Length, 0, ""));
        return true;
    }

    private static int AfterEquals(string text)
    {
        var start = text.Length - text.TrimStart().Length;
        return start < text.Length && text[start] == '=' && Sign(text, start) is { Length: 1 } ? start + 1 : 0;
    }

    private static FormulaToken? Word(string text, int start)
    {
        if (text[start] == '.' && IsDigit(text, start + 1))
            return Number(text, start, start);
        if (!IsWordCharacter(text[start]))
            return null;

        var end = start;
        while (end < text.Length && (IsWordCharacter(text[end]) || (text[end] == '-' && end + 1 < text.Length && IsWordCharacter(text[end + 1]))))
            end++;

        var word = text[start..end];
        if (word.All(char.IsAsciiDigit))
            return Number(text, start, end);

        return new FormulaToken(TokenKind.Word, start, end - start, word.ToLowerInvariant().Replace('_', '-'));
    }

    private static FormulaToken Number(string text, int start, int end)
    {
        if (end < text.Length && text[end] == '.' && IsDigit(text, end + 1))
        {
            end++;
            while (IsDigit(text, end))
                end++;
        }

        return new FormulaToken(TokenKind.Number, start, end - start, text[start..end]);
    }

    private static FormulaToken? Sign(string text, int start)
    {
        for (var length = 2; length > 0; length--)
        {
            if (start + length <= text.Length && Signs.TryGetValue(text.Substring(start, length), out var sign))
                return new FormulaToken(TokenKind.Sign, start, length, sign);
        }

        return null;
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static char Plain(char character) => character switch
    {
        '\u3000' => ' ',
        >= '！' and <= '～' => (char)(character - FullWidth),
        _ => character,
    };
}
