namespace Scorecard.Domain.Okrs;

public enum ObjectiveOutcome
{
    Achieved,
    PartlyAchieved,
    Missed,
    Postponed,
    Cancelled,
}

/// <param name="Question">A code: <c>what-worked</c>, <c>what-hindered</c>, <c>what-next</c>.</param>
public sealed record LearningAnswer(string Question, string Text);

/// <param name="Score">0 to 1 with at most 2 decimals.</param>
public sealed record KeyResultScore(Guid KeyResultId, decimal Score);

/// <summary>How an objective ended, as drafted or as closed.</summary>
public sealed record ObjectiveReview(
    ObjectiveOutcome? Outcome,
    IReadOnlyList<KeyResultScore> Scores,
    IReadOnlyList<LearningAnswer> Learnings,
    string? Note)
{
    public const int MaxLearnings = 10;

    public bool Equals(ObjectiveReview? other) =>
        other is not null
        && (Outcome, Note) == (other.Outcome, other.Note)
        && Scores.SequenceEqual(other.Scores)
        && Learnings.SequenceEqual(other.Learnings);

    public override int GetHashCode() => HashCode.Combine(Outcome, Scores.Count, Learnings.Count, Note);
}
