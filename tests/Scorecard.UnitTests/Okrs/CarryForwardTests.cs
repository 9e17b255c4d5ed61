using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class CarryForwardTests
{
    private static readonly Guid NewId = Okr.Numbered(0x21);

    private static readonly Guid NextCycle = Okr.Numbered(0x22);

    private static readonly Guid NewChurn = Okr.Numbered(0x23);

    private static readonly Guid NewLaunch = Okr.Numbered(0x24);

    private static readonly CarriedKeyResult Churn = new(NewChurn, Okr.Churn);

    private readonly Scenario<Objective, ObjectiveEvent> _scenario = new();

    [Fact]
    public void It_goes_on_in_another_cycle_with_the_key_results_chosen() => _scenario
        .When(objective => Carry(objective, [Churn]))
        .Then(new OkrObjectiveDrafted(NextCycle, Okr.Content, [], Okr.Ben, Okr.Id), new KeyResultAdded(NewChurn, Okr.ChurnContent, Okr.Churn, Okr.Today));

    [Fact]
    public void A_start_that_is_reset_is_where_it_stands_unless_that_is_the_target()
    {
        _scenario.When(objective => Carry(objective, [Churn with { NewStart = 25m }])).ThenState(objective =>
            Assert.Equal(Measure.OfMetric(25m, 20m, "%"), objective.KeyResult(NewChurn)!.Content.Measure));
        _scenario.When(objective => Carry(objective, [Churn with { NewStart = 20m }])).ThenState(objective =>
            Assert.Equal(Okr.ChurnContent.Measure, objective.KeyResult(NewChurn)!.Content.Measure));
        _scenario.When(objective => Carry(objective, [Churn with { NewStart = 100m / 3m }])).ThenState(objective =>
            Assert.Null(KeyResultCheck.Refusal(objective.KeyResult(NewChurn)!.Content)));
    }

    [Fact]
    public void Milestones_that_are_done_are_left_behind_unless_all_are()
    {
        _scenario.When(objective => Carry(objective, [new CarriedKeyResult(NewLaunch, Okr.Launch, Done: [Okr.Design])])).ThenState(objective =>
            Assert.Equal([Okr.Ship], objective.KeyResult(NewLaunch)!.Content.Measure.Milestones!.Select(milestone => milestone.Id)));
        _scenario.When(objective => Carry(objective, [new CarriedKeyResult(NewLaunch, Okr.Launch, Done: [Okr.Design, Okr.Ship])])).ThenState(objective =>
            Assert.Equal(2, objective.KeyResult(NewLaunch)!.Content.Measure.Milestones!.Count));
    }

    [Fact]
    public void Parents_go_with_it_as_far_as_they_exist()
    {
        ObjectiveParent alive = new(ParentKind.Objective, Okr.Numbered(0x31), null);
        ObjectiveParent gone = new(ParentKind.Objective, Okr.Numbered(0x32), null);
        var facts = new AlignmentFacts(id => id == alive.Id ? Okr.Whole : null, _ => null);
        var from = Okr.Whole with { Parents = [gone, alive] };

        _scenario.When(objective => Carry(objective, [Churn], from: from, withParents: true, facts: facts)).ThenState(objective => Assert.Equal([alive], objective.Parents));
        _scenario.When(objective => Carry(objective, [Churn], from: from, facts: facts)).ThenState(objective => Assert.Empty(objective.Parents));
    }

    [Fact]
    public void Twice_records_nothing_more()
    {
        _scenario.Given(new OkrObjectiveDrafted(NextCycle, Okr.Content, [], Okr.Ben, Okr.Id)).When(objective => Carry(objective, [Churn])).Then();
        _scenario.Given(Okr.Drafted).When(objective => Carry(objective, [Churn])).ThenRefused(ObjectiveErrors.AlreadyDrafted);
    }

    [Fact]
    public void Refused_are_the_same_cycle_a_closed_one_nothing_and_what_is_unknown()
    {
        _scenario.When(objective => Carry(objective, [Churn], cycleId: Okr.CycleId)).ThenRefused(ObjectiveErrors.CarriedWithinCycle);
        _scenario.When(objective => Carry(objective, [Churn], cycle: Okr.Closed)).ThenRefused(CycleErrors.Closed);
        _scenario.When(objective => Carry(objective, [])).ThenRefused(ObjectiveErrors.NothingCarried);
        _scenario.When(objective => Carry(objective, [Churn, Churn with { FromId = Okr.Launch }])).ThenRefused(KeyResultErrors.IdTaken);
        _scenario.When(objective => Carry(objective, [Churn with { FromId = Okr.Numbered(99) }])).ThenRefused(KeyResultErrors.NotFound);
        _scenario.When(objective => Carry(objective, [Churn], from: Objective.Initial)).ThenRefused(ObjectiveErrors.NotFound);
    }

    private static Decision<ObjectiveEvent> Carry(
        Objective objective,
        CarriedKeyResult[] keyResults,
        Guid? cycleId = null,
        Cycle? cycle = null,
        Objective? from = null,
        bool withParents = false,
        AlignmentFacts? facts = null) => objective.CarryForward(
            NewId, (Okr.Id, from ?? Okr.Whole), cycleId ?? NextCycle, cycle ?? Okr.Planning, keyResults, withParents, Okr.Ben, facts ?? Okr.Nothing, Okr.Today);
}
