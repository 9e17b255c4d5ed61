using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>Everything that can happen to a reward plan.</summary>
public abstract record RewardPlanEvent;

public sealed record RewardPlanDrafted(RewardPlanTerms Terms, PayRules Rules) : RewardPlanEvent;

/// <summary>What the plan is called, or the rules of its next version, changed. What is published stays as it is.</summary>
public sealed record RewardPlanRevised(RewardPlanTerms Terms, PayRules Rules) : RewardPlanEvent;

/// <summary>The rules drafted so far became a version and are locked.</summary>
/// <param name="From">First period that is paid by it; an earlier version from the same period on is superseded.</param>
public sealed record RewardPlanPublished(int Version, Period From, PayRules Rules) : RewardPlanEvent;

public sealed record RewardPlanArchived : RewardPlanEvent;

public sealed record RewardPlanRestored : RewardPlanEvent;
