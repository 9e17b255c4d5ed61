using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>What became of the fraction of a rounding unit that was left of a share in a pool.</summary>
public enum PoolRemainder
{
    /// <summary>The share came to whole units.</summary>
    None,

    /// <summary>One of the units that were left over was given for it.</summary>
    Given,

    /// <summary>It was cut off: others had more left, or as much and an earlier id.</summary>
    Dropped,
}

/// <summary>How a pool that was exceeded cut the amounts of a run.</summary>
/// <param name="Sum">Of all amounts, unrounded, before the cut.</param>
/// <param name="Factor">What every amount was multiplied by: pool ÷ sum; 1 where only rounding went beyond the pool.</param>
/// <param name="Paid">How many the sum is of.</param>
public sealed record PoolCut(Fraction Sum, Fraction Factor, int Paid)
{
    /// <summary>From how many on the sum tells nothing of a single other person.</summary>
    public const int EnoughToHide = 3;

    /// <summary>Null where there is no pool or all amounts fit into it.</summary>
    public static PoolCut? Of(PayRules rules, IEnumerable<RunLine> lines)
    {
        if (rules.PoolAmount is not { } pool)
            return null;

        List<Fraction> amounts = [.. lines.Select(line => line.Unrounded).OfType<Fraction>().Where(amount => amount > Fraction.Zero)];
        var sum = amounts.Aggregate(Fraction.Zero, (total, one) => total + one);
        return sum <= pool && amounts.Sum(rules.Rounding.Round) <= pool
            ? null
            : new(sum, sum > pool ? pool / sum : Fraction.One, amounts.Count);
    }

    public PoolRemainder RemainderOf(RunLine line)
    {
        if (line is not { Unrounded: { } unrounded, Amount: { } amount })
            return PoolRemainder.None;

        var share = unrounded * Factor;
        return share == amount ? PoolRemainder.None : amount > share ? PoolRemainder.Given : PoolRemainder.Dropped;
    }
}
