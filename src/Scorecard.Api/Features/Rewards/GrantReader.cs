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
    /// <returns>One after the other the plans and periods in which something was granted or withdrawn, the latest period first.</returns>
    public async Task<(AsOfView AsOf, IReadOnlyList<GrantingRuns> Groups)> GroupsAsync(Guid? planId, AsOfQuery query, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { AllOf = [RewardRun.Category] }, ct);
        var plans = await access.SeenAsync(ct);
        var groups = read.Facts.All<RewardRun>()
            .Where(run => run.State is { IsReleased: true, Computation: { } one } && one is { Granted: > 0 } or { Withdrawn: > 0 }
                && plans.ContainsKey(one.PlanId) && (planId is null || one.PlanId == planId))
            .GroupBy(run => (run.State.Computation!.PlanId, run.State.Computation.Period))
            .Select(runs => new GrantingRuns(
                runs.Key.PlanId, plans[runs.Key.PlanId].Terms!.Name, runs.Key.Period, [.. runs.OrderBy(run => run.State.Computation!.KnownAt)]));
        return (read.AsOf,
        [
            .. groups.OrderByDescending(group => group.Period.LastDay(read.Organization.Calendar))
                .ThenBy(group => group.PlanName, StringComparer.Ordinal)
                .ThenBy(group => group.PlanId),
        ]);
    }

    /// <summary>
    /// What the runs of a plan and period granted, by award and name. Nothing of it where what is kept of one of them is not what the log
    /// says: it may have granted or withdrawn anything.
    /// </summary>
    public async Task<GrantsOfRuns> ReadAsync(GrantingRuns group, CancellationToken ct)
    {
        var names = await people.AllAsync(user.OrgId, ct);
        Dictionary<(Guid Award, Guid Person), RewardGrant> grants = [];
        List<Guid> tampered = [];
        foreach (var run in group.Runs)
        {
            if (await store.IntactAsync(user.OrgId, run.State.Computation!.Hash, ct) is not { } kept)
            {
                tampered.Add(run.Id);
                continue;
            }

            if (tampered is not [])
                continue;
            foreach (var (line, award) in kept.Lines.Select(line => line.Read()).SelectMany(line => (line.Awards ?? []).Select(award => (line, award))).Where(one => one.award.Due is not (null or 0m)))
            {
                var key = (award.AwardId, line.PersonId);
                grants[key] = award.Due < 0
                    ? grants[key] with { State = GrantState.Withdrawn, WithdrawnBy = run.Id, ChangedAt = run.RecordedAt }
                    : Granted(run, group.PlanName, kept.Basis, line, award, names);
            }
        }

        return tampered is not []
            ? new([], new TamperedGrants(group.PlanId, group.PlanName, group.Period, tampered))
            : new(
                [
                    .. grants.Values.OrderBy(grant => grant.AwardName, StringComparer.Ordinal)
                        .ThenBy(grant => grant.AwardId)
                        .ThenBy(grant => grant.Person.Name, StringComparer.Ordinal)
                        .ThenBy(grant => grant.Person.Id),
                ],
                Tampered: null);
    }

    private static RewardGrant Granted(
        Stored<RewardRun> run, string planName, RunBasis basis, RunLine line, AwardLine award, IReadOnlyDictionary<Guid, PersonData> names)
    {
        var rule = basis.Rules.Awards!.First(one => one.Id == award.AwardId);
        return new(
            names.RefOf(line.PersonId) ?? new PersonRef(line.PersonId, ""),
            run.State.Computation!.PlanId,
            planName,
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

/// <param name="Runs">Those that granted or withdrew something, oldest first.</param>
public sealed record GrantingRuns(Guid PlanId, string PlanName, Period Period, IReadOnlyList<Stored<RewardRun>> Runs);

/// <param name="Tampered">Null where everything is what the log says.</param>
public sealed record GrantsOfRuns(IReadOnlyList<RewardGrant> Grants, TamperedGrants? Tampered);

/// <summary>A plan and period of which no grant is told, because what is kept of these runs is not what the log says.</summary>
public sealed record TamperedGrants(Guid PlanId, string PlanName, Period Period, IReadOnlyList<Guid> RunIds);

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
