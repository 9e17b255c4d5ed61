using System.Globalization;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>
/// Values and money have at most 15 significant digits, the most that survives a browser, and lie between −10¹⁵ and
/// 10¹⁵. More is refused, never rounded.
/// </summary>
public static class NumberRules
{
    public const int SignificantDigits = 15;

    private const decimal Bound = 1_000_000_000_000_000m;

    /// <summary>The code that refuses a JSON number, or null when it can be kept.</summary>
    public static string? Refuse(string number)
    {
        var digits = Digits(number);
        if (digits.Length > SignificantDigits)
            return "too_precise";
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) >= Bound)
            return "out_of_range:-999999999999999:999999999999999";

        return Digits(value.ToString(CultureInfo.InvariantCulture)) == digits ? null : "too_precise"; // the parser cuts at 28 places
    }

    /// <summary>The significant digits as they are written, without sign, point and exponent.</summary>
    private static string Digits(string number)
    {
        var exponent = number.AsSpan().IndexOfAny('e', 'E');
        return new string([.. number[..(exponent < 0 ? number.Length : exponent)].Where(char.IsAsciiDigit)]).Trim('0');
    }
}
