using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class CheckInDueTests
{
    private static readonly Guid Manager = Okr.Numbered(0xB9);

    private static readonly CheckIn Made = new(Okr.Numbered(0x41), new DateOnly(2026, 11, 2), Okr.Ben, 25m);

    [Fact]
    public void The_next_one_is_due_a_rhythm_after_the_last() => Assert.Equal(new DateOnly(2026, 11, 9), Due(Okr.Whole, Made));

    [Fact]
    public void The_first_is_due_a_rhythm_after_the_latest_of_start_agreement_and_addition()
    {
        Assert.Equal(new DateOnly(2026, 10, 8), Due(Okr.Whole, null));
        Assert.Equal(new DateOnly(2026, 10, 8), Due(Okr.Whole with { AgreedOn = new DateOnly(2026, 9, 1) }, null));
        Assert.Equal(new DateOnly(2026, 11, 17), Due(Okr.Whole with { AgreedOn = new DateOnly(2026, 11, 10) }, null));
        Assert.Equal(
            new DateOnly(2026, 11, 19),
            Due(Okr.After(Okr.Drafted, Okr.ChurnAdded with { On = new DateOnly(2026, 11, 12) }, new OkrObjectiveAgreed(new DateOnly(2026, 11, 10))), null));
        Assert.Equal(new DateOnly(2026, 10, 8), Due(Okr.After(Okr.Drafted, Okr.ChurnAdded with { On = null }, new OkrObjectiveAgreed()), null));
    }

    [Fact]
    public void None_is_owed_behind_the_last_day()
    {
        Assert.Equal(new DateOnly(2026, 12, 31), Due(Okr.Whole, Made with { Date = new DateOnly(2026, 12, 24) }));
        Assert.Null(Due(Okr.Whole, Made with { Date = new DateOnly(2026, 12, 25) }));
    }

    [Fact]
    public void None_is_owed_for_a_draft_an_archived_one_a_kpi_or_outside_a_running_cycle()
    {
        var driven = Objective.Evolve(Okr.Whole, new KeyResultRevised(Okr.Churn, Okr.ChurnContent with { Measure = Measure.OfKpi(Okr.Numbered(7), 0m, 1m) }));

        Assert.Null(Due(Okr.Whole with { Stage = ObjectiveStage.Draft }, Made));
        Assert.Null(Due(Okr.Whole with { Stage = ObjectiveStage.Closed }, Made));
        Assert.Null(Due(Okr.Whole with { Archived = true }, Made));
        Assert.Null(Due(Objective.Evolve(Okr.Whole, new KeyResultArchived(Okr.Churn)), Made));
        Assert.Null(Due(driven, Made));
        Assert.Null(Due(Okr.Whole, Made, Okr.Planning));
        Assert.Null(Due(Okr.Whole, Made, Okr.Closed));
        Assert.NotNull(Due(Okr.Whole, Made, Okr.Closing));
    }

    [Fact]
    public void The_owner_is_told_from_the_day_it_is_due()
    {
        Assert.Null(Told(Okr.Ben, "2026-11-08"));
        Assert.Equal(new EscalationReason(EscalationStep.Owner, new DateOnly(2026, 11, 9)), Told(Okr.Ben, "2026-11-09"));
        Assert.Equal(new EscalationReason(EscalationStep.Owner, new DateOnly(2026, 11, 9)), Told(Okr.Ben, "2026-12-09"));
    }

    [Fact]
    public void Late_it_reaches_the_owner_of_the_objective_then_the_managers()
    {
        Assert.Null(Told(Okr.Ann, "2026-11-19"));
        Assert.Equal(new EscalationReason(EscalationStep.ObjectiveOwner, new DateOnly(2026, 11, 20)), Told(Okr.Ann, "2026-11-20"));
        Assert.Null(Told(Manager, "2026-11-26", manages: true));
        Assert.Equal(new EscalationReason(EscalationStep.UnitManagers, new DateOnly(2026, 11, 27)), Told(Manager, "2026-11-27", manages: true));
        Assert.Null(Told(Manager, "2026-11-27"));
    }

    [Fact]
    public void Where_nobody_owns_the_key_result_the_owner_of_the_objective_checks_in() => Assert.Equal(
        EscalationStep.Owner,
        Told(Okr.Ann, "2026-11-09", objective: Objective.Evolve(Okr.Whole, new KeyResultRevised(Okr.Churn, Okr.ChurnContent with { OwnerPersonId = null })))!.Step);

    [Fact]
    public void Where_nobody_owns_anything_the_managers_are_told_at_once()
    {
        var ownerless = Objective.Evolve(Okr.Whole with { Content = Okr.Content with { OwnerPersonId = null } }, new KeyResultRevised(Okr.Churn, Okr.ChurnContent with { OwnerPersonId = null }));

        Assert.Equal(new EscalationReason(EscalationStep.UnitManagers, new DateOnly(2026, 11, 9)), Told(Manager, "2026-11-09", manages: true, ownerless));
        Assert.Null(Told(Okr.Ann, "2026-12-09", objective: ownerless));
    }

    private static DateOnly? Due(Objective objective, CheckIn? latest, Cycle? cycle = null) =>
        CheckInDue.On(objective, objective.KeyResult(Okr.Churn)!, latest, cycle ?? Okr.Active);

    private static EscalationReason? Told(Guid person, string day, bool manages = false, Objective? objective = null)
    {
        var (whole, on) = (objective ?? Okr.Whole, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var reading = KeyResultReading.Of(whole, whole.KeyResult(Okr.Churn)!, Made, figure: null, Okr.Active, on);
        return Escalation.For(person, manages, whole, reading, Okr.Active.Rhythm, on);
    }
}
