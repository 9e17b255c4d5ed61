using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What somebody should look at before a plan is published. None of it stops the publication.</summary>
public static class RewardPlanWarnings
{
    /// <param name="period">The period that the draft would pay next.</param>
    /// <param name="participants">Of the plan, whenever they take part.</param>
    public static IEnumerable<PlanWarning> Of(PayRules rules, Period period, IReadOnlyList<Participant> participants, ScoringSnapshot read)
    {
        foreach (var measure in rules.Measures)
        {
            if (measure.Curve.PaysMoreForLess())
                yield return new("curve-pays-more-for-less", measure.Id);
            foreach (var cliff in measure.Curve.Cliffs())
                yield return new("curve-cliff", measure.Id, At: cliff);
            if (measure.Basis is MeasureBasis.KpiAttainment or MeasureBasis.KpiScore && Subject(measure, period, read) is { } code)
                yield return new(code, measure.Id);
        }

        foreach (var gate in rules.Gates.Where(gate => !read.Kpis.ContainsKey(gate.KpiId)))
            yield return new("measure-missing", gate.Id);

        var calendar = read.Organization.Calendar;
        var (first, last) = (period.FirstDay(calendar), period.LastDay(calendar));
        List<Participant> taking = [.. participants.Where(participant => Participation.Within(participant.Segments, first, last) is not [])];
        if (taking is [])
            yield return new("nobody-takes-part");
        foreach (var warning in AwardWarnings.Of(rules, period, taking, read))
            yield return warning;
        foreach (var participant in taking.Where(participant => Participation.Gaps(participant.Segments, first, last) is not []))
            yield return new("participation-gap", PersonId: participant.PersonId);
    }

    private static string? Subject(PayMeasure measure, Period period, ScoringSnapshot read)
    {
        if (measure.SubjectId is not { } id || !read.Kpis.TryGetValue(id, out var kpi) || !kpi.State.IsDefined)
            return "measure-missing";
        if (read.Scoring.Read(id, period)?.Scale is not { } scale)
            return "measure-without-target";
        if (measure.Basis is MeasureBasis.KpiAttainment && scale.Target <= 0)
            return "attainment-undefined";

        return ChangesWithin(kpi.State, period, read.Organization.Calendar) ? "kpi-changed" : null;
    }

    /// <summary>The definition of the KPI changes after the period has begun.</summary>
    private static bool ChangesWithin(Kpi kpi, Period period, FiscalCalendar calendar)
    {
        var (first, last) = (period.FirstDay(calendar), period.LastDay(calendar));
        return kpi.Revisions.Any(revision => revision.From is { } from && from.FirstDay(calendar) > first && from.FirstDay(calendar) <= last);
    }
}
