namespace Scorecard.Domain.Okrs;

/// <summary>Everything that can happen to a cycle. Who, when and why are in the event's metadata.</summary>
public abstract record CycleEvent;

public sealed record CyclePlanned(string Name, CycleKind Kind, DateOnly FirstDay, DateOnly LastDay, CheckInRhythm Rhythm) : CycleEvent;

public sealed record CycleRevised(string Name, DateOnly FirstDay, DateOnly LastDay, CheckInRhythm Rhythm) : CycleEvent;

public sealed record CycleStarted : CycleEvent;

public sealed record CycleClosingBegun : CycleEvent;

/// <param name="OpenObjectives">How many objectives were left unclosed, as whoever closed the cycle had accepted.</param>
public sealed record CycleClosed(int OpenObjectives) : CycleEvent;

/// <param name="To">The step before: closing of a closed cycle, active of one being closed.</param>
public sealed record CycleReopened(CycleStatus To) : CycleEvent;
