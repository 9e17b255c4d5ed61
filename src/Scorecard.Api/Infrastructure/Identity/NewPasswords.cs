using System.Collections.Frozen;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Judges passwords that somebody chooses, beyond their length: what everybody tries first is refused (NIST SP 800-63B, blocklists), composition
/// is not asked for.
/// </summary>
public static class NewPasswords
{
    /// <summary>The code of a field whose password is refused here.</summary>
    public const string Common = "password.common";

    private const int ShortestRun = 3;
    private const int LongestRepeated = 5;

    /// <summary>Along the alphabet and the keyboard, row by row and column by column.</summary>
    private static readonly IReadOnlyList<string> Runs = WithReverse(
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "!@#$%^&*()_+", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujm",
    ]);

    private static readonly FrozenSet<string> Words = Read();

    /// <summary>
    /// Whether it is a common password, a common word or one of the person's own among digits and signs, something short over and over, or
    /// a run along the keyboard. Letters count alike in upper and lower case.
    /// </summary>
    /// <param name="own">The person's name and address.</param>
    public static bool IsCommon(string password, params ReadOnlySpan<string> own)
    {
        var text = password.Trim().ToLowerInvariant();
        string[] spellings = [text, Core(text), Core(Plain(text)), Core(Plain(Inner(text)))];
        if (spellings.Any(Words.Contains) || IsRepeated(text) || IsRuns(text))
            return true;

        foreach (var one in own)
        {
            var whole = one.Trim().ToLowerInvariant();
            if (IsAbout(text, whole) || IsAbout(text, whole.Split('@')[0]))
                return true;
        }

        return false;
    }

    /// <summary>From the first letter to the last: without the digits and signs around.</summary>
    private static string Inner(string text)
    {
        var first = text.TakeWhile(letter => !char.IsLetter(letter)).Count();
        var last = text.Reverse().TakeWhile(letter => !char.IsLetter(letter)).Count();
        return first == text.Length ? "" : text[first..^last];
    }

    /// <summary>As <see cref="Inner"/>, without the signs between.</summary>
    private static string Core(string text) => string.Concat(Inner(text).Where(char.IsLetterOrDigit));

    /// <summary>With the letters that digits and signs are written for.</summary>
    private static string Plain(string text) => text
        .Replace('@', 'a').Replace('4', 'a').Replace('3', 'e').Replace('1', 'i').Replace('0', 'o').Replace('$', 's').Replace('5', 's').Replace('7', 't');

    private static bool IsAbout(string text, string own) => own.Length > 0 && (text == own || (Core(own) is { Length: > 1 } core && Core(text) == core));

    private static bool IsRepeated(string text)
    {
        for (var length = 1; length <= LongestRepeated && length * 2 <= text.Length; length++)
        {
            if (text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
                return true;
        }

        return text.Length % 2 == 0 && text[..(text.Length / 2)] == text[(text.Length / 2)..] && Words.Contains(Core(text[(text.Length / 2)..]));
    }

    /// <summary>Nothing but runs, one after the other.</summary>
    private static bool IsRuns(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = 0;
            while (start + length < text.Length && IsRun(text.AsSpan(start, length + 1)))
                length++;
            if (length < ShortestRun)
                return false;
            start += length;
        }

        return text.Length > 0;
    }

    private static bool IsRun(ReadOnlySpan<char> part)
    {
        foreach (var run in Runs)
        {
            if (run.AsSpan().IndexOf(part, StringComparison.Ordinal) >= 0)
                return true;
        }

        return part.TrimEnd(part[0]).IsEmpty;
    }

    private static IReadOnlyList<string> WithReverse(IReadOnlyList<string> runs) => [.. runs, .. runs.Select(run => string.Concat(run.Reverse()))];

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(NewPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
