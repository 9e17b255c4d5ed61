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

    /// <summary>
    /// The parents asked for, with those the caller could not take away because they are hidden from the caller; or the refusal of one
    /// that is not there to be named. What stood before is not questioned again.
    /// </summary>
    /// <param name="facts">With every state of <see cref="Kinds"/>.</param>
    public static Result<IReadOnlyList<ObjectiveParent>> Settle(
        IReadOnlyList<ObjectiveParent> asked, IReadOnlyList<ObjectiveParent> before, Facts facts, OkrAccess access)
    {
        var objectives = facts.All<Objective>().ToDictionary(objective => objective.Id);
        var scorecards = facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);

        bool MaySee(ObjectiveParent parent) => parent.Kind is ParentKind.StrategicObjective
            ? scorecards.GetValueOrDefault(parent.WithinId ?? Guid.Empty) is { } scorecard && access.MayReadUnit(scorecard.UnitId)
            : ObjectiveOf(parent, objectives) is { } objective && access.MaySee(objective.State);

        bool Exists(ObjectiveParent parent) => parent.Kind is ParentKind.StrategicObjective
            ? scorecards[parent.WithinId!.Value].Versions[^1].Objective(parent.Id) is not null
            : ObjectiveOf(parent, objectives) is { State.Archived: false } objective
                && (parent.Kind is not ParentKind.KeyResult || objective.State.KeyResult(parent.Id) is { Archived: false });

        foreach (var parent in asked.Except(before))
        {
            if (!MaySee(parent) || !Exists(parent))
                return ObjectiveErrors.ParentNotFound;
        }

        return asked.Concat(before.Where(parent => !asked.Contains(parent) && !MaySee(parent))).ToList();
    }
}
