using System.Numerics;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

public enum RoundingMode
{
    /// <summary>To the nearest; a half to the even multiple.</summary>
    HalfEven,

    /// <summary>To the nearest; a half away from zero.</summary>
    HalfUp,

    /// <summary>Toward zero.</summary>
    Down,

    /// <summary>Away from zero.</summary>
    Up,
}

/// <summary>How an amount is rounded, once, at the very end.</summary>
/// <param name="Unit">Amounts are multiples of it: 1, 10, 1000, or 0.01; above 0.</param>
public sealed record Rounding(decimal Unit = 1m, RoundingMode Mode = RoundingMode.HalfEven)
{
    public decimal Round(Fraction amount) => (decimal)Multiples(amount) * Unit;

    internal BigInteger Multiples(Fraction amount)
    {
        var units = amount / Unit;
        var negative = units < Fraction.Zero;
        var size = negative ? -units : units;
        var floor = size.Floor();
        var rest = size - (Fraction)(decimal)floor;
        var up = Mode switch
        {
            RoundingMode.Down => false,
            RoundingMode.Up => rest > Fraction.Zero,
            RoundingMode.HalfUp => rest * 2 >= Fraction.One,
            RoundingMode.HalfEven => rest * 2 > Fraction.One || (rest * 2 == Fraction.One && !floor.IsEven),
        };
        var rounded = up ? floor + 1 : floor;
        return negative ? -rounded : rounded;
    }

    internal DomainError? Refusal() => Unit <= 0 || Unit > 1_000_000m ? RewardErrors.RoundingUnit : null;
}
