using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <param name="Versions">In the order of publication.</param>
/// <param name="InForce">Number of the version that pays the business date; null = none.</param>
/// <param name="HasDraft">Rules wait for their publication.</param>
/// <param name="CanManage">The reader may write the plan and run it; others that it is shown to review and approve.</param>
public sealed record RewardPlanItem(
    Guid Id,
    int Version,
    string Name,
    string? Description,
    Frequency Frequency,
    Guid UnitId,
    string UnitName,
    bool Archived,
    bool HasDraft,
    int? InForce,
    IReadOnlyList<RewardPlanVersionItem> Versions,
    bool CanManage)
{
    internal static RewardPlanItem Of(Stored<RewardPlan> plan, OrganizationContext organization, Period date, bool canManage)
    {
        var terms = plan.State.Terms!;
        return new(
            plan.Id,
            plan.Version,
            terms.Name,
            terms.Description,
            terms.Frequency,
            terms.UnitId,
            organization.NameOf(terms.UnitId),
            plan.State.Archived,
            plan.State.Draft is not null,
            plan.State.VersionFor(Period.Containing(date.LastDay(organization.Calendar), terms.Frequency, organization.Calendar))?.Number,
            [.. plan.State.Versions.Select(version => new RewardPlanVersionItem(version.Number, version.From, plan.State.IsSuperseded(version)))],
            canManage);
    }
}

/// <param name="Superseded">A later version pays everything that this one would.</param>
public sealed record RewardPlanVersionItem(int Number, Period From, bool Superseded);

/// <param name="Draft">The rules of the next version; null = nothing was changed since the last.</param>
/// <param name="Warnings">What should be looked at before the draft is published.</param>
public sealed record RewardPlanDetail(
    RewardPlanItem Plan,
    AsOfView AsOf,
    IReadOnlyList<Guid> Approvers,
    PayRules? Draft,
    IReadOnlyList<RewardPlanVersion> Published,
    IReadOnlyList<PlanWarning> Warnings);

/// <param name="Code">
/// curve-pays-more-for-less, curve-cliff, curve-always-zero, measure-without-target, measure-missing, attainment-undefined, scorecard-missing,
/// kpi-changed, kpi-target-changed, gate-never-met, modifier-zero, cap-zero, pool-zero, nobody-takes-part, participation-gap, target-zero,
/// award-without-values, award-unit-empty, award-for-everybody, award-ranks-alike, leaderboard-ranks-alike,
/// participant-deactivated, participant-erased.
/// </param>
/// <param name="RuleId">The measure, gate, modifier or award; null where it is about the whole plan.</param>
/// <param name="At">The attainment in percent at which a curve jumps.</param>
/// <param name="PersonId">Whose participation it is about.</param>
public sealed record PlanWarning(string Code, Guid? RuleId = null, decimal? At = null, Guid? PersonId = null);
