using System.Globalization;
using System.Numerics;

namespace Scorecard.Domain.Kernel;

/// <summary>An exact ratio of whole numbers in lowest terms. Pay is reckoned in it, so that nothing is rounded before the rule that says so.</summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator) => (Numerator, _denominator) = (numerator, denominator);

    public static Fraction Zero { get; } = new(BigInteger.Zero, BigInteger.One);

    public static Fraction One { get; } = new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator { get; }

    /// <summary>Above 0.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator; // default(Fraction) is 0

    public static implicit operator Fraction(int number) => new(number, BigInteger.One);

    public static implicit operator Fraction(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: number < 0, scale: 0));
        return Reduced(digits, BigInteger.Pow(10, number.Scale));
    }

    public static Fraction operator +(Fraction left, Fraction right) => left.Denominator == right.Denominator
        ? Reduced(left.Numerator + right.Numerator, left.Denominator)
        : Reduced((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    public static Fraction operator -(Fraction value) => new(-value.Numerator, value.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        Reduced(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Fraction operator /(Fraction left, Fraction right) => right.Numerator.IsZero
        ? throw new DivideByZeroException()
        : Reduced(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public static Fraction Min(Fraction left, Fraction right) => left <= right ? left : right;

    public static Fraction Max(Fraction left, Fraction right) => left >= right ? left : right;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no fraction.</exception>
    public static Fraction Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return new(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), BigInteger.One);

        var denominator = BigInteger.Parse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return denominator.IsZero
            ? throw new FormatException("The denominator is 0.")
            : Reduced(BigInteger.Parse(text.AsSpan(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), denominator);
    }

    /// <summary>The largest whole number not above it.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>
    /// The nearest decimal of at most this many digits behind the point, half to even: for showing, never for reckoning on.
    /// </summary>
    /// <exception cref="OverflowException">It is larger than a decimal.</exception>
    public decimal ToDecimal(int places = 12)
    {
        var scaled = this * new Fraction(BigInteger.Pow(10, places), BigInteger.One);
        var floor = scaled.Floor();
        var half = (scaled - new Fraction(floor, BigInteger.One)).CompareTo(new Fraction(1, 2));
        var nearest = half > 0 || (half == 0 && !floor.IsEven) ? floor + 1 : floor;
        var whole = BigInteger.DivRem(nearest, BigInteger.Pow(10, places), out var rest);
        return (decimal)whole + ((decimal)rest / (decimal)BigInteger.Pow(10, places));
    }

    public int CompareTo(Fraction other) => Denominator == other.Denominator
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>"3/4", or "3" for a whole number: exact, and the same everywhere.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static Fraction Reduced(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsOne)
            return new(numerator, denominator);
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return divisor.IsOne ? new(numerator, denominator) : new(numerator / divisor, denominator / divisor);
    }
}
