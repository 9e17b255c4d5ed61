using System.Globalization;

namespace Scorecard.Domain.Importing;

public enum CellKind
{
    /// <summary>Nothing, or a dash.</summary>
    Blank,
    Number,

    /// <summary>The period is said to have nothing to measure.</summary>
    NotApplicable,
    Unreadable,
}

/// <param name="IsPercent">A percent sign followed the figure, which is given as it is written: 45 for 45%.</param>
public readonly record struct NumberReading(CellKind Kind, decimal Value = 0, bool IsPercent = false);

/// <summary>
/// Reads figures as people and programs write them: grouped thousands (point, comma, apostrophe or a space), a decimal point or
/// comma, a percent sign, currency signs, minus signs, brackets or △ for what is negative. Exponents are refused, as where one types.
/// </summary>
public static class NumberText
{
    private const int MaxLength = 60;

    private static readonly HashSet<string> Blanks = ["", "-", "–", "—", "―", ".", "..", "...", "null"];

    private static readonly HashSet<string> NotApplicables = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "na", "n.a.", "not applicable", "해당없음", "해당 없음", "해당사항없음", "해당사항 없음",
    };

    private static readonly string[] Affixes = ["₩", "￦", "$", "€", "£", "¥", "원", "krw", "usd", "eur"];

    public static NumberReading Read(string text, NumberStyle style)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > MaxLength)
            return new(CellKind.Unreadable);

        var plain = PlainText.Of(trimmed);
        if (Blanks.Contains(plain))
            return new(CellKind.Blank);
        if (NotApplicables.Contains(plain))
            return new(CellKind.NotApplicable);

        var (body, negative, percent) = Strip(plain);
        return Digits(body, style) is { } value
            ? new(CellKind.Number, negative ? -value : value, percent)
            : new(CellKind.Unreadable);
    }

    /// <summary>
    /// What the shape of one figure says about its style; null when both could be: it has no separator, or one that stands where a
    /// group of thousands begins.
    /// </summary>
    public static NumberStyle? Evidence(string text)
    {
        var (body, _, _) = Strip(PlainText.Of(text.AsSpan().Trim()));
        var (points, commas) = (body.Count(c => c == '.'), body.Count(c => c == ','));
        var (readsAsPoint, readsAsComma) = (Digits(body, NumberStyle.Point) is not null, Digits(body, NumberStyle.Comma) is not null);
        if (points + commas == 0 || readsAsPoint == readsAsComma)
            return null;

        return readsAsPoint ? NumberStyle.Point : NumberStyle.Comma;
    }

    /// <summary>True when the figure means two different numbers in the two styles: <c>1,234</c>.</summary>
    public static bool IsAmbiguous(string text)
    {
        var (body, _, _) = Strip(PlainText.Of(text.AsSpan().Trim()));
        return Digits(body, NumberStyle.Point) is { } one && Digits(body, NumberStyle.Comma) is { } other && one != other;
    }

    private static (string Body, bool Negative, bool Percent) Strip(string text)
    {
        var (negative, percent) = (false, false);
        if (text is ['\'', .. var unmarked]) // by which a spreadsheet keeps a text a text
            text = unmarked;
        if (text is ['(', .. var inner, ')'])
            (text, negative) = (inner.Trim(), true);
        for (var again = true; again && text.Length > 0;)
        {
            again = false;
            if (text[^1] == '%' && !percent)
                (text, percent, again) = (text[..^1].TrimEnd(), true, true);
            foreach (var affix in Affixes)
            {
                if (text.StartsWith(affix, StringComparison.OrdinalIgnoreCase))
                    (text, again) = (text[affix.Length..].TrimStart(), true);
                else if (text.EndsWith(affix, StringComparison.OrdinalIgnoreCase))
                    (text, again) = (text[..^affix.Length].TrimEnd(), true);
            }

            if (text is ['-' or '△', .. var rest] && !negative)
                (text, negative, again) = (rest.TrimStart(), true, true);
            else if (text is ['+', .. var positive] && !negative && positive is [not '+', ..])
                (text, again) = (positive, false);
            else if (text is [.. var before, '-'] && !negative && before.Length > 0)
                (text, negative, again) = (before.TrimEnd(), true, true); // as ledgers write it
        }

        return (text, negative, percent);
    }

    /// <summary>The number of digits, grouping and decimals alone; null when the groups are none.</summary>
    private static decimal? Digits(string body, NumberStyle style)
    {
        var (mark, group) = style is NumberStyle.Point ? ('.', ',') : (',', '.');
        var parts = body.Split(mark);
        if (parts.Length > 2 || (parts.Length == 2 && !parts[1].All(char.IsAsciiDigit)))
            return null;
        if (Ungrouped(parts[0], group) is not { } whole || (whole.Length == 0 && (parts.Length == 1 || parts[1].Length == 0)))
            return null;

        var plain = $"{(whole.Length == 0 ? "0" : whole)}{(parts.Length == 2 && parts[1].Length > 0 ? "." + parts[1] : "")}";
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string? Ungrouped(string whole, char group)
    {
        var sign = whole.FirstOrDefault(c => !char.IsAsciiDigit(c));
        if (sign == default)
            return whole;
        if (sign != group && sign is not (' ' or '\''))
            return null;

        var groups = whole.Split(sign);
        return groups[0].Length is >= 1 and <= 3 && groups[0] is not ['0', ..] && groups.Skip(1).All(one => one.Length == 3) && groups.All(one => one.All(char.IsAsciiDigit))
            ? string.Concat(groups)
            : null;
    }
}
