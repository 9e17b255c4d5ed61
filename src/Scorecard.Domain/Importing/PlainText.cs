namespace Scorecard.Domain.Importing;

/// <summary>
/// One form for characters that look the same: full-width letters, digits and signs become plain ones, every white space a space,
/// every minus sign and apostrophe one. Without the tables of a culture, which a server may not have.
/// </summary>
internal static class PlainText
{
    public static string Of(ReadOnlySpan<char> text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                '\u2212' or '\uFE63' => '-',
                '\u2018' or '\u2019' => '\'',
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                var c when char.IsWhiteSpace(c) => ' ',
                var c => c,
            };
        }
    });

    /// <summary>As <see cref="Of"/>, in lower case, with single spaces inside and none around.</summary>
    public static string KeyOf(string text) =>
        string.Join(' ', Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
