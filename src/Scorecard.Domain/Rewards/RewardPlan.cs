using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>What a plan is, apart from its rules.</summary>
/// <param name="Frequency">How often it is paid: monthly to yearly. Locked by the first publication.</param>
/// <param name="UnitId">The unit that pays; it and the units below may take part.</param>
/// <param name="Approvers">Who may see and approve its pay besides HR.</param>
public sealed record RewardPlanTerms(string Name, string? Description, Frequency Frequency, Guid UnitId, IReadOnlyList<Guid> Approvers);

/// <summary>Rules that are locked, and the first period that is paid by them.</summary>
public sealed record RewardPlanVersion(int Number, Period From, PayRules Rules);

/// <summary>
/// Who is paid by what rules. Rules are drafted, then published as a version that never changes; the version in force for a period is
/// the last published one that begins by then.
/// </summary>
/// <param name="Terms">Null = not drafted.</param>
/// <param name="Draft">The rules of the next version; null = nothing has been changed since the last.</param>
/// <param name="Versions">In the order of publication.</param>
public sealed record RewardPlan(RewardPlanTerms? Terms, PayRules? Draft, IReadOnlyList<RewardPlanVersion> Versions, bool Archived)
    : IAggregate<RewardPlan, RewardPlanEvent>
{
    public const int MaxMeasures = 20;

    public static string Category => "reward-plan";

    public static RewardPlan Initial { get; } = new(Terms: null, Draft: null, [], Archived: false);

    [JsonIgnore]
    public bool IsPublished => Versions.Count > 0;

    public static RewardPlan Evolve(RewardPlan state, RewardPlanEvent change) => change switch
    {
        RewardPlanDrafted drafted => Initial with { Terms = drafted.Terms, Draft = drafted.Rules },
        RewardPlanRevised revised => state with { Terms = revised.Terms, Draft = revised.Rules },
        RewardPlanPublished published => state with
        {
            Draft = null,
            Versions = [.. state.Versions, new RewardPlanVersion(published.Version, published.From, published.Rules)],
        },
        RewardPlanArchived => state with { Archived = true },
        RewardPlanRestored => state with { Archived = false },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>The version that pays a period, or null before the first.</summary>
    public RewardPlanVersion? VersionFor(Period period) => Versions.LastOrDefault(version => version.From <= period);

    /// <summary>True when another version pays everything that this one would.</summary>
    public bool IsSuperseded(RewardPlanVersion version) => Versions.Any(later => later.Number > version.Number && later.From <= version.From);

    public Decision<RewardPlanEvent> DraftPlan(RewardPlanTerms terms, PayRules rules)
    {
        if (Terms is not null)
            return RewardPlanErrors.AlreadyDrafted;

        return Refusal(terms, rules) is { } refused ? refused : [new RewardPlanDrafted(terms, rules)];
    }

    public Decision<RewardPlanEvent> Revise(RewardPlanTerms terms, PayRules rules)
    {
        if (Terms is null)
            return RewardPlanErrors.NotFound;
        if (Archived)
            return RewardPlanErrors.Archived;
        if (IsPublished && terms.Frequency != Terms.Frequency)
            return RewardPlanErrors.FrequencyLocked;

        return Refusal(terms, rules) is { } refused ? refused : [new RewardPlanRevised(terms, rules)];
    }

    /// <param name="from">A period of the plan's frequency.</param>
    /// <param name="lastFrozen">The last period whose run is frozen or paid: what is paid is never paid by other rules.</param>
    /// <param name="lastOpen">The last period whose run is under way.</param>
    public Decision<RewardPlanEvent> Publish(Period from, Period? lastFrozen, Period? lastOpen = null)
    {
        if (Terms is null)
            return RewardPlanErrors.NotFound;
        if (Archived)
            return RewardPlanErrors.Archived;
        if (Draft is null)
            return RewardPlanErrors.NothingToPublish;
        if (from.Frequency != Terms.Frequency)
            return RewardPlanErrors.PeriodOfOtherFrequency;
        if (lastFrozen is { } frozen && from <= frozen)
            return RewardPlanErrors.AlreadyPaid;
        if (lastOpen is { } open && from <= open)
            return RewardPlanErrors.RunUnderWay;

        return [new RewardPlanPublished(Versions.Count + 1, from, Draft)];
    }

    public Decision<RewardPlanEvent> Archive() => this switch
    {
        { Terms: null } => RewardPlanErrors.NotFound,
        { Archived: true } => [],
        _ => [new RewardPlanArchived()],
    };

    public Decision<RewardPlanEvent> Restore() => this switch
    {
        { Terms: null } => RewardPlanErrors.NotFound,
        { Archived: false } => [],
        _ => [new RewardPlanRestored()],
    };

    private static DomainError? Refusal(RewardPlanTerms terms, PayRules rules)
    {
        if (string.IsNullOrWhiteSpace(terms.Name))
            return RewardPlanErrors.NameRequired;
        if (terms.Frequency is not (Frequency.Monthly or Frequency.Quarterly or Frequency.HalfYearly or Frequency.Yearly))
            return RewardPlanErrors.FrequencyTooShort;
        if (rules.Measures.Count > MaxMeasures)
            return RewardPlanErrors.TooManyMeasures;
        if (rules.Awards?.Count > AwardRule.MaxAwards)
            return RewardErrors.TooManyAwards;

        return rules.Refusal();
    }
}
