using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

/// <summary>4,708,000 was paid, 1,165,000 would be right, and the plan takes back at most half in one pay period.</summary>
public sealed class PaidSoFarTests
{
    private static readonly PayRules Rules = new([], Combination.Additive, [], [], Cap: null, new Rounding(1000m), PoolAmount: null, RecoveryLimit: 50m);

    private static readonly PaidSoFar Paid = PaidSoFar.Nothing.After(4_708_000m, payPeriods: 2);

    [Fact]
    public void A_second_adjustment_in_the_same_pay_period_takes_back_only_what_the_first_left_of_the_limit()
    {
        Assert.Equal(2_354_000m, Paid.Recoverable(Rules, 2));
        Assert.Equal(354_000m, Paid.After(-2_000_000m, 2).Recoverable(Rules, 2));
        Assert.Equal(0m, Paid.After(-2_354_000m, 2).Recoverable(Rules, 2));
    }

    [Fact]
    public void The_next_pay_period_takes_back_as_much_again_of_what_was_paid_originally() =>
        Assert.Equal(2_354_000m, Paid.After(-2_354_000m, 2).Recoverable(Rules, 3));

    [Fact]
    public void What_was_paid_in_addition_in_a_pay_period_may_be_taken_back_in_it() =>
        Assert.Equal(2_354_000m + 300_000m, Paid.After(300_000m, 2).Recoverable(Rules, 2));

    [Fact]
    public void Somebody_whom_only_an_adjustment_paid_is_protected_from_then_on() =>
        Assert.Equal(500_000m, PaidSoFar.Nothing.After(0m, 0).After(1_000_000m, 0).Recoverable(Rules, 0));

    [Fact]
    public void Without_a_limit_and_before_the_first_payment_there_is_nothing_to_count()
    {
        Assert.Null(Paid.Recoverable(Rules with { RecoveryLimit = null }, 2));
        Assert.Null(PaidSoFar.Nothing.Recoverable(Rules, 0));
    }
}
