using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class CloseObjectiveTests
{
    private static readonly ObjectiveReview Whole = Okr.Review(ObjectiveOutcome.PartlyAchieved, (Okr.Churn, 0.75m), (Okr.Launch, 0.25m));

    private readonly Scenario<Objective, ObjectiveEvent> _scenario =
        new Scenario<Objective, ObjectiveEvent>().Given(Okr.Drafted, Okr.ChurnAdded, Okr.LaunchAdded, Okr.Agreed);

    [Fact]
    public void The_score_is_the_weighted_mean_of_the_scores_of_its_key_results() =>
        _scenario.When(objective => objective.Close(Okr.Closing, Whole, Okr.Today)).Then(new OkrObjectiveClosed(Whole, 0.625m, Okr.Today));

    [Fact]
    public void Closed_it_holds_the_scores_and_reopened_it_keeps_the_review()
    {
        _scenario.Given(new OkrObjectiveClosed(Whole, 0.625m)).When(objective => objective.Close(Okr.Closing, Whole, Okr.Today)).ThenState(objective =>
        {
            Assert.Equal((ObjectiveStage.Closed, 0.625m), (objective.Stage, objective.Score));
            Assert.Equal([0.75m, 0.25m], objective.KeyResults.Select(keyResult => keyResult.Score));
        });
        _scenario.When(objective => objective.Reopen(Okr.Closing, " ")).ThenRefused(ObjectiveErrors.ReasonRequired);
        _scenario.When(objective => objective.Reopen(Okr.Closed, "Late")).ThenRefused(CycleErrors.Closed);
        _scenario.When(objective => objective.Reopen(Okr.Closing, "Late figures")).ThenState(objective =>
        {
            Assert.Equal((ObjectiveStage.Agreed, null, Whole), (objective.Stage, objective.Score, objective.Review));
            Assert.All(objective.KeyResults, keyResult => Assert.Null(keyResult.Score));
        });
    }

    [Fact]
    public void Only_what_is_closed_is_reopened() => _scenario.When(objective => objective.Reopen(Okr.Closing, "Why")).ThenRefused(ObjectiveErrors.NotClosed);

    [Fact]
    public void Closing_needs_an_outcome_and_each_score()
    {
        _scenario.When(objective => objective.Close(Okr.Closing, Whole with { Outcome = null }, Okr.Today)).ThenRefused(ObjectiveErrors.OutcomeRequired);
        _scenario.When(objective => objective.Close(Okr.Closing, Okr.Review(ObjectiveOutcome.Missed, (Okr.Churn, 0m)), Okr.Today)).ThenRefused(ObjectiveErrors.ScoreMissing);
        _scenario.Given(new KeyResultArchived(Okr.Launch)).When(objective => objective.Close(Okr.Closing, Okr.Review(ObjectiveOutcome.Missed, (Okr.Churn, 0.1m)), Okr.Today))
            .Then(new OkrObjectiveClosed(Okr.Review(ObjectiveOutcome.Missed, (Okr.Churn, 0.1m)), 0.1m, Okr.Today));
    }

    [Fact]
    public void Scores_lie_between_0_and_1_are_given_once_and_to_its_own_key_results()
    {
        foreach (var score in (decimal[])[-0.1m, 1.1m, 0.123m])
            _scenario.When(objective => objective.DraftReview(Okr.Closing, Okr.Review(null, (Okr.Churn, score)))).ThenRefused(ObjectiveErrors.ScoreInvalid);
        _scenario.When(objective => objective.DraftReview(Okr.Closing, Okr.Review(null, (Okr.Churn, 1m), (Okr.Churn, 0m)))).ThenRefused(ObjectiveErrors.ScoreForeign);
        _scenario.When(objective => objective.DraftReview(Okr.Closing, Okr.Review(null, (Okr.Numbered(9), 1m)))).ThenRefused(ObjectiveErrors.ScoreForeign);
    }

    [Fact]
    public void A_review_is_drafted_with_what_is_known()
    {
        var review = Okr.Review(null, (Okr.Churn, 0.7m)) with { Learnings = [new LearningAnswer("what-worked", "Calls")], Note = "So far" };

        _scenario.When(objective => objective.DraftReview(Okr.Active, review)).Then(new OkrObjectiveReviewDrafted(review));
        _scenario.Given(new OkrObjectiveReviewDrafted(review)).When(objective => objective.DraftReview(Okr.Active, review with { Scores = [.. review.Scores] })).Then();
        _scenario.When(objective => objective.DraftReview(Okr.Planning, review)).ThenRefused(CycleErrors.NotStarted);
    }

    [Fact]
    public void Each_question_is_answered_once()
    {
        LearningAnswer answer = new("what-worked", "Calls");
        foreach (var learnings in (LearningAnswer[][])[[answer, answer], [answer with { Text = " " }], [.. Enumerable.Range(1, 11).Select(n => new LearningAnswer($"q{n}", "A"))]])
            _scenario.When(objective => objective.DraftReview(Okr.Closing, Okr.Review(null) with { Learnings = learnings })).ThenRefused(ObjectiveErrors.LearningsInvalid);
    }

    [Fact]
    public void A_draft_is_not_closed() => new Scenario<Objective, ObjectiveEvent>()
        .Given(Okr.Drafted, Okr.ChurnAdded, Okr.LaunchAdded)
        .When(objective => objective.Close(Okr.Closing, Whole, Okr.Today))
        .ThenRefused(ObjectiveErrors.NotAgreed);

    [Theory]
    [InlineData(0, ScoreBand.Red)]
    [InlineData(0.34, ScoreBand.Red)]
    [InlineData(0.35, ScoreBand.Amber)]
    [InlineData(0.64, ScoreBand.Amber)]
    [InlineData(0.65, ScoreBand.Green)]
    [InlineData(1, ScoreBand.Green)]
    public void The_colour_is_that_of_the_score_rounded_half_up(decimal score, ScoreBand band) => Assert.Equal(band, OkrScore.Band(score));

    [Fact]
    public void More_is_expected_of_what_was_promised() =>
        Assert.Equal((1.0m, 0.7m), (OkrScore.Expected(Ambition.Committed), OkrScore.Expected(Ambition.Aspirational)));
}
