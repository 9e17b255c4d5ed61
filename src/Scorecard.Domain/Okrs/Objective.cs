using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public enum ObjectiveStage
{
    Draft,
    Agreed,

    /// <summary>Scored; nothing in it changes any more.</summary>
    Closed,
}

/// <summary>
/// What somebody wants to reach within a cycle, with the definitions of the key results that tell whether it was reached. Their
/// check-ins are streams of their own, see <see cref="KeyResultProgress"/>.
/// </summary>
/// <param name="CycleId">Empty = not drafted.</param>
/// <param name="KeyResults">In their order, archived ones included.</param>
/// <param name="CarriedFrom">The objective of an earlier cycle that it goes on from.</param>
/// <param name="Review">As drafted or as closed.</param>
/// <param name="Score">The final score, 0 to 1; null until it is closed.</param>
/// <param name="ClosedOn">The day on which it was closed; null while it is not, and where the event does not say.</param>
public sealed partial record Objective(
    Guid CycleId,
    ObjectiveContent Content,
    IReadOnlyList<ObjectiveParent> Parents,
    IReadOnlyList<KeyResult> KeyResults,
    ObjectiveStage Stage,
    bool Archived,
    Guid CreatedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CarriedFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ObjectiveReview? Review = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Score = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? AgreedOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? ClosedOn = null)
    : IAggregate<Objective, ObjectiveEvent>
{
    public const int MaxKeyResults = 20;

    public const int MaxParents = 10;

    /// <summary>The least that is above 0 with as many decimals as a weight may have.</summary>
    public const decimal MinWeight = 0.0001m;

    public const decimal MaxWeight = 1000m;

    public const int WeightDecimals = 4;

    public static string Category => "objective";

    public static Objective Initial { get; } = new(
        Guid.Empty,
        new ObjectiveContent(string.Empty, Description: null, Ambition.Committed, Guid.Empty, OwnerPersonId: null, Private: false),
        [],
        [],
        ObjectiveStage.Draft,
        Archived: false,
        Guid.Empty);

    [JsonIgnore]
    public bool IsDrafted => CycleId != Guid.Empty;

    /// <summary>The key results that count: those not archived, in their order.</summary>
    [JsonIgnore]
    public IEnumerable<KeyResult> LiveKeyResults => KeyResults.Where(keyResult => !keyResult.Archived);

    public static Objective Evolve(Objective state, ObjectiveEvent change) => change switch
    {
        OkrObjectiveDrafted drafted => Initial with
        {
            CycleId = drafted.CycleId,
            Content = drafted.Content,
            Parents = drafted.Parents,
            CreatedBy = drafted.CreatedBy,
            CarriedFrom = drafted.CarriedFrom,
        },
        OkrObjectiveRevised revised => state with { Content = revised.Content },
        OkrObjectiveAligned aligned => state with { Parents = aligned.Parents },
        OkrObjectiveAgreed agreed => state with { Stage = ObjectiveStage.Agreed, AgreedOn = agreed.On },
        OkrObjectiveReturnedToDraft => state with { Stage = ObjectiveStage.Draft },
        OkrObjectiveArchived => state with { Archived = true },
        OkrObjectiveRestored => state with { Archived = false },
        OkrObjectiveReviewDrafted drafted => state with { Review = drafted.Review },
        OkrObjectiveClosed closed => state with
        {
            Stage = ObjectiveStage.Closed,
            Review = closed.Review,
            Score = closed.Score,
            ClosedOn = closed.On,
            KeyResults = [.. state.KeyResults.Select(keyResult => keyResult with
            {
                Score = closed.Review.Scores.FirstOrDefault(score => score.KeyResultId == keyResult.Id)?.Score,
            })],
        },
        OkrObjectiveReopened => state.Open(),
        KeyResultAdded added => state with
        {
            KeyResults = [.. state.KeyResults, new KeyResult(added.KeyResultId, added.Content, CarriedFrom: added.CarriedFrom, AddedOn: added.On)],
        },
        KeyResultRevised revised => state.With(revised.KeyResultId, keyResult => keyResult with { Content = revised.Content }),
        KeyResultsOrdered ordered => state with
        {
            KeyResults =
            [
                .. ordered.KeyResultIds.Select(id => state.KeyResults.First(keyResult => keyResult.Id == id)),
                .. state.KeyResults.Where(keyResult => !ordered.KeyResultIds.Contains(keyResult.Id)),
            ],
        },
        KeyResultArchived archived => state.With(archived.KeyResultId, keyResult => keyResult with { Archived = true }),
        KeyResultRestored restored => state.With(restored.KeyResultId, keyResult => keyResult with { Archived = false }),
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>As it stood at the end of a day as far as closing goes: open, without review and scores, before the day on which it was closed.</summary>
    public Objective At(DateOnly day) => Stage is ObjectiveStage.Closed && ClosedOn > day ? Open() with { Review = null } : this;

    public KeyResult? KeyResult(Guid keyResultId) => KeyResults.FirstOrDefault(keyResult => keyResult.Id == keyResultId);

    private Objective Open() => this with
    {
        Stage = ObjectiveStage.Agreed,
        Score = null,
        ClosedOn = null,
        KeyResults = [.. KeyResults.Select(keyResult => keyResult with { Score = null })],
    };

    internal Objective With(Guid keyResultId, Func<KeyResult, KeyResult> change) => this with
    {
        KeyResults = [.. KeyResults.Select(keyResult => keyResult.Id == keyResultId ? change(keyResult) : keyResult)],
    };
}
