using System.Text.Json.Serialization;

namespace Scorecard.Domain.Okrs;

/// <summary>Everything that can happen to a cycle. Who, when and why are in the event's metadata.</summary>
public abstract record CycleEvent;

public sealed record CyclePlanned(string Name, CycleKind Kind, DateOnly FirstDay, DateOnly LastDay, CheckInRhythm Rhythm) : CycleEvent;

public sealed record CycleRevised(string Name, DateOnly FirstDay, DateOnly LastDay, CheckInRhythm Rhythm) : CycleEvent;

public sealed record CycleStarted : CycleEvent;

/// <param name="On">The day, where the organization is: before it the cycle reads as active. Null in events of old.</param>
public sealed record CycleClosingBegun([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null) : CycleEvent;

/// <param name="OpenObjectives">How many objectives were left unclosed, as whoever closed the cycle had accepted.</param>
/// <param name="On">The day, where the organization is: before it the cycle reads as one that is open. Null in events of old.</param>
public sealed record CycleClosed(int OpenObjectives, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null) : CycleEvent;

/// <param name="To">The step before: closing of a closed cycle, active of one being closed.</param>
public sealed record CycleReopened(CycleStatus To) : CycleEvent;
