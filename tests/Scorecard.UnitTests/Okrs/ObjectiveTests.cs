using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class ObjectiveTests
{
    private readonly Scenario<Objective, ObjectiveEvent> _scenario = new();

    [Fact]
    public void An_objective_is_drafted_once()
    {
        _scenario.When(objective => Draft(objective, Okr.Content)).Then(Okr.Drafted);
        _scenario.Given(Okr.Drafted).When(objective => Draft(objective, Okr.Content)).Then();
        _scenario.When(objective => Draft(objective, Okr.Content with { Title = "Another" })).ThenRefused(ObjectiveErrors.AlreadyDrafted);
    }

    [Fact]
    public void It_needs_a_title_a_weight_and_if_private_an_owner()
    {
        _scenario.When(objective => Draft(objective, Okr.Content with { Title = " " })).ThenRefused(ObjectiveErrors.TitleRequired);
        foreach (var weight in (decimal[])[0m, -1m, 1000.5m, 0.00001m])
            _scenario.When(objective => Draft(objective, Okr.Content with { Weight = weight })).ThenRefused(ObjectiveErrors.WeightInvalid);
        _scenario.When(objective => Draft(objective, Okr.Content with { Private = true, OwnerPersonId = null })).ThenRefused(ObjectiveErrors.PrivateNeedsOwner);
    }

    [Fact]
    public void Nothing_is_drafted_in_a_cycle_that_is_closed_or_unknown()
    {
        _scenario.When(objective => objective.Draft(Okr.Id, Okr.CycleId, Okr.Closed, Okr.Content, [], Okr.Ann, Okr.Nothing)).ThenRefused(CycleErrors.Closed);
        _scenario.When(objective => objective.Draft(Okr.Id, Okr.CycleId, Cycle.Initial, Okr.Content, [], Okr.Ann, Okr.Nothing)).ThenRefused(CycleErrors.NotFound);
    }

    [Fact]
    public void It_is_reworded()
    {
        var other = Okr.Content with { Title = "Customers stay" };

        _scenario.Given(Okr.Drafted).When(objective => objective.Reword(Okr.Active, other)).Then(new OkrObjectiveRevised(other));
        _scenario.When(objective => objective.Reword(Okr.Active, Okr.Content)).Then();
        _scenario.When(objective => (objective with { Content = Okr.Content with { Private = true } }).Reword(Okr.Active, Okr.Content)).Then(new OkrObjectiveRevised(Okr.Content));
        _scenario.When(objective => (objective with { Content = Okr.Content with { Private = true }, Stage = ObjectiveStage.Agreed }).Reword(Okr.Active, Okr.Content))
            .Then(new OkrObjectiveRevised(Okr.Content), new OkrObjectiveReturnedToDraft());
        _scenario.When(objective => objective.Reword(Okr.Active, other with { Title = "" })).ThenRefused(ObjectiveErrors.TitleRequired);
    }

    [Fact]
    public void Agreeing_needs_a_key_result_that_is_not_archived()
    {
        _scenario.Given(Okr.Drafted).When(objective => objective.Agree(Okr.Planning, Okr.Today)).ThenRefused(ObjectiveErrors.KeyResultNeeded);
        _scenario.Given(Okr.ChurnAdded, new KeyResultArchived(Okr.Churn)).When(objective => objective.Agree(Okr.Planning, Okr.Today)).ThenRefused(ObjectiveErrors.KeyResultNeeded);
        _scenario.Given(Okr.LaunchAdded).When(objective => objective.Agree(Okr.Planning, Okr.Today)).Then(new OkrObjectiveAgreed(Okr.Today));
        _scenario.Given(Okr.Agreed).When(objective => objective.Agree(Okr.Planning, Okr.Today)).Then();
    }

    [Fact]
    public void An_objective_of_a_unit_is_agreed_on_without_a_person() => _scenario
        .Given(Okr.Drafted with { Content = Okr.Content with { OwnerPersonId = null } }, Okr.ChurnAdded)
        .When(objective => objective.Agree(Okr.Active, Okr.Today))
        .Then(new OkrObjectiveAgreed(Okr.Today));

    [Fact]
    public void What_was_agreed_returns_to_draft_with_a_reason()
    {
        _scenario.Given(Okr.Drafted, Okr.ChurnAdded).When(objective => objective.ReturnToDraft(Okr.Active, reason: null)).Then();
        _scenario.Given(Okr.Agreed).When(objective => objective.ReturnToDraft(Okr.Active, " ")).ThenRefused(ObjectiveErrors.ReasonRequired);
        _scenario.When(objective => objective.ReturnToDraft(Okr.Active, "Too vague")).Then(new OkrObjectiveReturnedToDraft());
    }

    [Fact]
    public void Archiving_what_was_agreed_needs_a_reason_and_can_be_undone()
    {
        _scenario.Given(Okr.Drafted, Okr.ChurnAdded).When(objective => objective.Archive(Okr.Active, reason: null)).Then(new OkrObjectiveArchived());
        _scenario.Given(Okr.Agreed).When(objective => objective.Archive(Okr.Active, reason: null)).ThenRefused(ObjectiveErrors.ReasonRequired);
        _scenario.When(objective => objective.Archive(Okr.Active, "Merged")).Then(new OkrObjectiveArchived());
        _scenario.When(objective => objective.Restore(Okr.Active)).Then();
        _scenario.Given(new OkrObjectiveArchived()).When(objective => objective.Archive(Okr.Active, reason: null)).Then();
        _scenario.When(objective => objective.Restore(Okr.Active)).Then(new OkrObjectiveRestored());
        _scenario.When(objective => objective.Restore(Okr.Closed)).ThenRefused(CycleErrors.Closed);
    }

    public static TheoryData<string, Func<Objective, Cycle, Decision<ObjectiveEvent>>> Changes => new()
    {
        { "reword", (objective, cycle) => objective.Reword(cycle, Okr.Content with { Title = "New" }) },
        { "align", (objective, cycle) => objective.Align(Okr.Id, cycle, [], Okr.Nothing) },
        { "agree", (objective, cycle) => objective.Agree(cycle, Okr.Today) },
        { "return", (objective, cycle) => objective.ReturnToDraft(cycle, "Why") },
        { "review", (objective, cycle) => objective.DraftReview(cycle, Okr.Review(null)) },
        { "close", (objective, cycle) => objective.Close(cycle, Okr.Review(ObjectiveOutcome.Missed, (Okr.Churn, 0m), (Okr.Launch, 0m)), Okr.Today) },
        { "add", (objective, cycle) => objective.AddKeyResult(cycle, Okr.Numbered(99), Okr.ChurnContent, Okr.Today) },
        { "revise", (objective, cycle) => objective.ReviseKeyResult(cycle, Okr.Churn, Okr.LaunchContent, "Why") },
        { "order", (objective, cycle) => objective.OrderKeyResults(cycle, [Okr.Launch, Okr.Churn]) },
        { "archive", (objective, cycle) => objective.ArchiveKeyResult(cycle, Okr.Churn) },
        { "restore", (objective, cycle) => objective.RestoreKeyResult(cycle, Okr.Churn) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_changes_in_what_is_closed_archived_or_missing(string name, Func<Objective, Cycle, Decision<ObjectiveEvent>> change)
    {
        var closed = Objective.Evolve(Okr.Whole, new OkrObjectiveClosed(Okr.Review(ObjectiveOutcome.Achieved, (Okr.Churn, 1m), (Okr.Launch, 1m)), 1m));

        Assert.Equal((name, ObjectiveErrors.ReadOnly), (name, change(closed, Okr.Active).Error));
        Assert.Equal((name, ObjectiveErrors.ReadOnly), (name, change(Objective.Evolve(Okr.Whole, new OkrObjectiveArchived()), Okr.Active).Error));
        Assert.Equal((name, CycleErrors.Closed), (name, change(Okr.Whole, Okr.Closed).Error));
        Assert.Equal((name, ObjectiveErrors.NotFound), (name, change(Objective.Initial, Okr.Active).Error));
    }

    private static Decision<ObjectiveEvent> Draft(Objective objective, ObjectiveContent content) =>
        objective.Draft(Okr.Id, Okr.CycleId, Okr.Planning, content, [], Okr.Ann, Okr.Nothing);
}
