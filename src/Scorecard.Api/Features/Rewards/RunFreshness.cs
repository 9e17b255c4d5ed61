using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Whether pay that is released may fit no longer: how many values that it rests on were recorded since its knowledge time. Nothing is computed
/// of pay, so that a change which pays nobody anything else counts as well.
/// </summary>
public sealed class RunFreshness(Reader reader)
{
    /// <param name="runs">All runs of some plans.</param>
    /// <param name="plans">Those plans.</param>
    /// <returns>By the latest released run of a plan and period; none for a period of which a run is under way, or in which nothing changed.</returns>
    public async Task<IReadOnlyDictionary<Guid, ChangedValues>> ChangedAsync(
        AsOfQuery query, IEnumerable<Stored<RewardRun>> runs, IReadOnlyDictionary<Guid, RewardPlan> plans, CancellationToken ct)
    {
        List<Stored<RewardRun>> released =
        [
            .. from run in runs
               where run.State.Computation is not null && run.State.Status is not RewardRunStatus.Discarded
               group run by RewardRun.KeyOf(run.State.Computation!) into period
               where period.All(run => run.State.IsReleased)
               select period.MaxBy(run => run.State.Computation!.KnownAt)!,
        ];
        if (released is [])
            return new Dictionary<Guid, ChangedValues>();

        var read = await reader.ReadAsync(query, new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category] }, ct);
        var basis = new PayBasis(read);
        var needed = released.ToDictionary(run => run.Id, run => basis.Of(run.State.Computation!, plans[run.State.Computation!.PlanId]));
        var calendar = read.Organization.Calendar;
        var values = await reader.ReadAsync(
            query,
            new Needs
            {
                ValuesOf = [.. needed.Values.SelectMany(ids => ids).Distinct()],
                ValuesFrom = released.Min(run => run.State.Computation!.Period.FirstDay(calendar)),
                ValuesTo = released.Max(run => run.State.Computation!.Period.LastDay(calendar)),
            },
            ct);
        var byKpi = values.Facts.Values.ToLookup(value => value.KpiId);
        Dictionary<Guid, ChangedValues> changed = [];
        foreach (var (id, computation) in released.Select(run => (run.Id, run.State.Computation!)))
        {
            var (first, last) = (computation.Period.FirstDay(calendar), computation.Period.LastDay(calendar));
            List<DateTimeOffset> since =
            [
                .. needed[id].SelectMany(kpi => byKpi[kpi])
                    .Where(value => value.RecordedAt > computation.KnownAt && value.PeriodStart >= first && value.PeriodStart <= last)
                    .Select(value => value.RecordedAt),
            ];
            if (since is not [])
                changed[id] = new(since.Count, since.Min());
        }

        return changed;
    }

    /// <summary>The KPIs that pay rests on, and those that they are computed from.</summary>
    private sealed class PayBasis(Snapshot read)
    {
        private readonly CalculationGraph _graph = new(read.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State));

        public HashSet<Guid> Of(RewardRunComputed run, RewardPlan plan)
        {
            var rules = plan.Versions.First(version => version.Number == run.PlanVersion).Rules;
            List<Guid> direct = [.. rules.KpiIds(), .. rules.Measures.Where(one => one.Basis is MeasureBasis.ScorecardScore).SelectMany(one => OnScorecards(run.Period, plan, one.SubjectId))];
            return direct.Concat(_graph.AllInputsOf(direct)).ToHashSet();
        }

        /// <param name="unitId">Null = the units of the plan and below it, each with its own scorecard.</param>
        private IEnumerable<Guid> OnScorecards(Period period, RewardPlan plan, Guid? unitId)
        {
            var (organization, year) = (read.Organization, period.AtEnd(Frequency.Yearly, read.Organization.Calendar));
            HashSet<Guid> units = unitId is { } one ? [one] : [.. organization.Tree.Subtree(plan.Terms!.UnitId)];
            return read.Facts.All<BalancedScorecard>()
                .Where(card => card.State.IsCreated && units.Contains(card.State.UnitId) && Period.Year(card.State.FiscalYear) == year)
                .SelectMany(card => card.State.StructureAt(period.LastDay(organization.Calendar)).Objectives)
                .SelectMany(objective => objective.Kpis)
                .Select(placement => placement.KpiId);
        }
    }
}

/// <param name="Count">Values that were recorded, corrected or withdrawn.</param>
/// <param name="Since">When the first of them was.</param>
public sealed record ChangedValues(int Count, DateTimeOffset Since);
