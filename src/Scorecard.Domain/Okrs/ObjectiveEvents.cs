using System.Text.Json.Serialization;

namespace Scorecard.Domain.Okrs;

/// <summary>
/// Everything that can happen to an objective and to the definitions of its key results. Stored for ever, so these records only
/// grow. Who, when and why are in the event's metadata.
/// </summary>
public abstract record ObjectiveEvent;

/// <param name="CarriedFrom">The objective of an earlier cycle that it goes on from.</param>
public sealed record OkrObjectiveDrafted(
    Guid CycleId,
    ObjectiveContent Content,
    IReadOnlyList<ObjectiveParent> Parents,
    Guid CreatedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CarriedFrom = null) : ObjectiveEvent;

public sealed record OkrObjectiveRevised(ObjectiveContent Content) : ObjectiveEvent;

/// <param name="Parents">All that it contributes to from now on.</param>
public sealed record OkrObjectiveAligned(IReadOnlyList<ObjectiveParent> Parents) : ObjectiveEvent;

/// <param name="On">The day, where the organization is: no check-in is owed before it.</param>
public sealed record OkrObjectiveAgreed([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null) : ObjectiveEvent;

public sealed record OkrObjectiveReturnedToDraft : ObjectiveEvent;

public sealed record OkrObjectiveArchived : ObjectiveEvent;

public sealed record OkrObjectiveRestored : ObjectiveEvent;

/// <summary>Scores and learnings were written down; the objective is still open.</summary>
public sealed record OkrObjectiveReviewDrafted(ObjectiveReview Review) : ObjectiveEvent;

/// <param name="Score">The weighted mean of the scores, 0 to 1, not rounded: what was announced is a fact.</param>
/// <param name="On">The day, where the organization is: before it the objective reads as one that is open. Null in events of old.</param>
public sealed record OkrObjectiveClosed(
    ObjectiveReview Review,
    decimal Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null) : ObjectiveEvent;

public sealed record OkrObjectiveReopened : ObjectiveEvent;

/// <param name="CarriedFrom">The key result of an earlier cycle that it goes on from.</param>
/// <param name="On">The day, where the organization is: no check-in is owed before it.</param>
public sealed record KeyResultAdded(
    Guid KeyResultId,
    KeyResultContent Content,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CarriedFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null) : ObjectiveEvent;

public sealed record KeyResultRevised(Guid KeyResultId, KeyResultContent Content) : ObjectiveEvent;

/// <param name="KeyResultIds">All key results that are not archived, in their new order.</param>
public sealed record KeyResultsOrdered(IReadOnlyList<Guid> KeyResultIds) : ObjectiveEvent;

public sealed record KeyResultArchived(Guid KeyResultId) : ObjectiveEvent;

public sealed record KeyResultRestored(Guid KeyResultId) : ObjectiveEvent;
