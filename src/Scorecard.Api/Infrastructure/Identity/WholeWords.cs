using System.Text.RegularExpressions;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Finds a name as it stands by itself, in whatever case: "Ed" is not in "Edit". Korean particles follow a name without a space, so Hangul may
/// come after it.
/// </summary>
public static class WholeWords
{
    public static bool In(string text, string words) => Regex.IsMatch(
        text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(words)}(?![\p{{L}}\p{{N}}-[가-힣]])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The same as a regular expression of PostgreSQL, for <c>~*</c>: any of the words.</summary>
    public static string Pattern(params IEnumerable<string> words) =>
        $"(^|[^[:alnum:]])({string.Join('|', words.Select(Escaped))})($|[^[:alnum:]]|[가-힣])";

    // A backslash makes whatever is no letter and no digit stand for itself.
    private static string Escaped(string words) =>
        string.Concat(words.Select(one => char.IsAscii(one) && !char.IsAsciiLetterOrDigit(one) ? $"\\{one}" : $"{one}"));
}
