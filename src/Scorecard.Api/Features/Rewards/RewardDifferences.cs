using System.Globalization;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// What differs of reward plans between two moments, for whoever may see their pay today; for everybody else there are none. Where there are,
/// it is a look at pay.
/// </summary>
public sealed class RewardDifferences(Reader reader, RewardAccess access, AuditTrail trail)
{
    /// <param name="units">Only plans of these units; null = of all.</param>
    public async Task<IReadOnlyList<RewardPlanDifference>> ReadAsync(AsOfQuery from, AsOfQuery to, IReadOnlySet<Guid>? units, CancellationToken ct)
    {
        var seen = (await access.SeenAsync(ct)).Where(plan => units?.Contains(plan.Value.Terms!.UnitId) ?? true).Select(plan => plan.Key).ToHashSet();
        if (seen.Count == 0)
            return [];

        var needs = new Needs { AllOf = [RewardPlan.Category, Participant.Category, Kpi.Category] };
        var (earlier, later) = (await reader.ReadAsync(from, needs, ct), await reader.ReadAsync(to, needs, ct));
        var toDate = to.Date ?? later.Organization.CurrentMonth;
        var (before, after) = (SidesOf(earlier, seen, from.Date ?? toDate), SidesOf(later, seen, toDate));
        List<RewardPlanDifference> differences =
        [
            .. from id in seen
               let sides = (Before: before.GetValueOrDefault(id), After: after.GetValueOrDefault(id))
               let difference = PlanDifference.Of(sides.Before, sides.After)
               where difference is not null
               let terms = sides.After!.Plan.Terms!
               orderby terms.Name, id
               select new RewardPlanDifference(
                   id,
                   terms.Name,
                   terms.UnitId,
                   later.Organization.NameOf(terms.UnitId),
                   difference.Move,
                   [.. difference.Changes.Select(change => new PlanChangeWords(sides.Before!, sides.After!, later).Of(change))],
                   difference.Joined,
                   difference.Left,
                   difference.Changed),
        ];
        if (differences is not [])
            await trail.ReadAsync("pay-difference", ofPersonId: null, ct);
        return differences;
    }

    private static Dictionary<Guid, PlanSide> SidesOf(Snapshot read, HashSet<Guid> seen, Period date)
    {
        var participants = read.Facts.All<Participant>().Select(one => one.State).ToLookup(one => one.PlanId);
        return read.Facts.All<RewardPlan>().Where(plan => seen.Contains(plan.Id) && plan.State.Terms is not null)
            .ToDictionary(plan => plan.Id, plan => PlanSide.Of(plan.State, participants[plan.Id], date, read.Organization.Calendar));
    }

    /// <summary>What something was and what it became, in figures and names.</summary>
    private sealed class PlanChangeWords(PlanSide before, PlanSide after, Snapshot read)
    {
        public RewardPlanChange Of(PlanChange change) => new(
            change.Aspect, change.Move, change.RuleId is { } id ? NameOf(id) : null, Of(before, change), Of(after, change));

        private string? Of(PlanSide side, PlanChange change) => change.Aspect switch
        {
            PlanAspect.Name => side.Plan.Terms!.Name,
            PlanAspect.Unit => read.Organization.NameOf(side.Plan.Terms!.UnitId),
            PlanAspect.Approvers => Text(side.Plan.Terms!.Approvers.Count),
            PlanAspect.Version => side.InForce is { } version ? Text(version.Number) : null,
            PlanAspect.Cap => Text(side.InForce?.Rules.Cap),
            PlanAspect.RecoveryLimit => Text(side.InForce?.Rules.RecoveryLimit),
            PlanAspect.Measure when side.InForce?.Rules.Measures.FirstOrDefault(measure => measure.Id == change.RuleId) is { } measure => Text(measure.Weight),
            PlanAspect.Gate when side.InForce?.Rules.Gates.FirstOrDefault(gate => gate.Id == change.RuleId) is { } gate => Text(gate.Limit),
            _ => null,
        };

        private string? NameOf(Guid ruleId)
        {
            var rules = new[] { after.InForce?.Rules, before.InForce?.Rules }.OfType<PayRules>().ToList();
            var subject = rules.SelectMany(one => one.Measures).FirstOrDefault(measure => measure.Id == ruleId)?.SubjectId
                ?? rules.SelectMany(one => one.Gates).FirstOrDefault(gate => gate.Id == ruleId)?.KpiId;
            return rules.SelectMany(one => one.Modifiers).FirstOrDefault(modifier => modifier.Id == ruleId)?.Name
                ?? rules.SelectMany(one => one.Awards ?? []).FirstOrDefault(award => award.Id == ruleId)?.Name
                ?? (subject is { } id && read.Facts.Find<Kpi>(id) is { State.IsDefined: true } kpi ? kpi.State.Latest.Name : null)
                ?? (subject is { } unitId && read.Organization.NameOf(unitId) is { Length: > 0 } unit ? unit : null);
        }

        private static string? Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);
    }
}

/// <param name="Changes">Empty for a plan that was added.</param>
/// <param name="Joined">How many take part who did not.</param>
/// <param name="Changed">How many take part with other days, units, target amounts or modifiers.</param>
public sealed record RewardPlanDifference(
    Guid PlanId, string Name, Guid UnitId, string UnitName, PlanMove Move, IReadOnlyList<RewardPlanChange> Changes, int Joined, int Left, int Changed);

/// <param name="Subject">Name of the KPI, unit, modifier or award that a rule is about; null for everything else, and for an objective.</param>
/// <param name="Before">A name or figure: of a measure its weight, of a gate its limit, of a cap percent; null where it has none to tell.</param>
public sealed record RewardPlanChange(PlanAspect Aspect, PlanMove Move, string? Subject, string? Before, string? After);
