using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Okrs;

/// <summary>What objectives are aligned to.</summary>
public static class OkrParents
{
    /// <summary>Kinds of which every state must be known to decide about an alignment.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Objective.Category, BalancedScorecard.Category];

    /// <summary>The objective that a parent is, or to which the key result belongs.</summary>
    public static Guid ObjectiveIdOf(ObjectiveParent parent) => parent.Kind is ParentKind.KeyResult ? parent.WithinId ?? Guid.Empty : parent.Id;

    /// <summary>As <see cref="ObjectiveIdOf"/>; null where there is no such objective or key result.</summary>
    public static Stored<Objective>? ObjectiveOf(ObjectiveParent parent, IReadOnlyDictionary<Guid, Stored<Objective>> objectives) =>
        objectives.TryGetValue(ObjectiveIdOf(parent), out var objective)
        && (parent.Kind is not ParentKind.KeyResult || objective.State.KeyResult(parent.Id) is not null)
            ? objective
            : null;

    /// <summary>What the domain looks at to decide about an alignment.</summary>
    /// <param name="facts">With every state of <see cref="Kinds"/>.</param>
    public static AlignmentFacts FactsOf(Facts facts)
    {
        var objectives = facts.All<Objective>().ToDictionary(objective => objective.Id, objective => objective.State);
        var scorecards = facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);
        return new AlignmentFacts(objectives.GetValueOrDefault, scorecards.GetValueOrDefault);
    }

    /// <summary>
    /// The parents asked for, with those of before that the caller could not take away because they are hidden from the caller. Refused
    /// where a new one may not be seen.
    /// </summary>
    public static Result<IReadOnlyList<ObjectiveParent>> Settle(
        IReadOnlyList<ObjectiveParent> asked, IReadOnlyList<ObjectiveParent> before, AlignmentFacts facts, OkrAccess access)
    {
        bool MaySee(ObjectiveParent parent) => parent.Kind is ParentKind.StrategicObjective
            ? parent.WithinId is { } scorecardId && facts.Scorecard(scorecardId) is { } scorecard && access.MayReadUnit(scorecard.UnitId)
            : facts.Objective(ObjectiveIdOf(parent)) is { } objective && access.MaySee(objective);

        if (!asked.Except(before).All(MaySee))
            return ObjectiveErrors.ParentNotFound;

        List<ObjectiveParent> settled = [.. asked, .. before.Where(parent => !asked.Contains(parent) && !MaySee(parent))];
        return settled;
    }
}
