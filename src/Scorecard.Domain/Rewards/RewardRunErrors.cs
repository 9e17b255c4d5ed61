using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

public static class RewardRunErrors
{
    public static readonly DomainError NotFound = new("reward_run.not_found", "There is no such run, or you may not see it.");

    public static readonly DomainError AlreadyComputed = new("reward_run.already_computed", "This run has been computed already.");

    public static readonly DomainError Open = new("reward_run.open", "Another run of this plan and period is under way. Freeze or discard it first.");

    public static readonly DomainError LinesHeld = new("reward_run.lines_held", "Lines are held because something is missing. Enter it and compute again.");

    public static readonly DomainError Own = new("reward_run.own", "Nobody approves a run that they computed.");

    public static readonly DomainError OwnPay = new("reward_run.own_pay", "Nobody approves a run that pays them.");

    public static readonly DomainError Tampered = new(
        "reward_run.tampered", "What is kept of this run is not what the log says. Reproduce the run to see where it differs.");

    public static readonly DomainError OutOfOrder = new("reward_run.out_of_order", "A run is reviewed, then approved, then frozen, then paid.");

    public static readonly DomainError Superseded = new(
        "reward_run.superseded", "Other rules were published for this period since. Discard the run and compute it again.");

    public static readonly DomainError Released = new("reward_run.released", "The run is frozen. What has to change becomes an adjustment.");

    public static readonly DomainError ControlTotalDiffers = new(
        "reward_run.control_total_differs", "The control total is not what the run sums up to. Compare the payroll file.");

    public static readonly DomainError PeriodNotOver = new("reward_run.period_not_over", "The period has not ended. Simulate it instead.");

    public static readonly DomainError NobodyTakesPart = new("reward_run.nobody_takes_part", "Nobody takes part in the plan in this period.");

    public static readonly DomainError NoMoney = new(
        "reward_run.no_money", "This run pays no money, so there is no payroll file. What it granted is in the list of grants.");

    public static readonly DomainError NoDifference = new(
        "reward_run.no_difference", "Nothing differs from what this period has paid and granted, so there is nothing to adjust.");

    public static readonly DomainError RecoveryWaits = new(
        "reward_run.recovery_waits", "What is left to take back is above the plan's limit. It waits until a run of a later period is frozen.");
}
