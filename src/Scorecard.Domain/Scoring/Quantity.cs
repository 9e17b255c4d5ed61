using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// The numbers that may be recorded as values, targets and weights: at most 15 significant digits (a browser
/// loses the rest), at most 15 of them behind the point, below 10^15 in size. More is refused, never rounded.
/// Within these limits no figure overflows; see <see cref="Exact"/>.
/// </summary>
public static class Quantity
{
    public const int MaxSignificantDigits = 15;
    public const int MaxDecimalPlaces = 15;

    private const decimal Limit = 1_000_000_000_000_000m;

    /// <summary>Null when the number may be recorded, else <c>quantity.out_of_range</c> or <c>quantity.too_precise</c>.</summary>
    public static DomainError? Check(decimal number)
    {
        if (Math.Abs(number) >= Limit)
            return ScoringErrors.QuantityOutOfRange;

        if (IsPlain(number))
            return null;

        var (digits, places) = Shape(number);
        return digits > MaxSignificantDigits || places > MaxDecimalPlaces ? ScoringErrors.QuantityTooPrecise : null;
    }

    /// <summary>
    /// The nearest number that may be recorded with at most these decimals, half away from zero; null when it is too large.
    /// </summary>
    internal static decimal? Round(decimal? number, int decimals)
    {
        if (number is not { } given || Math.Abs(given) >= Limit)
            return null;

        var places = Math.Min(decimals, MaxDecimalPlaces);
        var rounded = decimal.Round(given, places, MidpointRounding.AwayFromZero);
        while (places > 0 && Check(rounded) is not null)
            rounded = decimal.Round(given, --places, MidpointRounding.AwayFromZero);

        return Check(rounded) is null ? rounded : null;
    }

    /// <summary>True when it has no more than 15 digits and places even as it is written, with all zeros: most numbers, and quicker to see.</summary>
    private static bool IsPlain(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return bits[2] == 0 && ((ulong)(uint)bits[1] << 32 | (uint)bits[0]) < Limit && number.Scale <= MaxDecimalPlaces;
    }

    /// <summary>Significant digits and digits behind the point, without trailing zeros behind the point.</summary>
    private static (int Digits, int Places) Shape(decimal number)
    {
        var plain = Math.Abs(number / 1.0000000000000000000000000000m); // drops trailing zeros
        var places = (int)plain.Scale;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(plain, bits);
        var unscaled = new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0);
        var digits = 0;
        for (; unscaled >= 1; unscaled = decimal.Truncate(unscaled / 10))
            digits++;

        return (digits, places);
    }
}
