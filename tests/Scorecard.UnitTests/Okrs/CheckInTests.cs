using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Okrs;

public class CheckInTests
{
    private static readonly Guid First = Okr.Numbered(0x41);

    private static readonly Guid Second = Okr.Numbered(0x42);

    private static readonly CheckInFigures TwentyFive = new(25m, Confidence: 7m, Note: "Calls help");

    private static readonly CheckIn Standing = new(First, Okr.Today, Okr.Ben, 25m, Confidence: 7m, Note: "Calls help", Measured: MeasureKind.Metric);

    private readonly Scenario<KeyResultProgress, CheckInEvent> _scenario = new();

    [Fact]
    public void A_check_in_has_the_day_it_was_recorded_and_who_made_it() =>
        _scenario.When(Record(First, TwentyFive)).Then(new CheckedIn(Okr.Id, Standing));

    [Fact]
    public void The_same_again_records_nothing_even_the_day_after()
    {
        _scenario.Given(new CheckedIn(Okr.Id, Standing)).When(Record(First, TwentyFive)).Then();
        _scenario.When(Record(First, TwentyFive, on: Okr.Today.AddDays(1))).Then();
        _scenario.When(Record(First, TwentyFive with { Value = 24m })).ThenRefused(CheckInErrors.AlreadyMade);
    }

    [Fact]
    public void The_state_holds_the_latest_only() => _scenario
        .Given(new CheckedIn(Okr.Id, Standing))
        .When(Record(Second, TwentyFive with { Value = 22m }))
        .ThenState(progress => Assert.Equal((2, Second, 22m), (progress.Count, progress.Latest!.Id, progress.Latest.Value)));

    [Fact]
    public void A_metric_needs_its_figure()
    {
        _scenario.When(Record(First, new CheckInFigures(Confidence: 5m))).ThenRefused(CheckInErrors.ValueRequired);
        _scenario.When(Record(First, new CheckInFigures(1_000_000_000_000_000m))).ThenRefused(ScoringErrors.QuantityOutOfRange);
        _scenario.When(Record(First, new CheckInFigures(0.1234567890123456m))).ThenRefused(ScoringErrors.QuantityTooPrecise);
        _scenario.When(Record(First, new CheckInFigures(1m, MilestonesDone: [Okr.Ship]))).ThenRefused(CheckInErrors.MilestonesNotAllowed);
        _scenario.When(Record(First, new CheckInFigures(-5m))).Then(new CheckedIn(Okr.Id, new CheckIn(First, Okr.Today, Okr.Ben, -5m, Measured: MeasureKind.Metric)));
    }

    [Fact]
    public void Zones_take_a_progress_between_0_and_1()
    {
        var zones = Measure.OfZones("Known", "Asked for", "Loved");

        _scenario.When(Record(First, new CheckInFigures(0.7m), zones)).Then(new CheckedIn(Okr.Id, new CheckIn(First, Okr.Today, Okr.Ben, 0.7m, Measured: MeasureKind.Zones)));
        _scenario.When(Record(First, new CheckInFigures(1.1m), zones)).ThenRefused(CheckInErrors.ZoneOutOfRange);
        _scenario.When(Record(First, new CheckInFigures(-0.1m), zones)).ThenRefused(CheckInErrors.ZoneOutOfRange);
        _scenario.When(Record(First, new CheckInFigures(), zones)).ThenRefused(CheckInErrors.ValueRequired);
    }

    [Fact]
    public void Milestones_take_those_that_are_done()
    {
        var milestones = Okr.LaunchContent.Measure;

        _scenario.When(Record(First, new CheckInFigures(MilestonesDone: [Okr.Design]), milestones))
            .Then(new CheckedIn(Okr.Id, new CheckIn(First, Okr.Today, Okr.Ben, MilestonesDone: [Okr.Design], Measured: MeasureKind.Milestones)));
        _scenario.When(Record(First, new CheckInFigures(MilestonesDone: []), milestones)).Then(new CheckedIn(Okr.Id, new CheckIn(First, Okr.Today, Okr.Ben, MilestonesDone: [], Measured: MeasureKind.Milestones)));
        _scenario.When(Record(First, new CheckInFigures(), milestones)).ThenRefused(CheckInErrors.MilestonesRequired);
        _scenario.When(Record(First, new CheckInFigures(1m, MilestonesDone: []), milestones)).ThenRefused(CheckInErrors.ValueNotAllowed);
        _scenario.When(Record(First, new CheckInFigures(MilestonesDone: [Okr.Design, Okr.Design]), milestones)).ThenRefused(CheckInErrors.MilestoneUnknown);
        _scenario.When(Record(First, new CheckInFigures(MilestonesDone: [Okr.Churn]), milestones)).ThenRefused(CheckInErrors.MilestoneUnknown);
    }

    [Fact]
    public void What_a_kpi_moves_takes_confidence_and_words_only()
    {
        var kpi = Measure.OfKpi(Okr.Numbered(7), 0m, 10m);

        _scenario.When(Record(First, new CheckInFigures(Confidence: 8m), kpi)).Then(new CheckedIn(Okr.Id, new CheckIn(First, Okr.Today, Okr.Ben, Confidence: 8m, Measured: MeasureKind.Kpi)));
        _scenario.When(Record(First, new CheckInFigures(5m), kpi)).ThenRefused(CheckInErrors.ValueNotAllowed);
        _scenario.When(Record(First, new CheckInFigures(Note: " "), kpi)).ThenRefused(CheckInErrors.Empty);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10.5)]
    [InlineData(11)]
    [InlineData(6.5)]
    public void Confidence_is_a_whole_number_from_0_to_10(decimal confidence) =>
        _scenario.When(Record(First, TwentyFive with { Confidence = confidence })).ThenRefused(CheckInErrors.ConfidenceInvalid);

    [Fact]
    public void Little_confidence_needs_a_blocker_and_who_clears_it()
    {
        _scenario.When(Record(First, TwentyFive with { Confidence = 3m })).ThenRefused(CheckInErrors.BlockerRequired);
        _scenario.When(Record(First, TwentyFive with { Confidence = 0m, Blocker = "Licence" })).ThenRefused(CheckInErrors.BlockerRequired);
        _scenario.When(Record(First, TwentyFive with { Confidence = 3m, Blocker = " ", BlockerOwnerId = Okr.Ann })).ThenRefused(CheckInErrors.BlockerRequired);
        _scenario.When(Record(First, TwentyFive with { Confidence = 3m, Blocker = "Licence", BlockerOwnerId = Okr.Ann }))
            .Then(new CheckedIn(Okr.Id, Standing with { Confidence = 3m, Blocker = "Licence", BlockerOwnerId = Okr.Ann }));
        _scenario.When(Record(First, TwentyFive with { Confidence = 4m })).Then(new CheckedIn(Okr.Id, Standing with { Confidence = 4m }));
        _scenario.When(Record(First, TwentyFive with { BlockerOwnerId = Okr.Ann })).ThenRefused(CheckInErrors.BlockerIncomplete);
    }

    [Fact]
    public void Nothing_is_checked_in_on_what_is_closed_archived_missing_or_not_started()
    {
        var given = Objective.Evolve(Okr.Whole, new OkrObjectiveClosed(Okr.Review(ObjectiveOutcome.Missed), 0m));

        _scenario.When(Record(First, TwentyFive, objective: given)).ThenRefused(ObjectiveErrors.ReadOnly);
        _scenario.When(Record(First, TwentyFive, objective: Okr.Whole with { Archived = true })).ThenRefused(ObjectiveErrors.ReadOnly);
        _scenario.When(Record(First, TwentyFive, objective: Objective.Evolve(Okr.Whole, new KeyResultArchived(Okr.Churn)))).ThenRefused(KeyResultErrors.Archived);
        _scenario.When(Record(First, TwentyFive, objective: Okr.After(Okr.Drafted))).ThenRefused(KeyResultErrors.NotFound);
        _scenario.When(Record(First, TwentyFive, cycle: Okr.Planning)).ThenRefused(CycleErrors.NotStarted);
        _scenario.When(Record(First, TwentyFive, cycle: Okr.Closed)).ThenRefused(CycleErrors.Closed);
        _scenario.When(Record(First, TwentyFive, cycle: Okr.Closing)).Then(new CheckedIn(Okr.Id, Standing));
    }

    [Fact]
    public void A_correction_keeps_what_stood_the_day_and_the_author()
    {
        _scenario.Given(new CheckedIn(Okr.Id, Standing)).When(Correct(Standing, TwentyFive with { Value = 26m }, "Typing error"))
            .Then(new CheckInCorrected(First, Standing, Standing with { Value = 26m, Corrected = true }));
        _scenario.When(Correct(Standing, TwentyFive with { Value = 26m }, " ")).ThenRefused(CheckInErrors.ReasonRequired);
        _scenario.When(Correct(Standing, TwentyFive, "Nothing")).Then();
        var ofZones = Standing with { Measured = MeasureKind.Zones };
        _scenario.When(Correct(ofZones, TwentyFive, "It is a metric now")).Then(new CheckInCorrected(First, ofZones, Standing with { Corrected = true }));
        _scenario.When(Correct(Standing, TwentyFive with { Confidence = 2m }, "Worse")).ThenRefused(CheckInErrors.BlockerRequired);
        _scenario.When(Correct(null, TwentyFive, "Why")).ThenRefused(CheckInErrors.NotFound);
        _scenario.When(progress => progress.Correct(Standing, Okr.Churn, Okr.Whole, Okr.Closed, TwentyFive, "Why")).ThenRefused(CycleErrors.Closed);
    }

    [Fact]
    public void Correcting_an_earlier_check_in_leaves_the_latest_as_it_is() => _scenario
        .Given(new CheckedIn(Okr.Id, Standing), new CheckedIn(Okr.Id, Standing with { Id = Second, Value = 22m }))
        .When(Correct(Standing, TwentyFive with { Value = 26m }, "Typing error"))
        .ThenState(progress => Assert.Equal((Second, 22m), (progress.Latest!.Id, progress.Latest.Value)));

    [Fact]
    public void Only_the_latest_is_taken_back_and_only_by_whoever_made_it()
    {
        var second = Standing with { Id = Second, Value = 22m };
        _scenario.When(Withdraw(First, Okr.Ben, null)).ThenRefused(CheckInErrors.NotFound);
        _scenario.Given(new CheckedIn(Okr.Id, Standing), new CheckedIn(Okr.Id, second));

        _scenario.When(Withdraw(First, Okr.Ben, null)).ThenRefused(CheckInErrors.NotLatest);
        _scenario.When(Withdraw(Second, Okr.Ann, Standing)).ThenRefused(CheckInErrors.NotOwn);
        _scenario.When(progress => progress.Withdraw(Second, Okr.Churn, Okr.Whole, Okr.Closed, Okr.Ben, Standing)).ThenRefused(CycleErrors.Closed);
        _scenario.When(Withdraw(Second, Okr.Ben, Standing)).Then(new CheckInWithdrawn(Second, Standing));
        _scenario.When(Withdraw(Second, Okr.Ben, Standing)).ThenState(progress => Assert.Equal((1, Standing), (progress.Count, progress.Latest)));
        _scenario.Given(new CheckInWithdrawn(Second, Standing)).When(Withdraw(First, Okr.Ben, null)).ThenState(progress =>
            Assert.Equal((0, null), (progress.Count, progress.Latest)));
    }

    private static Func<KeyResultProgress, Decision<CheckInEvent>> Record(
        Guid id, CheckInFigures figures, Measure? measure = null, Objective? objective = null, Cycle? cycle = null, DateOnly? on = null)
    {
        var whole = objective ?? (measure is null ? Okr.Whole : Objective.Evolve(Okr.Whole, new KeyResultRevised(Okr.Churn, Okr.ChurnContent with { Measure = measure })));
        return progress => progress.Record(id, Okr.Churn, Okr.Id, whole, cycle ?? Okr.Active, figures, Okr.Ben, on ?? Okr.Today);
    }

    private static Func<KeyResultProgress, Decision<CheckInEvent>> Correct(CheckIn? standing, CheckInFigures figures, string? reason) =>
        progress => progress.Correct(standing, Okr.Churn, Okr.Whole, Okr.Active, figures, reason);

    private static Func<KeyResultProgress, Decision<CheckInEvent>> Withdraw(Guid id, Guid by, CheckIn? standsAgain) =>
        progress => progress.Withdraw(id, Okr.Churn, Okr.Whole, Okr.Active, by, standsAgain);
}
