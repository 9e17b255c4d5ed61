using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>A plan at one moment, for one business date.</summary>
/// <param name="InForce">The version that pays the date; null = none.</param>
/// <param name="Participants">Who takes part on some day of the plan's period that the date lies in.</param>
public sealed record PlanSide(RewardPlan Plan, RewardPlanVersion? InForce, IReadOnlyDictionary<Guid, Participant> Participants)
{
    public static PlanSide Of(RewardPlan plan, IEnumerable<Participant> participants, Period date, FiscalCalendar calendar)
    {
        var period = Period.Containing(date.LastDay(calendar), plan.Terms!.Frequency, calendar);
        var (first, last) = (period.FirstDay(calendar), period.LastDay(calendar));
        return new(
            plan,
            plan.VersionFor(period),
            participants.Where(one => Participation.Within(one.Segments, first, last) is not []).ToDictionary(one => one.PersonId));
    }
}

/// <summary>What of a plan differs.</summary>
public enum PlanAspect
{
    Name,
    Description,
    Unit,
    Frequency,
    Approvers,
    Archived,

    /// <summary>Another version pays the date.</summary>
    Version,
    Combination,
    Cap,
    Pool,
    Rounding,
    RecoveryLimit,
    Measure,
    Gate,
    Modifier,
    Award,
    Leaderboard,

    /// <summary>Rules that wait for their publication.</summary>
    Draft,
}

/// <summary>What happened to a part of a plan.</summary>
public enum PlanMove
{
    Added,
    Removed,
    Changed,
}

/// <param name="RuleId">The measure, gate, modifier or award; null for everything else.</param>
public sealed record PlanChange(PlanAspect Aspect, PlanMove Move, Guid? RuleId = null);

/// <summary>What of a plan differs between two moments. It tells of nobody what they are paid: participants are counted.</summary>
/// <param name="Move">Whether the plan itself was added; it is never removed.</param>
/// <param name="Changed">How many take part on both sides with other days, units, target amounts or modifiers.</param>
public sealed record PlanDifference(PlanMove Move, IReadOnlyList<PlanChange> Changes, int Joined, int Left, int Changed)
{
    /// <summary>Null where nothing differs.</summary>
    /// <param name="before">Null = it was not there.</param>
    public static PlanDifference? Of(PlanSide? before, PlanSide? after)
    {
        if (after is null)
            return null;
        if (before is null)
            return new(PlanMove.Added, [], after.Participants.Count, Left: 0, Changed: 0);

        var joined = after.Participants.Keys.Count(id => !before.Participants.ContainsKey(id));
        var left = before.Participants.Keys.Count(id => !after.Participants.ContainsKey(id));
        var changed = after.Participants.Count(one => before.Participants.TryGetValue(one.Key, out var was) && !IsSame(was, one.Value));
        List<PlanChange> changes = [.. OfTerms(before.Plan, after.Plan), .. OfRules(before.InForce, after.InForce)];
        var (drafted, draft) = (before.Plan.Draft, after.Plan.Draft);
        if (drafted is null ? draft is not null : draft is null || OfRules(drafted, draft).Any())
            changes.Add(new(PlanAspect.Draft, MoveOf(drafted, draft)));
        return changes is [] && joined + left + changed == 0 ? null : new(PlanMove.Changed, changes, joined, left, changed);
    }

    private static bool IsSame(Participant was, Participant now) =>
        was.Segments.SequenceEqual(now.Segments) && was.Modifiers.ToHashSet().SetEquals(now.Modifiers);

    private static IEnumerable<PlanChange> OfTerms(RewardPlan before, RewardPlan after)
    {
        var (was, now) = (before.Terms!, after.Terms!);
        (PlanAspect Aspect, bool Differs)[] aspects =
        [
            (PlanAspect.Name, was.Name != now.Name),
            (PlanAspect.Description, was.Description != now.Description),
            (PlanAspect.Unit, was.UnitId != now.UnitId),
            (PlanAspect.Frequency, was.Frequency != now.Frequency),
            (PlanAspect.Approvers, !was.Approvers.ToHashSet().SetEquals(now.Approvers)),
            (PlanAspect.Archived, before.Archived != after.Archived),
        ];
        return aspects.Where(one => one.Differs).Select(one => new PlanChange(one.Aspect, PlanMove.Changed));
    }

    private static IEnumerable<PlanChange> OfRules(RewardPlanVersion? before, RewardPlanVersion? after)
    {
        if (before?.Number == after?.Number)
            return [];

        var version = new PlanChange(PlanAspect.Version, MoveOf(before, after));
        return before is null || after is null ? [version] : OfRules(before.Rules, after.Rules).Prepend(version);
    }

    private static IEnumerable<PlanChange> OfRules(PayRules was, PayRules now)
    {
        (PlanAspect Aspect, bool Differs)[] aspects =
        [
            (PlanAspect.Combination, was.Combination != now.Combination),
            (PlanAspect.Cap, was.Cap != now.Cap),
            (PlanAspect.Pool, was.PoolAmount != now.PoolAmount),
            (PlanAspect.Rounding, was.Rounding != now.Rounding),
            (PlanAspect.RecoveryLimit, was.RecoveryLimit != now.RecoveryLimit),
            (PlanAspect.Leaderboard, was.Leaderboard != now.Leaderboard),
        ];
        return
        [
            .. aspects.Where(one => one.Differs).Select(one => new PlanChange(one.Aspect, PlanMove.Changed)),
            .. Parts(PlanAspect.Measure, was.Measures, now.Measures, measure => measure.Id),
            .. Parts(PlanAspect.Gate, was.Gates, now.Gates, gate => gate.Id),
            .. Parts(PlanAspect.Modifier, was.Modifiers, now.Modifiers, modifier => modifier.Id),
            .. Parts(PlanAspect.Award, was.Awards ?? [], now.Awards ?? [], award => award.Id),
        ];
    }

    private static IEnumerable<PlanChange> Parts<T>(PlanAspect aspect, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, Guid> idOf)
        where T : class
    {
        var (was, now) = (before.ToDictionary(idOf), after.ToDictionary(idOf));
        return now.Keys.Union(was.Keys)
            .Where(id => !Equals(was.GetValueOrDefault(id), now.GetValueOrDefault(id)))
            .Select(id => new PlanChange(aspect, MoveOf(was.GetValueOrDefault(id), now.GetValueOrDefault(id)), id));
    }

    private static PlanMove MoveOf(object? before, object? after) => (before, after) switch
    {
        (null, _) => PlanMove.Added,
        (_, null) => PlanMove.Removed,
        _ => PlanMove.Changed,
    };
}
