using System.Text.Json.Serialization;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>Everything that can happen to the run of a plan for one period.</summary>
public abstract record RewardRunEvent;

/// <summary>Everybody's pay was computed. The lines are kept beside the log; their hash is here.</summary>
/// <param name="KnownAt">Everything known then, and nothing later, went into it: a moment behind which nothing can still be recorded.</param>
/// <param name="Adjusts">The run whose paid lines this one corrects; null for the first of a period.</param>
/// <param name="Total">The amounts of all lines that are not held.</param>
/// <param name="Due">What this run pays less what it takes back; of the first run of a period the total.</param>
/// <param name="Held">Lines that cannot be computed yet.</param>
/// <param name="Granted">People to whom something besides money is newly granted; null for a plan without awards.</param>
/// <param name="Withdrawn">People from whom it is withdrawn; null for a plan without awards.</param>
/// <param name="AwardsOnly">True where nobody has an amount to be paid, so that the run is about awards alone; null for every other.</param>
/// <param name="LimitPerPayPeriod">True where the plan's limit of recovery counts for all adjustments of a pay period together; null for a run that adjusts nothing, and for
/// adjustments from before that: theirs counts for each alone, of what was left by then.</param>
/// <param name="Hash">SHA-256, in hex, over the canonical JSON of the rules, the inputs and the results.</param>
public sealed record RewardRunComputed(
    Guid PlanId,
    int PlanVersion,
    Period Period,
    DateTimeOffset KnownAt,
    Guid ComputedBy,
    Guid? Adjusts,
    int Lines,
    int Held,
    decimal Total,
    decimal Due,
    string Hash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Granted = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Withdrawn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? AwardsOnly = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? LimitPerPayPeriod = null)
    : RewardRunEvent;

public sealed record RewardRunReviewed(Guid ReviewedBy) : RewardRunEvent;

public sealed record RewardRunApproved(Guid ApprovedBy) : RewardRunEvent;

/// <summary>Statements are released; nothing of the run changes any more.</summary>
public sealed record RewardRunFrozen : RewardRunEvent;

/// <param name="ControlTotal">What the payroll file sums up to.</param>
public sealed record RewardRunPaid(decimal ControlTotal) : RewardRunEvent;

/// <summary>It was not what was wanted; another may be computed in its place.</summary>
public sealed record RewardRunDiscarded : RewardRunEvent;
