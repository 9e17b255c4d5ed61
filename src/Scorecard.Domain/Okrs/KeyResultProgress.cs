using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

/// <summary>
/// The check-ins of a key result; its id is the key result's. The state holds the latest that stands only: earlier ones are read
/// from the events, see <see cref="CheckInLog"/>.
/// </summary>
/// <param name="ObjectiveId">Empty = nothing was ever checked in.</param>
/// <param name="Latest">Null = no check-in stands.</param>
/// <param name="Count">How many check-ins stand.</param>
public sealed partial record KeyResultProgress(
    Guid ObjectiveId,
    int Count = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CheckIn? Latest = null)
    : IAggregate<KeyResultProgress, CheckInEvent>
{
    public static string Category => "key-result";

    public static KeyResultProgress Initial { get; } = new(Guid.Empty);

    public static KeyResultProgress Evolve(KeyResultProgress state, CheckInEvent change) => change switch
    {
        CheckedIn checkedIn => new(checkedIn.ObjectiveId, state.Count + 1, checkedIn.CheckIn),
        CheckInCorrected corrected => state.Latest?.Id == corrected.CheckInId ? state with { Latest = corrected.After } : state,
        CheckInWithdrawn withdrawn => state with { Latest = withdrawn.StandsAgain, Count = state.Count - 1 },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };
}
