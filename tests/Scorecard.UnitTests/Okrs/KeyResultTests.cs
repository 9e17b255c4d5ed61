using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Okrs;

public class KeyResultTests
{
    private readonly Scenario<Objective, ObjectiveEvent> _scenario = new Scenario<Objective, ObjectiveEvent>().Given(Okr.Drafted);

    [Fact]
    public void A_key_result_is_added_once()
    {
        _scenario.When(Add(Okr.Churn, Okr.ChurnContent)).Then(new KeyResultAdded(Okr.Churn, Okr.ChurnContent, On: Okr.Today));
        _scenario.Given(Okr.ChurnAdded).When(Add(Okr.Churn, Okr.ChurnContent)).Then();
        _scenario.When(Add(Okr.Churn, Okr.LaunchContent)).ThenRefused(KeyResultErrors.IdTaken);
    }

    public static TheoryData<KeyResultContent, DomainError> Refused => new()
    {
        { Okr.ChurnContent with { Title = " " }, KeyResultErrors.TitleRequired },
        { Okr.ChurnContent with { Weight = 0m }, KeyResultErrors.WeightInvalid },
        { Okr.ChurnContent with { Weight = 1000.1m }, KeyResultErrors.WeightInvalid },
        { Of(Measure.OfMetric(20m, 20m)), KeyResultErrors.StartEqualsTarget },
        { Of(Measure.OfMetric(20m, 20.0m)), KeyResultErrors.StartEqualsTarget },
        { Of(Measure.OfMetric(20m, 1_000_000_000_000_000m)), ScoringErrors.QuantityOutOfRange },
        { Of(Measure.OfMetric(0.1234567890123456m, 20m)), ScoringErrors.QuantityTooPrecise },
        { Of(Measure.OfMetric(20m, 30m, decimals: 7)), KeyResultErrors.DecimalsOutOfRange },
        { Of(new Measure(MeasureKind.Metric, Start: 20m)), KeyResultErrors.TargetRequired },
        { Of(new Measure(MeasureKind.Metric, Target: 20m)), KeyResultErrors.TargetRequired },
        { Of(Measure.OfMetric(20m, 30m) with { KpiId = Okr.Id }), KeyResultErrors.MeasureIncoherent },
        { Of(Measure.OfMilestones(new Milestone(Okr.Design, "Designed", 1m)) with { Start = 1m }), KeyResultErrors.MeasureIncoherent },
        { Of(Measure.OfZones("a", "b", "c") with { Milestones = [new Milestone(Okr.Design, "Designed", 1m)] }), KeyResultErrors.MeasureIncoherent },
        { Of(Measure.OfMetric(20m, 30m) with { Zones = new ZoneTexts("a", "b", "c") }), KeyResultErrors.MeasureIncoherent },
        { Of(Measure.OfMilestones()), KeyResultErrors.MilestonesInvalid },
        { Of(new Measure(MeasureKind.Milestones)), KeyResultErrors.MilestonesInvalid },
        { Of(Measure.OfMilestones([.. Enumerable.Range(1, 21).Select(n => new Milestone(Okr.Numbered(n), $"Step {n}", 1m))])), KeyResultErrors.MilestonesInvalid },
        { Of(Measure.OfMilestones(new Milestone(Okr.Design, " ", 1m))), KeyResultErrors.MilestonesInvalid },
        { Of(Measure.OfMilestones(new Milestone(Okr.Design, "One", 1m), new Milestone(Okr.Ship, "One ", 1m))), KeyResultErrors.MilestonesInvalid },
        { Of(Measure.OfMilestones(new Milestone(Okr.Design, "One", 1m), new Milestone(Okr.Design, "Two", 1m))), KeyResultErrors.MilestonesInvalid },
        { Of(Measure.OfMilestones(new Milestone(Okr.Design, "One", 0m))), KeyResultErrors.MilestoneWeightInvalid },
        { Of(Measure.OfZones("Known", " ", "Loved")), KeyResultErrors.ZonesIncomplete },
        { Of(new Measure(MeasureKind.Zones)), KeyResultErrors.ZonesIncomplete },
        { Of(new Measure(MeasureKind.Kpi, Start: 1m, Target: 2m)), KeyResultErrors.KpiRequired },
        { Of(Measure.OfKpi(Okr.Id, 2m, 2m)), KeyResultErrors.StartEqualsTarget },
        { Of(new Measure(MeasureKind.Kpi, KpiId: Okr.Id, Reach: KpiReach.Latest)), KeyResultErrors.TargetRequired },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_measured_is_refused_when_it_is_saved(KeyResultContent content, DomainError error)
    {
        _scenario.When(Add(Okr.Churn, content)).ThenRefused(error);
        _scenario.Given(Okr.ChurnAdded).When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, content, "Why")).ThenRefused(error);
    }

    [Fact]
    public void Every_kind_of_measure_is_taken()
    {
        foreach (var measure in (Measure[])[Measure.OfMetric(-5m, -10.5m), Okr.LaunchContent.Measure, Measure.OfZones("a", "b", "c"), Measure.OfKpi(Okr.Id, 0m, 1m)])
            _scenario.When(Add(Okr.Churn, Of(measure))).Then(new KeyResultAdded(Okr.Churn, Of(measure), On: Okr.Today));
    }

    [Fact]
    public void There_are_at_most_twenty_that_are_not_archived()
    {
        var twenty = Enumerable.Range(100, 20).Select(number => new KeyResultAdded(Okr.Numbered(number), Okr.ChurnContent)).ToArray();
        _scenario.Given(twenty).When(Add(Okr.Churn, Okr.ChurnContent)).ThenRefused(ObjectiveErrors.KeyResultsTooMany);
        _scenario.Given(new KeyResultArchived(Okr.Numbered(100))).When(Add(Okr.Churn, Okr.ChurnContent)).Then(new KeyResultAdded(Okr.Churn, Okr.ChurnContent, On: Okr.Today));
        _scenario.Given(Okr.ChurnAdded).When(objective => objective.RestoreKeyResult(Okr.Active, Okr.Numbered(100))).ThenRefused(ObjectiveErrors.KeyResultsTooMany);
    }

    [Fact]
    public void A_measure_that_was_agreed_changes_with_a_reason_a_wording_without()
    {
        var other = Okr.ChurnContent with { Measure = Measure.OfMetric(40m, 25m, "%") };
        var reworded = Okr.ChurnContent with { Title = "Fewer go", OwnerPersonId = Okr.Ann };

        _scenario.Given(Okr.ChurnAdded).When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, other, reason: null)).Then(new KeyResultRevised(Okr.Churn, other));
        _scenario.Given(Okr.Agreed).When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, other, " ")).ThenRefused(KeyResultErrors.ReasonRequired);
        _scenario.When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, other, "Market")).Then(new KeyResultRevised(Okr.Churn, other));
        _scenario.When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, reworded, reason: null)).Then(new KeyResultRevised(Okr.Churn, reworded));
        _scenario.When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, Okr.ChurnContent with { }, reason: null)).Then();
    }

    [Fact]
    public void Milestones_that_are_equal_are_no_change() => _scenario
        .Given(Okr.LaunchAdded, Okr.Agreed)
        .When(objective => objective.ReviseKeyResult(
            Okr.Active,
            Okr.Launch,
            Okr.LaunchContent with { Measure = Measure.OfMilestones(new Milestone(Okr.Design, "Designed", 1m), new Milestone(Okr.Ship, "In use", 3m)) },
            reason: null))
        .Then();

    [Fact]
    public void Only_one_that_exists_and_is_not_archived_is_revised()
    {
        _scenario.When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, Okr.ChurnContent, reason: null)).ThenRefused(KeyResultErrors.NotFound);
        _scenario.Given(Okr.ChurnAdded, new KeyResultArchived(Okr.Churn))
            .When(objective => objective.ReviseKeyResult(Okr.Active, Okr.Churn, Okr.LaunchContent, reason: null)).ThenRefused(KeyResultErrors.Archived);
    }

    [Fact]
    public void The_order_names_each_one_that_is_not_archived()
    {
        _scenario.Given(Okr.ChurnAdded, Okr.LaunchAdded, new KeyResultAdded(Okr.Numbered(9), Okr.ChurnContent), new KeyResultArchived(Okr.Numbered(9)));

        _scenario.When(objective => objective.OrderKeyResults(Okr.Active, [Okr.Launch])).ThenRefused(KeyResultErrors.OrderIncomplete);
        _scenario.When(objective => objective.OrderKeyResults(Okr.Active, [Okr.Launch, Okr.Launch])).ThenRefused(KeyResultErrors.OrderIncomplete);
        _scenario.When(objective => objective.OrderKeyResults(Okr.Active, [Okr.Launch, Okr.Numbered(9)])).ThenRefused(KeyResultErrors.OrderIncomplete);
        _scenario.When(objective => objective.OrderKeyResults(Okr.Active, [Okr.Churn, Okr.Launch])).Then();
        _scenario.When(objective => objective.OrderKeyResults(Okr.Active, [Okr.Launch, Okr.Churn])).ThenState(objective =>
            Assert.Equal([Okr.Launch, Okr.Churn, Okr.Numbered(9)], objective.KeyResults.Select(keyResult => keyResult.Id)));
    }

    [Fact]
    public void An_objective_agreed_on_keeps_one()
    {
        _scenario.Given(Okr.ChurnAdded, Okr.LaunchAdded, Okr.Agreed).When(objective => objective.ArchiveKeyResult(Okr.Active, Okr.Churn)).Then(new KeyResultArchived(Okr.Churn));
        _scenario.Given(new KeyResultArchived(Okr.Churn)).When(objective => objective.ArchiveKeyResult(Okr.Active, Okr.Launch)).ThenRefused(ObjectiveErrors.KeyResultNeeded);
        _scenario.When(objective => objective.ArchiveKeyResult(Okr.Active, Okr.Churn)).Then();
        _scenario.When(objective => objective.ArchiveKeyResult(Okr.Active, Okr.Numbered(99))).ThenRefused(KeyResultErrors.NotFound);
        _scenario.When(objective => objective.RestoreKeyResult(Okr.Active, Okr.Churn)).Then(new KeyResultRestored(Okr.Churn));
        _scenario.When(objective => objective.RestoreKeyResult(Okr.Active, Okr.Launch)).Then();
        _scenario.When(objective => objective.RestoreKeyResult(Okr.Active, Okr.Numbered(99))).ThenRefused(KeyResultErrors.NotFound);
    }

    private static KeyResultContent Of(Measure measure) => new("Measured", measure);

    private static Func<Objective, Decision<ObjectiveEvent>> Add(Guid id, KeyResultContent content) =>
        objective => objective.AddKeyResult(Okr.Active, id, content, Okr.Today);
}
