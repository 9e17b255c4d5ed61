namespace Scorecard.Api.Infrastructure.Json;

/// <summary>Which characters a text may hold.</summary>
public static class TextRules
{
    /// <summary>False for control characters other than tab and line ends (PostgreSQL refuses NUL), and for half a surrogate pair.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))
                return false;

            if (!char.IsSurrogate(text[i]))
                continue;

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;

            i++;
        }

        return true;
    }
}
