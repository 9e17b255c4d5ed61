using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>
/// What somebody was paid for one period of a plan, and how much of it may be taken back before the next pay period: however many adjustments
/// one makes within a pay period, together they leave what stood when it began less the plan's limit, which is of what was paid originally.
/// </summary>
/// <param name="Paid">What all runs of the period came to.</param>
/// <param name="Began">What stood when the pay period began; in the first one the first payment.</param>
/// <param name="Original">The first payment; more where a later pay period began with more.</param>
/// <param name="PayPeriods">How many later periods of the plan were released by then; one more begins the next pay period.</param>
public sealed record PaidSoFar(decimal Paid, decimal Began, decimal Original, int PayPeriods)
{
    public static PaidSoFar Nothing { get; } = new(0m, 0m, 0m, 0);

    /// <param name="due">What a run pays, or takes back below 0.</param>
    /// <param name="payPeriods">Later periods of the plan that were released when it was computed; never fewer than before.</param>
    public PaidSoFar After(decimal due, int payPeriods)
    {
        var now = In(payPeriods);
        var paid = now.Paid + due;
        return now.Original == 0m ? new(paid, paid, paid, payPeriods) : now with { Paid = paid };
    }

    /// <summary>The most that a run may take back, 0 or more, a multiple of the rounding unit below what was paid; null where nothing limits it.</summary>
    public decimal? Recoverable(PayRules rules, int payPeriods)
    {
        if (rules.RecoveryLimit is not { } percent || Paid == 0m)
            return null;

        var now = In(payPeriods);
        var limit = new Rounding(rules.Rounding.Unit, RoundingMode.Down).Round((Fraction)now.Original * percent / 100);
        return Math.Max(0m, Paid - now.Began + limit);
    }

    private PaidSoFar In(int payPeriods) =>
        payPeriods == PayPeriods ? this : new(Paid, Paid, Math.Max(Original, Paid), payPeriods);
}
