using System.Text.Json.Serialization;

namespace Scorecard.Domain.Okrs;

/// <summary>
/// Everything that can happen to the check-ins of a key result. They are a stream of their own, beside the objective's: two people
/// who check in on two key results never meet. The reason of a correction is in the event's metadata.
/// </summary>
public abstract record CheckInEvent;

public sealed record CheckedIn(Guid ObjectiveId, CheckIn CheckIn) : CheckInEvent;

/// <summary>Other figures for a check-in; the earlier ones stay in the history.</summary>
public sealed record CheckInCorrected(Guid CheckInId, CheckIn Before, CheckIn After) : CheckInEvent;

/// <summary>The latest check-in was taken back by whoever made it.</summary>
/// <param name="StandsAgain">The check-in before it; null = there is none.</param>
public sealed record CheckInWithdrawn(
    Guid CheckInId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CheckIn? StandsAgain = null) : CheckInEvent;
