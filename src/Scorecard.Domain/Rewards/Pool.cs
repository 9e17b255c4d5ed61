using System.Numerics;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>
/// A pool that amounts have to fit into. When they exceed it they are scaled by pool ÷ sum and given out in multiples of the
/// rounding unit by largest remainder, ties by id, so that the amounts sum up to exactly the pool.
/// </summary>
public static class Pool
{
    /// <param name="amounts">Unrounded, 0 or more, by participant.</param>
    /// <param name="pool">A multiple of the rounding unit.</param>
    /// <returns>Rounded amounts in the order given.</returns>
    public static IReadOnlyList<decimal> Share(IReadOnlyList<(Guid Id, Fraction Amount)> amounts, decimal pool, Rounding rounding)
    {
        var sum = amounts.Aggregate(Fraction.Zero, (total, one) => total + one.Amount);
        List<decimal> rounded = [.. amounts.Select(one => rounding.Round(one.Amount))];
        if (sum <= pool && rounded.Sum() <= pool)
            return rounded;

        var scale = sum > pool ? pool / sum : Fraction.One;
        List<(int Index, Guid Id, BigInteger Floor, Fraction Remainder)> shares =
        [
            .. amounts.Select((one, index) =>
            {
                var units = one.Amount * scale / rounding.Unit;
                var floor = units.Floor();
                return (index, one.Id, floor, units - (Fraction)(decimal)floor);
            }),
        ];
        var available = (Fraction)pool / rounding.Unit;
        var left = (int)(available.Floor() - shares.Aggregate(BigInteger.Zero, (total, share) => total + share.Floor));
        var result = new decimal[amounts.Count];
        foreach (var share in shares)
            result[share.Index] = (decimal)share.Floor * rounding.Unit;
        foreach (var share in shares.Where(share => share.Remainder > Fraction.Zero).OrderByDescending(share => share.Remainder).ThenBy(share => share.Id).Take(left))
            result[share.Index] += rounding.Unit;
        return result;
    }
}
