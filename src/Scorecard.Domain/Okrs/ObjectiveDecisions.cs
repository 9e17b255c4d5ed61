using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

/// <content>
/// Decisions about an objective. Each takes the cycle it belongs to: nothing changes in a cycle that is closed. The same again
/// records nothing.
/// </content>
public sealed partial record Objective
{
    /// <summary>Drafts an objective in a cycle that is not closed.</summary>
    /// <param name="id">Its own id, to find circles of alignment.</param>
    public Decision<ObjectiveEvent> Draft(
        Guid id, Guid cycleId, Cycle cycle, ObjectiveContent content, IReadOnlyList<ObjectiveParent> parents, Guid createdBy, AlignmentFacts facts)
    {
        if (IsDrafted)
            return CycleId == cycleId && Content == content && Parents.SequenceEqual(parents) ? [] : ObjectiveErrors.AlreadyDrafted;

        return (OpenRefusal(cycle) ?? ContentRefusal(content) ?? facts.Refusal(id, parents, [])) is { } refused
            ? refused
            : [new OkrObjectiveDrafted(cycleId, content, parents, createdBy)];
    }

    /// <summary>
    /// Changes what the objective is. What was agreed in private was agreed by its owner alone, so once it is for all to see it is a draft again.
    /// </summary>
    public Decision<ObjectiveEvent> Reword(Cycle cycle, ObjectiveContent content)
    {
        if ((Refusal(cycle) ?? ContentRefusal(content)) is { } refused)
            return refused;

        if (content == Content)
            return [];

        return Content.Private && !content.Private && Stage is ObjectiveStage.Agreed
            ? [new OkrObjectiveRevised(content), new OkrObjectiveReturnedToDraft()]
            : [new OkrObjectiveRevised(content)];
    }

    /// <summary>Says all that the objective contributes to. Circles through other objectives are refused.</summary>
    public Decision<ObjectiveEvent> Align(Guid id, Cycle cycle, IReadOnlyList<ObjectiveParent> parents, AlignmentFacts facts)
    {
        if ((Refusal(cycle) ?? facts.Refusal(id, parents, Parents)) is { } refused)
            return refused;

        return parents.SequenceEqual(Parents) ? [] : [new OkrObjectiveAligned(parents)];
    }

    /// <summary>Agrees on a draft that has at least one key result.</summary>
    /// <param name="today">Today where the organization is.</param>
    public Decision<ObjectiveEvent> Agree(Cycle cycle, DateOnly today)
    {
        if (Refusal(cycle) is { } refused)
            return refused;
        if (Stage is ObjectiveStage.Agreed)
            return [];

        return LiveKeyResults.Any() ? [new OkrObjectiveAgreed(today)] : ObjectiveErrors.KeyResultNeeded;
    }

    public Decision<ObjectiveEvent> ReturnToDraft(Cycle cycle, string? reason)
    {
        if (Refusal(cycle) is { } refused)
            return refused;
        if (Stage is ObjectiveStage.Draft)
            return [];

        return string.IsNullOrWhiteSpace(reason) ? ObjectiveErrors.ReasonRequired : [new OkrObjectiveReturnedToDraft()];
    }

    /// <summary>Takes the objective out of everything that counts. A draft needs no reason.</summary>
    public Decision<ObjectiveEvent> Archive(Cycle cycle, string? reason)
    {
        if (IsDrafted && Archived)
            return [];
        if (Refusal(cycle) is { } refused)
            return refused;

        return Stage is ObjectiveStage.Agreed && string.IsNullOrWhiteSpace(reason) ? ObjectiveErrors.ReasonRequired : [new OkrObjectiveArchived()];
    }

    public Decision<ObjectiveEvent> Restore(Cycle cycle)
    {
        if (!IsDrafted)
            return ObjectiveErrors.NotFound;
        if (!Archived)
            return [];

        return OpenRefusal(cycle) is { } refused ? refused : [new OkrObjectiveRestored()];
    }

    /// <summary>Writes down scores and learnings as far as they are known; the objective stays open.</summary>
    public Decision<ObjectiveEvent> DraftReview(Cycle cycle, ObjectiveReview review)
    {
        if ((Refusal(cycle) ?? ReviewRefusal(cycle, review)) is { } refused)
            return refused;

        return review == Review ? [] : [new OkrObjectiveReviewDrafted(review)];
    }

    /// <summary>Closes the objective with an outcome and a score for each key result that is not archived.</summary>
    /// <param name="today">Today where the organization is.</param>
    public Decision<ObjectiveEvent> Close(Cycle cycle, ObjectiveReview review, DateOnly today)
    {
        if (this is { Stage: ObjectiveStage.Closed, Archived: false } && review == Review)
            return [];
        if ((Refusal(cycle) ?? ReviewRefusal(cycle, review)) is { } refused)
            return refused;
        if (review.Outcome is null)
            return ObjectiveErrors.OutcomeRequired;

        return OkrScore.Of(LiveKeyResults, review.Scores) is { } score ? [new OkrObjectiveClosed(review, score, today)] : ObjectiveErrors.ScoreMissing;
    }

    public Decision<ObjectiveEvent> Reopen(Cycle cycle, string? reason)
    {
        if (!IsDrafted)
            return ObjectiveErrors.NotFound;
        if (Stage is not ObjectiveStage.Closed)
            return ObjectiveErrors.NotClosed;
        if (OpenRefusal(cycle) is { } refused)
            return refused;

        return string.IsNullOrWhiteSpace(reason) ? ObjectiveErrors.ReasonRequired : [new OkrObjectiveReopened()];
    }

    internal static bool IsWeight(decimal weight) => weight is > 0 and <= MaxWeight && decimal.Round(weight, WeightDecimals) == weight;

    private static DomainError? OpenRefusal(Cycle cycle) => cycle switch
    {
        { IsPlanned: false } => CycleErrors.NotFound,
        { Status: CycleStatus.Closed } => CycleErrors.Closed,
        _ => null,
    };

    private static DomainError? ContentRefusal(ObjectiveContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Title))
            return ObjectiveErrors.TitleRequired;
        if (!IsWeight(content.Weight))
            return ObjectiveErrors.WeightInvalid;

        return content is { Private: true, OwnerPersonId: null } ? ObjectiveErrors.PrivateNeedsOwner : null;
    }

    /// <summary>Why nothing may be changed in the objective, or null.</summary>
    private DomainError? Refusal(Cycle cycle)
    {
        if (!IsDrafted)
            return ObjectiveErrors.NotFound;
        if (Archived || Stage is ObjectiveStage.Closed)
            return ObjectiveErrors.ReadOnly;

        return OpenRefusal(cycle);
    }

    private DomainError? ReviewRefusal(Cycle cycle, ObjectiveReview review)
    {
        if (Stage is ObjectiveStage.Draft)
            return ObjectiveErrors.NotAgreed;
        if (cycle.Status is CycleStatus.Planning)
            return CycleErrors.NotStarted;

        var ids = review.Scores.Select(score => score.KeyResultId).ToHashSet();
        if (ids.Count != review.Scores.Count || !ids.IsSubsetOf(LiveKeyResults.Select(keyResult => keyResult.Id)))
            return ObjectiveErrors.ScoreForeign;
        if (!review.Scores.All(score => OkrScore.IsScore(score.Score)))
            return ObjectiveErrors.ScoreInvalid;

        var questions = review.Learnings.DistinctBy(answer => answer.Question).Count();
        return questions == review.Learnings.Count
            && questions <= ObjectiveReview.MaxLearnings
            && !review.Learnings.Any(answer => string.IsNullOrWhiteSpace(answer.Question) || string.IsNullOrWhiteSpace(answer.Text))
            ? null
            : ObjectiveErrors.LearningsInvalid;
    }
}
