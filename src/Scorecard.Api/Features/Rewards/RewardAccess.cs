using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Who sees pay: HR in the plan's unit, whoever the plan names, and each person their own. Anything else is not found, whoever asks; to an
/// API key all of it is, whoever made the key.
/// </summary>
public sealed class RewardAccess(Reader reader, CurrentUser user)
{
    /// <summary>HR in the plan's unit: writes plans, computes and discards runs.</summary>
    public bool MayManage(RewardPlan plan) => user.Key is null && plan.Terms is { } terms && user.May(Permission.ManageRewards, terms.UnitId);

    /// <summary>As <see cref="MaySee(RewardPlan)"/>, of anybody who is there in person.</summary>
    public static bool MaySee(RewardPlan plan, Access access, Guid personId) =>
        plan.Terms is { } terms && (access.May(Permission.ManageRewards, terms.UnitId) || terms.Approvers.Contains(personId));

    /// <summary>Also those whom the plan names: they review and approve.</summary>
    public bool MaySee(RewardPlan plan) => user.Key is null && MaySee(plan, user.Access, user.PersonId);

    /// <summary>
    /// The plans whose pay one may see today: whoever is no longer named sees nothing of the past either.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, RewardPlan>> SeenAsync(CancellationToken ct) =>
        (await reader.ReadAsync(new Needs { AllOf = [RewardPlan.Category] }, ct)).Facts.All<RewardPlan>()
            .Where(plan => plan.State.Terms is not null && MaySee(plan.State))
            .ToDictionary(plan => plan.Id, plan => plan.State);

    public void RequireManaging(RewardPlan plan)
    {
        if (!MayManage(plan))
            throw MaySee(plan) ? new RefusedException(StatusCodes.Status403Forbidden, Problems.Forbidden) : RefusedException.NotFound("reward_plan");
    }

    /// <summary>A plan that was read and that one manages; else 403 where one sees it, 404 where not.</summary>
    public RewardPlan ManagedPlan(Facts facts, Guid id)
    {
        if (facts.Find<RewardPlan>(id) is not { State: { Terms: not null } plan })
            throw RefusedException.NotFound("reward_plan");

        RequireManaging(plan);
        return plan;
    }

    /// <summary>A plan that was read and whose pay one may see; else 404.</summary>
    public RewardPlan SeenPlan(Facts facts, Guid id) =>
        facts.Find<RewardPlan>(id) is { State: { Terms: not null } plan } && MaySee(plan) ? plan : throw RefusedException.NotFound("reward_plan");

    /// <summary>As <see cref="ManagedPlan"/>: before anything that tells whether a part of the plan exists.</summary>
    public async Task<RewardPlan> ManagedPlanAsync(Guid id, CancellationToken ct) =>
        ManagedPlan((await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id)] }, ct)).Facts, id);

    /// <summary>A run, and its plan, for somebody who may see its pay.</summary>
    public async Task<(Stored<RewardRun> Run, Stored<RewardPlan> Plan)> FindRunAsync(Guid id, CancellationToken ct)
    {
        var run = (await reader.ReadAsync(new Needs { Some = [(RewardRun.Category, id)] }, ct)).Facts.Find<RewardRun>(id);
        if (run?.State.Computation is not { } computation || await FindPlanAsync(computation.PlanId, ct) is not { } plan || !MaySee(plan.State))
            throw RefusedException.NotFound("reward_run");

        return (run, plan);
    }

    /// <summary>Whether one may see everybody's pay of a run.</summary>
    public async Task<bool> MaySeeRunAsync(Guid runId, CancellationToken ct)
    {
        var run = (await reader.ReadAsync(new Needs { Some = [(RewardRun.Category, runId)] }, ct)).Facts.Find<RewardRun>(runId);
        return run?.State.Computation is { } computation && await FindPlanAsync(computation.PlanId, ct) is { } plan && MaySee(plan.State);
    }

    public async Task<Stored<RewardPlan>?> FindPlanAsync(Guid id, CancellationToken ct) =>
        (await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id)] }, ct)).Facts.Find<RewardPlan>(id);
}
