using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Rewards;

public sealed class RewardRunTests
{
    private static readonly Guid Computer = new("0192f000-0000-7000-8000-000000000001");
    private static readonly Guid Approver = new("0192f000-0000-7000-8000-000000000002");
    private static readonly RewardRunComputed Computed = new(
        Computer, 1, Period.Of("2026-Q3"), DateTimeOffset.UnixEpoch, Computer, Adjusts: null, Lines: 1, Held: 0, Total: 100m, Due: 100m, "00");

    [Fact]
    public void A_run_is_computed_reviewed_approved_by_somebody_else_frozen_and_paid()
    {
        var run = After(Computed);
        Assert.Equal([new RewardRunReviewed(Computer)], run.Review(Computer).Events);
        run = After(Computed, new RewardRunReviewed(Computer));
        Assert.Equal(RewardRunErrors.Own, run.Approve(Computer, paysThem: false).Error);
        Assert.Equal([new RewardRunApproved(Approver)], run.Approve(Approver, paysThem: false).Events);
        run = After(Computed, new RewardRunReviewed(Computer), new RewardRunApproved(Approver));
        Assert.Equal([new RewardRunFrozen()], run.Freeze(1).Events);
        run = After(Computed, new RewardRunReviewed(Computer), new RewardRunApproved(Approver), new RewardRunFrozen());
        Assert.Equal(RewardRunErrors.ControlTotalDiffers, run.Pay(99m).Error);
        Assert.Equal([new RewardRunPaid(100m)], run.Pay(100m).Events);
        Assert.Equal(RewardRunErrors.Released, run.Discard().Error);
    }

    [Fact]
    public void No_step_is_skipped_and_none_is_taken_twice()
    {
        Assert.Equal(RewardRunErrors.OutOfOrder, After(Computed).Approve(Approver, paysThem: false).Error);
        Assert.Equal(RewardRunErrors.OutOfOrder, After(Computed).Freeze(1).Error);
        Assert.Equal(RewardRunErrors.OutOfOrder, After(Computed).Pay(100m).Error);
        Assert.Empty(After(Computed, new RewardRunReviewed(Computer)).Review(Approver).Events);
        Assert.Equal(RewardRunErrors.AlreadyComputed, After(Computed).Compute(Computed).Error);
        Assert.Equal(RewardRunErrors.NotFound, RewardRun.Initial.Freeze(1).Error);
    }

    [Fact]
    public void Rules_that_were_published_meanwhile_stop_the_first_run_of_a_period_but_no_adjustment()
    {
        RewardRunEvent[] approved = [new RewardRunReviewed(Computer), new RewardRunApproved(Approver)];

        Assert.Equal(RewardRunErrors.Superseded, After([Computed, .. approved]).Freeze(2).Error);
        Assert.Equal([new RewardRunFrozen()], After([Computed with { Adjusts = Approver }, .. approved]).Freeze(2).Events);
    }

    [Fact]
    public void Held_lines_stop_the_approval() =>
        Assert.Equal(RewardRunErrors.LinesHeld, After(Computed with { Held = 1 }, new RewardRunReviewed(Computer)).Approve(Approver, paysThem: false).Error);

    [Fact]
    public void Nobody_approves_a_run_that_pays_them_and_a_wrong_state_is_said_first()
    {
        Assert.Equal(RewardRunErrors.OwnPay, After(Computed, new RewardRunReviewed(Computer)).Approve(Approver, paysThem: true).Error);
        Assert.Equal(RewardRunErrors.OutOfOrder, After(Computed).Approve(Approver, paysThem: true).Error);
        Assert.Equal(RewardRunErrors.OutOfOrder, After(Computed with { Held = 1 }).Approve(Computer, paysThem: true).Error);
        Assert.Equal(RewardRunErrors.NotFound, RewardRun.Initial.Approve(Approver, paysThem: false).Error);
    }

    [Fact]
    public void Only_a_run_that_is_open_is_discarded()
    {
        Assert.Equal([new RewardRunDiscarded()], After(Computed, new RewardRunReviewed(Computer)).Discard().Events);
        Assert.Empty(After(Computed, new RewardRunDiscarded()).Discard().Events);
        Assert.False(After(Computed, new RewardRunDiscarded()).IsOpen);
        Assert.False(RewardRun.Initial.IsOpen);
    }

    private static RewardRun After(params RewardRunEvent[] events) => events.Aggregate(RewardRun.Initial, RewardRun.Evolve);
}
