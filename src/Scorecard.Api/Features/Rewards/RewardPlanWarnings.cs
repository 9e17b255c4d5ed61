using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What somebody should look at before a plan is published. None of it stops the publication.</summary>
/// <param name="period">The period that the draft would pay next.</param>
/// <param name="read">As it is known.</param>
/// <param name="before">KPIs as they were known when the period began; those that nobody had defined by then are not among them.</param>
public sealed class RewardPlanWarnings(Period period, ScoringSnapshot read, IReadOnlyDictionary<Guid, Kpi> before)
{
    private readonly FiscalCalendar _calendar = read.Organization.Calendar;
    private readonly DateOnly _first = period.FirstDay(read.Organization.Calendar);
    private readonly DateOnly _last = period.LastDay(read.Organization.Calendar);

    /// <param name="participants">Of the plan, whenever they take part.</param>
    public IEnumerable<PlanWarning> Of(PayRules rules, IReadOnlyList<Participant> participants) =>
    [
        .. NeverPaid.In(rules, read.Organization.Rules.Cap).Select(never => new PlanWarning(never.Code, never.RuleId)),
        .. rules.Measures.SelectMany(OfMeasure),
        .. rules.Gates.SelectMany(gate => OfKpi(gate.Id, gate.KpiId)),
        .. (rules.Awards ?? []).SelectMany(award => award.Condition is { } condition ? OfKpi(award.Id, condition.KpiId) : []),
        .. OfParticipants(rules, [.. participants.Where(participant => PartsOf(participant) is not [])]),
    ];

    private IEnumerable<PlanWarning> OfMeasure(PayMeasure measure)
    {
        if (measure.Curve.PaysMoreForLess())
            yield return new("curve-pays-more-for-less", measure.Id);
        foreach (var cliff in measure.Curve.Cliffs())
            yield return new("curve-cliff", measure.Id, At: cliff);
        if (measure.Basis is not (MeasureBasis.KpiAttainment or MeasureBasis.KpiScore))
            yield break;

        foreach (var warning in OfKpi(measure.Id, measure.SubjectId))
            yield return warning;
        if (measure.SubjectId is not { } id || !read.Kpis.TryGetValue(id, out var kpi) || !kpi.State.IsDefined)
            yield break;
        if (read.Scoring.Read(id, period)?.Scale is not { } scale)
            yield return new("measure-without-target", measure.Id);
        else if (measure.Basis is MeasureBasis.KpiAttainment && scale.Target <= 0)
            yield return new("attainment-undefined", measure.Id);
    }

    /// <summary>The KPI is gone, or changes after the period has begun: by what applies from a later day, or by what was recorded since.</summary>
    private IEnumerable<PlanWarning> OfKpi(Guid ruleId, Guid? kpiId)
    {
        if (kpiId is not { } id || !read.Kpis.TryGetValue(id, out var kpi) || !kpi.State.IsDefined)
        {
            yield return new("measure-missing", ruleId);
            yield break;
        }

        var was = before.GetValueOrDefault(id);
        if (kpi.State.Revisions.Any(revision => revision.From is { } from && from.FirstDay(_calendar) > _first && from.FirstDay(_calendar) <= _last)
            || (was is not null && !RevisionsIn(was).SequenceEqual(RevisionsIn(kpi.State))))
        {
            yield return new("kpi-changed", ruleId);
        }

        if (was is not null && TargetsIn(was) is not [] and var targets && !targets.SequenceEqual(TargetsIn(kpi.State)))
            yield return new("kpi-target-changed", ruleId);
    }

    private IEnumerable<PlanWarning> OfParticipants(PayRules rules, IReadOnlyList<Participant> taking)
    {
        if (taking is [])
            yield return new("nobody-takes-part");
        foreach (var warning in AwardWarnings.Of(rules, period, taking, read))
            yield return warning;
        foreach (var participant in taking)
        {
            if (Participation.Gaps(participant.Segments, _first, _last) is not [])
                yield return new("participation-gap", PersonId: participant.PersonId);
            if (PartsOf(participant).All(part => part.Segment.TargetAmount == 0m))
                yield return new("target-zero", PersonId: participant.PersonId);
        }

        var scored = read.Facts.Scorecards.Values
            .Where(scorecard => scorecard.IsCreated && Period.Year(scorecard.FiscalYear) == period.AtEnd(Frequency.Yearly, _calendar))
            .Select(scorecard => scorecard.UnitId)
            .ToHashSet();
        foreach (var measure in rules.Measures.Where(measure => measure.Basis is MeasureBasis.ScorecardScore))
        {
            IEnumerable<Guid> units = measure.SubjectId is { } unit ? [unit] : taking.SelectMany(PartsOf).Select(part => part.Segment.UnitId);
            if (!units.All(scored.Contains))
                yield return new("scorecard-missing", measure.Id);
        }
    }

    private IReadOnlyList<ProratedSegment> PartsOf(Participant participant) => Participation.Within(participant.Segments, _first, _last);

    /// <summary>Each definition has a number of its own, also one that corrects another.</summary>
    private List<int> RevisionsIn(Kpi kpi) => InForce(kpi.Revisions, revision => revision.From?.FirstDay(_calendar)).ConvertAll(revision => revision.Revision);

    private List<TargetEntry> TargetsIn(Kpi kpi) => InForce(kpi.Targets, entry => entry.From.FirstDay(_calendar));

    /// <summary>Of entries in order of time, each until the next: those that are in force on some day of the period.</summary>
    private List<T> InForce<T>(IReadOnlyList<T> entries, Func<T, DateOnly?> from) =>
    [
        .. entries.Where((entry, index) => !(from(entry) > _last) && !(index + 1 < entries.Count && from(entries[index + 1]) <= _first)),
    ];
}
