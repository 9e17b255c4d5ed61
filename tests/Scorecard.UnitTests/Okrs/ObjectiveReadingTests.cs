using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.UnitTests.Okrs;

public class ObjectiveReadingTests
{
    private static readonly DateOnly Yesterday = Okr.Today.AddDays(-1);

    [Fact]
    public void The_progress_is_the_weighted_mean_of_the_clamped_progress()
    {
        var reading = Read(Okr.Whole, Churn(10m, 8m), Launch([Okr.Design], 6m));

        Assert.Equal((3m + 0.25m) / 4m, reading.Progress);
        Assert.Equal(((3m * 8m) + 6m) / 4m, reading.Confidence);
        Assert.Equal(52m / 92m, reading.Elapsed);
        Assert.Equal(reading.Progress - reading.Elapsed, reading.Pace);
    }

    [Fact]
    public void A_key_result_of_which_nothing_is_known_counts_as_0()
    {
        var reading = Read(Okr.Whole, Churn(20m, confidence: null));

        Assert.Equal((0.75m, null, 1), (reading.Progress, reading.Confidence, reading.Unknown));
        Assert.Equal([TermNames.KeyResult, TermNames.KeyResultUnknown], reading.Explain().Terms.Select(term => term.Name));
    }

    [Fact]
    public void While_nothing_is_known_of_any_there_is_no_progress_and_no_pace()
    {
        var reading = Read(Okr.Whole);

        Assert.Equal((null, null, null), (reading.Progress, reading.Pace, reading.Confidence));
        Assert.Contains(new ExplanationSetting(SettingNames.Reason, Reasons.NoData), reading.Explain().Settings);
        Assert.All(reading.Explain().Terms, term => Assert.Null(term.Weight));
    }

    [Fact]
    public void An_archived_key_result_does_not_count()
    {
        var objective = Objective.Evolve(Okr.Whole, new KeyResultArchived(Okr.Launch));

        var reading = Read(objective, Churn(25m, 8m), Launch([], 1m));

        Assert.Equal((0.75m, OkrStatus.OnTrack), (reading.Progress, reading.Status));
        Assert.Single(reading.KeyResults);
    }

    [Fact]
    public void Before_the_first_day_there_is_no_pace()
    {
        var reading = Read(Okr.Whole, day: new DateOnly(2026, 9, 1), Churn(25m, 8m));

        Assert.Equal((null, 0m), (reading.Pace, reading.Elapsed));
    }

    [Theory]
    [InlineData(8, 8, OkrStatus.OnTrack)]
    [InlineData(8, 5, OkrStatus.AtRisk)]
    [InlineData(2, 9, OkrStatus.OffTrack)]
    public void The_status_is_the_worst_of_its_key_results(int churn, int launch, OkrStatus status) =>
        Assert.Equal((status, OkrReasons.LowestConfidence), StatusOf(Read(Okr.Whole, Churn(25m, churn), Launch([], launch))));

    [Fact]
    public void Silence_is_never_on_track()
    {
        Assert.Equal((OkrStatus.Pending, OkrReasons.NoConfidence), StatusOf(Read(Okr.Whole, Churn(25m, 9m), Launch([], confidence: null))));
        Assert.Equal(OkrStatus.AtRisk, Read(Okr.Whole, Churn(25m, 5m), Launch([], confidence: null)).Status);
        Assert.Equal((OkrStatus.Pending, OkrReasons.NoKeyResults), StatusOf(Read(Okr.After(Okr.Drafted))));
    }

    [Fact]
    public void Of_what_a_kpi_moves_nobody_has_to_speak()
    {
        var objective = Objective.Evolve(Okr.Whole, new KeyResultRevised(Okr.Launch, Okr.LaunchContent with { Measure = Measure.OfKpi(Okr.Numbered(7), 0m, 1m) }));

        Assert.Equal(OkrStatus.OnTrack, Read(objective, Churn(25m, 9m)).Status);
        Assert.Equal(OkrStatus.Pending, Read(objective, Churn(25m, confidence: null)).Status);
    }

    [Fact]
    public void One_that_is_outdated_makes_the_objective_outdated() => Assert.Equal(
        (OkrStatus.Outdated, OkrReasons.KeyResultOutdated),
        StatusOf(Read(Okr.Whole, Churn(25m, 9m) with { Date = new DateOnly(2026, 11, 10) }, Launch([], 9m))));

    [Fact]
    public void Closed_it_shows_its_score()
    {
        var review = Okr.Review(ObjectiveOutcome.Achieved, (Okr.Churn, 1m), (Okr.Launch, 0.6m));
        var reading = Read(Objective.Evolve(Okr.Whole, new OkrObjectiveClosed(review, 0.9m)), Churn(25m, 1m));

        Assert.Equal((OkrStatus.Closed, 0.9m), (reading.Status, reading.Score));
    }

    [Fact]
    public void On_a_day_before_it_was_closed_it_was_open()
    {
        var review = Okr.Review(ObjectiveOutcome.Achieved, (Okr.Churn, 1m), (Okr.Launch, 0.6m));
        var closed = Objective.Evolve(Okr.Whole, new OkrObjectiveClosed(review, 0.9m, Okr.Today));

        var before = closed.At(Yesterday);

        Assert.Equal((ObjectiveStage.Agreed, null, null), (before.Stage, before.Score, before.Review));
        Assert.All(before.KeyResults, keyResult => Assert.Null(keyResult.Score));
        Assert.Equal(OkrStatus.OnTrack, Read(before, Churn(25m, 9m), Launch([], 9m)).Status);
        Assert.Same(closed, closed.At(Okr.Today));
        var undated = Objective.Evolve(Okr.Whole, new OkrObjectiveClosed(review, 0.9m));
        Assert.Same(undated, undated.At(Yesterday));
    }

    [Fact]
    public void The_pace_of_a_closed_objective_is_that_of_the_day_it_was_closed()
    {
        var review = Okr.Review(ObjectiveOutcome.Achieved, (Okr.Churn, 1m), (Okr.Launch, 1m));
        var closed = Objective.Evolve(Okr.Whole, new OkrObjectiveClosed(review, 1m, Yesterday));

        var then = Read(closed, Yesterday, Churn(20m, 9m), Launch([Okr.Design], 9m));
        var later = Read(closed, new DateOnly(2026, 12, 31), Churn(20m, 9m), Launch([Okr.Design], 9m));

        Assert.Equal(51m / 92m, then.Elapsed);
        Assert.Equal((then.Pace, then.Elapsed), (later.Pace, later.Elapsed));
    }

    private static (OkrStatus Status, string Because) StatusOf(ObjectiveReading reading) => (reading.Status, reading.Because);

    private static ObjectiveReading Read(Objective objective, params CheckIn[] latest) => Read(objective, Okr.Today, latest);

    private static ObjectiveReading Read(Objective objective, DateOnly day, params CheckIn[] latest) => ObjectiveReading.Of(
        objective,
        objective.KeyResults.Select(keyResult => KeyResultReading.Of(
            objective, keyResult, latest.FirstOrDefault(checkIn => checkIn.Id == keyResult.Id), figure: null, Okr.Active, day)),
        Okr.Active,
        day);

    /// <remarks>The check-ins of these tests bear the id of their key result.</remarks>
    private static CheckIn Churn(decimal value, decimal? confidence) => new(Okr.Churn, Yesterday, Okr.Ben, value, Confidence: confidence);

    private static CheckIn Launch(Guid[] done, decimal? confidence) => new(Okr.Launch, Yesterday, Okr.Ben, MilestonesDone: done, Confidence: confidence);
}
