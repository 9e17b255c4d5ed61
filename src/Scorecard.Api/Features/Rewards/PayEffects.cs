using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// What a value would do to pay that is released already. Whoever may see the pay of a plan learns what an adjustment would come to; a
/// participant only that pay of one's own changes; everybody else nothing.
/// </summary>
public sealed class PayEffects(Reader reader, RunComputer computer, RunStore store, RewardAccess access, AuditTrail trail, CurrentUser user)
{
    /// <summary>A KPI and every KPI computed from it.</summary>
    public static IReadOnlySet<Guid> TouchedBy(Guid kpiId, IEnumerable<Stored<Kpi>> kpis) =>
        new CalculationGraph(kpis.ToDictionary(one => one.Id, one => one.State)).AllUsersOf(kpiId).Append(kpiId).ToHashSet();

    /// <summary>Whether one sees the pay of a plan that rests on any of these KPIs.</summary>
    public async Task<bool> IsSeenAsync(IReadOnlySet<Guid> touched, CancellationToken ct) =>
        (await access.SeenAsync(ct)).Values.Any(plan => plan.Versions.Any(version => Rests(version.Rules, touched)));

    /// <param name="period">Of the value.</param>
    /// <param name="touched">The KPI of the value, and every KPI computed from it.</param>
    /// <param name="otherwise">Puts the value into what is known.</param>
    public async Task<(IReadOnlyList<PayEffect> Effects, int OwnPeriods)> OfAsync(
        Period period, IReadOnlySet<Guid> touched, Func<ScoringFacts, ScoringFacts> otherwise, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [RewardPlan.Category, RewardRun.Category] }, ct);
        var plans = read.Facts.All<RewardPlan>().ToDictionary(plan => plan.Id, plan => plan.State);
        List<Stored<RewardRun>> paid =
        [
            .. read.Facts.All<RewardRun>()
                .Where(run => run.State.IsReleased && Overlaps(run.State.Computation!.Period, period) && VersionOf(run.State.Computation) is { } version && Rests(version.Rules, touched))
                .GroupBy(run => (run.State.Computation!.PlanId, run.State.Computation.Period))
                .Select(runs => runs.MaxBy(run => run.State.Computation!.KnownAt)!)
                .OrderBy(run => run.State.Computation!.Period.FirstDay(user.Organization.Calendar)).ThenBy(run => run.Id),
        ];
        if (paid is [] || user.Key is not null)
            return ([], 0);

        var own = await store.LinesOfAsync(user.OrgId, [.. paid.Select(run => run.State.Computation!.Hash)], user.PersonId, ct);
        List<PayEffect> effects = [];
        HashSet<Period> ownPeriods = [];
        foreach (var (id, computation) in paid.Select(run => (run.Id, run.State.Computation!)))
        {
            var plan = plans[computation.PlanId];
            var sees = access.MaySee(plan);
            if (!sees && !own.ContainsKey(computation.Hash))
                continue;

            var (before, after) = await computer.CompareAsync(computation.PlanId, VersionOf(computation)!, computation.Period, otherwise, ct);
            List<(RunLine Before, RunLine After)> changed = [.. before.Zip(after).Where(line => line.First.Amount != line.Second.Amount || AwardsChange(line.First, line.Second))];
            if (changed.Exists(line => line.Before.PersonId == user.PersonId))
                ownPeriods.Add(computation.Period);
            if (sees && changed is not [])
            {
                effects.Add(new(
                    id,
                    plan.Terms!.Name,
                    computation.Period,
                    changed.Count(line => line.Before.Amount != line.After.Amount),
                    changed.Sum(line => (line.After.Amount ?? 0m) - (line.Before.Amount ?? 0m)),
                    user.Organization.Settings.Currency,
                    changed.Count(line => AwardsChange(line.Before, line.After))));
            }
        }

        if (effects is not [])
            await trail.ReadAsync("pay-effects", ofPersonId: null, ct);
        return (effects, ownPeriods.Count);

        RewardPlanVersion? VersionOf(RewardRunComputed run) =>
            plans.GetValueOrDefault(run.PlanId)?.Versions.FirstOrDefault(version => version.Number == run.PlanVersion);
    }

    private static bool AwardsChange(RunLine before, RunLine after) =>
        !(before.Awards ?? []).Select(award => award.Granted ?? 0m).SequenceEqual((after.Awards ?? []).Select(award => award.Granted ?? 0m));

    private bool Overlaps(Period paid, Period period)
    {
        var calendar = user.Organization.Calendar;
        return paid.FirstDay(calendar) <= period.LastDay(calendar) && period.FirstDay(calendar) <= paid.LastDay(calendar);
    }

    /// <summary>A scorecard may hold any KPI, so pay by one is looked at in full.</summary>
    private static bool Rests(PayRules rules, IReadOnlySet<Guid> touched) =>
        rules.KpiIds().Any(touched.Contains) || rules.Measures.Any(measure => measure.Basis is MeasureBasis.ScorecardScore);
}

/// <summary>Released pay that a value would change, for somebody who may see it.</summary>
/// <param name="RunId">The latest released run of the period.</param>
/// <param name="People">Whose amount changes.</param>
/// <param name="Difference">Of all amounts together, in the organization's currency, before what a plan lets be recovered at once.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Awards">People who would be granted something besides money, or lose it.</param>
public sealed record PayEffect(Guid RunId, string PlanName, Period Period, int People, decimal Difference, string Currency, int Awards);
