using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What frozen and paid runs granted that is not money, of the plans whose pay the reader may see.</summary>
public sealed class GrantReader(Reader reader, RewardAccess access, RunStore store, People people, CurrentUser user)
{
    /// <param name="planId">Null = of every plan.</param>
    /// <returns>One of each person, award and period, the latest period first.</returns>
    public async Task<(AsOfView AsOf, IReadOnlyList<RewardGrant> Grants)> AllAsync(Guid? planId, AsOfQuery query, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardRun.Category] }, ct);
        var plans = await access.SeenAsync(ct);
        var runs = read.Facts.All<RewardRun>()
            .Where(run => run.State is { IsReleased: true, Computation: { } one } && one is { Granted: > 0 } or { Withdrawn: > 0 }
                && plans.ContainsKey(one.PlanId) && (planId is null || one.PlanId == planId))
            .OrderBy(run => run.State.Computation!.KnownAt);
        var names = await people.AllAsync(user.OrgId, ct);
        Dictionary<(Guid Plan, Period Period, Guid Award, Guid Person), RewardGrant> grants = [];
        foreach (var run in runs)
        {
            var computation = run.State.Computation!;
            var (basis, lines) = await store.VerifiedAsync(user.OrgId, computation.Hash, ct);
            foreach (var (line, award) in lines.Select(line => line.Read()).SelectMany(line => (line.Awards ?? []).Select(award => (line, award))).Where(one => one.award.Due is not (null or 0m)))
            {
                var key = (computation.PlanId, computation.Period, award.AwardId, line.PersonId);
                grants[key] = award.Due < 0
                    ? grants[key] with { State = GrantState.Withdrawn, WithdrawnBy = run.Id, ChangedAt = run.RecordedAt }
                    : Granted(run, plans[computation.PlanId], basis, line, award, names);
            }
        }

        return (read.AsOf,
        [
            .. grants.Values.OrderByDescending(grant => grant.Period.LastDay(read.Organization.Calendar))
                .ThenBy(grant => grant.PlanName, StringComparer.Ordinal)
                .ThenBy(grant => grant.AwardName, StringComparer.Ordinal)
                .ThenBy(grant => grant.Person.Name, StringComparer.Ordinal)
                .ThenBy(grant => grant.Person.Id),
        ]);
    }

    private static RewardGrant Granted(
        Stored<RewardRun> run, RewardPlan plan, RunBasis basis, RunLine line, AwardLine award, IReadOnlyDictionary<Guid, PersonData> names)
    {
        var rule = basis.Rules.Awards!.First(one => one.Id == award.AwardId);
        return new(
            names.RefOf(line.PersonId) ?? new PersonRef(line.PersonId, ""),
            run.State.Computation!.PlanId,
            plan.Terms!.Name,
            run.State.Computation.Period,
            rule.Id,
            rule.Name,
            award.Granted ?? 0m,
            rule.QuantityUnit,
            GrantState.Granted,
            run.Id,
            run.State.Status,
            WithdrawnBy: null,
            run.RecordedAt);
    }
}

public enum GrantState
{
    Granted,

    /// <summary>An adjustment took it back.</summary>
    Withdrawn,
}

/// <param name="QuantityUnit">What the quantity counts.</param>
/// <param name="RunId">The run that granted it.</param>
/// <param name="RunStatus">Of that run.</param>
/// <param name="WithdrawnBy">The run that took it back; null while it stands.</param>
/// <param name="ChangedAt">When the run that granted or withdrew it was frozen; once it is paid, when it was.</param>
public sealed record RewardGrant(
    PersonRef Person,
    Guid PlanId,
    string PlanName,
    Period Period,
    Guid AwardId,
    string AwardName,
    decimal Quantity,
    string QuantityUnit,
    GrantState State,
    Guid RunId,
    RewardRunStatus RunStatus,
    Guid? WithdrawnBy,
    DateTimeOffset ChangedAt);
