using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>How an objective ended, as far as it has been written down.</summary>
/// <param name="Outcome">Needed to close.</param>
/// <param name="Scores">0 to 1 with at most 2 decimals; to close one for each key result that is not archived.</param>
/// <param name="Learnings">Answers to the questions <c>what-worked</c>, <c>what-hindered</c> and <c>what-next</c>, each at most once.</param>
public sealed record ReviewRequest(
    int ExpectedVersion,
    ObjectiveOutcome? Outcome,
    IReadOnlyList<KeyResultScore> Scores,
    IReadOnlyList<LearningAnswer> Learnings,
    string? Note = null)
{
    internal ObjectiveReview Review => new(Outcome, Scores, Learnings, string.IsNullOrWhiteSpace(Note) ? null : Note);
}

public sealed class ReviewRequestValidator : AbstractValidator<ReviewRequest>
{
    public ReviewRequestValidator()
    {
        RuleFor(request => request.ExpectedVersion).Version();
        RuleFor(request => request.Scores).Count(0, Objective.MaxKeyResults);
        RuleForEach(request => request.Scores).ChildRules(score => score.RuleFor(given => given.Score).Between(0, 1));
        RuleFor(request => request.Learnings).Count(0, ObjectiveReview.MaxLearnings);
        RuleForEach(request => request.Learnings).ChildRules(learning =>
        {
            learning.RuleFor(answer => answer.Question).Must(ReviewQuestions.All.Contains).WithCode("unknown_name");
            learning.RuleFor(answer => answer.Text).Required().AtMost(TextLimits.Description);
        });
        RuleFor(request => request.Note).AtMost(TextLimits.Description);
    }
}
