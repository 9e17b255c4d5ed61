using Scorecard.Domain.Okrs;
using Scorecard.UnitTests.Strategy;

namespace Scorecard.UnitTests.Okrs;

public class AlignObjectiveTests
{
    private static readonly Guid Above = Okr.Numbered(0x11);

    private static readonly Guid Top = Okr.Numbered(0x12);

    private static readonly ObjectiveParent ToAbove = new(ParentKind.Objective, Above, WithinId: null);

    private static readonly ObjectiveParent ToKeyResultAbove = new(ParentKind.KeyResult, Okr.Churn, Above);

    private static readonly ObjectiveParent ToStrategy = new(ParentKind.StrategicObjective, CompanyScorecard.Growth, CompanyScorecard.Id);

    private readonly Scenario<Objective, ObjectiveEvent> _scenario = new Scenario<Objective, ObjectiveEvent>().Given(Okr.Drafted);

    [Fact]
    public void It_contributes_to_objectives_key_results_and_strategic_objectives() =>
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [ToAbove, ToKeyResultAbove, ToStrategy], Facts()))
            .Then(new OkrObjectiveAligned([ToAbove, ToKeyResultAbove, ToStrategy]));

    [Fact]
    public void The_same_again_records_nothing() =>
        _scenario.Given(new OkrObjectiveAligned([ToAbove])).When(objective => objective.Align(Okr.Id, Okr.Active, [ToAbove], Facts())).Then();

    [Fact]
    public void Circles_are_refused_directly_through_others_and_through_key_results()
    {
        var back = new ObjectiveParent(ParentKind.Objective, Okr.Id, WithinId: null);
        var backToKeyResult = new ObjectiveParent(ParentKind.KeyResult, Okr.Churn, Okr.Id);

        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [ToAbove], Facts(above: [back]))).ThenRefused(ObjectiveErrors.ParentCycle);
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [ToAbove], Facts(above: [backToKeyResult]))).ThenRefused(ObjectiveErrors.ParentCycle);
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [ToKeyResultAbove], Facts(above: [new(ParentKind.Objective, Top, null)], top: [back])))
            .ThenRefused(ObjectiveErrors.ParentCycle);
    }

    [Fact]
    public void A_circle_among_others_does_not_hang() =>
        _scenario.When(objective => objective.Align(
                Okr.Id, Okr.Active, [ToAbove], Facts(above: [new(ParentKind.Objective, Top, null)], top: [ToAbove])))
            .Then(new OkrObjectiveAligned([ToAbove]));

    [Fact]
    public void Itself_and_its_own_key_results_are_refused()
    {
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [new(ParentKind.Objective, Okr.Id, null)], Facts())).ThenRefused(ObjectiveErrors.ParentItself);
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [new(ParentKind.KeyResult, Okr.Churn, Okr.Id)], Facts())).ThenRefused(ObjectiveErrors.ParentItself);
    }

    [Fact]
    public void Duplicates_and_more_than_ten_are_refused()
    {
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [ToAbove, ToAbove], Facts())).ThenRefused(ObjectiveErrors.ParentDuplicate);
        _scenario.When(objective => objective.Align(
                Okr.Id, Okr.Active, [.. Enumerable.Range(100, 11).Select(number => new ObjectiveParent(ParentKind.Objective, Okr.Numbered(number), null))], Facts()))
            .ThenRefused(ObjectiveErrors.ParentsTooMany);
    }

    [Fact]
    public void What_something_lies_within_is_named_where_it_belongs()
    {
        foreach (var parent in (ObjectiveParent[])[ToAbove with { WithinId = Top }, ToStrategy with { WithinId = null }, ToKeyResultAbove with { WithinId = null }])
            _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [parent], Facts())).ThenRefused(ObjectiveErrors.ParentIncoherent);
    }

    [Fact]
    public void What_does_not_exist_or_is_archived_is_refused_unless_it_stands_already()
    {
        var gone = new ObjectiveParent(ParentKind.Objective, Okr.Numbered(99), null);
        foreach (var parent in (ObjectiveParent[])[gone, ToStrategy with { Id = Okr.Numbered(99) }, ToStrategy with { WithinId = Top }, ToKeyResultAbove with { Id = Okr.Launch }])
            _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [parent], Facts())).ThenRefused(ObjectiveErrors.ParentNotFound);
        _scenario.When(objective => objective.Align(Okr.Id, Okr.Active, [ToAbove], Facts(archived: true))).ThenRefused(ObjectiveErrors.ParentNotFound);
        _scenario.Given(new OkrObjectiveAligned([gone])).When(objective => objective.Align(Okr.Id, Okr.Active, [gone, ToAbove], Facts()))
            .Then(new OkrObjectiveAligned([gone, ToAbove]));
    }

    [Fact]
    public void Drafting_checks_the_same() => new Scenario<Objective, ObjectiveEvent>()
        .When(objective => objective.Draft(Okr.Id, Okr.CycleId, Okr.Active, Okr.Content, [new(ParentKind.Objective, Okr.Id, null)], Okr.Ann, Facts()))
        .ThenRefused(ObjectiveErrors.ParentItself);

    private static AlignmentFacts Facts(ObjectiveParent[]? above = null, ObjectiveParent[]? top = null, bool archived = false)
    {
        Dictionary<Guid, Objective> objectives = new()
        {
            [Above] = Okr.After(Okr.Drafted with { Parents = above ?? [] }, Okr.ChurnAdded) with { Archived = archived },
            [Top] = Okr.After(Okr.Drafted with { Parents = top ?? [] }),
        };
        return new AlignmentFacts(objectives.GetValueOrDefault, id => id == CompanyScorecard.Id ? CompanyScorecard.After() : null);
    }
}
