using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// What one person owes to pay: runs to review, runs of others to approve, periods to compute again since values changed, disputes of others to
/// answer. It tells no amount.
/// </summary>
public sealed class OwedRewardReader(Reader reader, RewardAccess access, RunFreshness freshness, People people, CurrentUser user)
{
    /// <summary>What has waited longest first.</summary>
    public async Task<IReadOnlyList<OwedReward>> AllAsync(AsOfQuery query, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardPlan.Category, RewardRun.Category, Dispute.Category] }, ct);
        var plans = read.Facts.All<RewardPlan>().Where(plan => access.MaySee(plan.State)).ToDictionary(plan => plan.Id, plan => plan.State);
        if (plans.Count == 0)
            return [];

        var runs = read.Facts.All<RewardRun>().Where(run => run.State.Computation is { } one && plans.ContainsKey(one.PlanId)).ToDictionary(run => run.Id);
        var managed = plans.Where(plan => !plan.Value.Archived && access.MayManage(plan.Value)).ToDictionary();
        var changed = await freshness.ChangedAsync(query, runs.Values.Where(run => managed.ContainsKey(run.State.Computation!.PlanId)), managed, ct);
        List<Stored<Dispute>> disputes =
            [.. read.Facts.All<Dispute>().Where(one => one.State.Status is DisputeStatus.Open && one.State.PersonId != user.PersonId && runs.ContainsKey(one.State.RunId))];
        var names = disputes is [] ? null : await people.AllAsync(user.OrgId, ct);
        var owed =
            from run in runs.Values
            let kind = KindOf(run.State)
            where kind is not null
            select Of(kind.Value, run, null, null, run.RecordedAt);
        return
        [
            .. owed
                .Concat(changed.Select(one => Of(OwedRewardKind.RunToAdjust, runs[one.Key], null, null, one.Value.Since, one.Value.Count)))
                .Concat(disputes.Select(one => Of(OwedRewardKind.DisputeToAnswer, runs[one.State.RunId], one.Id, names?.RefOf(one.State.PersonId), one.RecordedAt)))
                .OrderBy(item => item.Since).ThenBy(item => item.RunId),
        ];

        OwedReward Of(OwedRewardKind kind, Stored<RewardRun> run, Guid? disputeId, PersonRef? by, DateTimeOffset since, int? changedValues = null) =>
            new(kind, run.Id, disputeId, plans[run.State.Computation!.PlanId].Terms!.Name, run.State.Computation.Period, by, since, changedValues);
    }

    private OwedRewardKind? KindOf(RewardRun run) => run switch
    {
        { Status: RewardRunStatus.Computed } => OwedRewardKind.RunToReview,
        { Status: RewardRunStatus.Reviewed, Computation: { Held: 0 } one } when one.ComputedBy != user.PersonId => OwedRewardKind.RunToApprove,
        _ => null,
    };
}

public enum OwedRewardKind
{
    RunToReview,
    RunToApprove,

    /// <summary>Values that a released run rests on changed since.</summary>
    RunToAdjust,
    DisputeToAnswer,
}

/// <param name="DisputeId">Null for runs.</param>
/// <param name="By">Who opened the dispute; null for runs.</param>
/// <param name="Since">When the run was computed or reviewed, or something was last said in the dispute, or the first of the values changed.</param>
/// <param name="ChangedValues">How many; null but for runs to adjust.</param>
public sealed record OwedReward(
    OwedRewardKind Kind, Guid RunId, Guid? DisputeId, string PlanName, Period Period, PersonRef? By, DateTimeOffset Since, int? ChangedValues);
