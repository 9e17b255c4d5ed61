using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What somebody should look at of the awards and the leaderboard before a plan is published.</summary>
public static class AwardWarnings
{
    /// <param name="taking">Who takes part in the period that the draft would pay next.</param>
    public static IEnumerable<PlanWarning> Of(PayRules rules, Period period, IReadOnlyList<Participant> taking, ScoringSnapshot read)
    {
        var calendar = read.Organization.Calendar;
        List<Guid> units = [.. taking.Select(one => Participation.Within(one.Segments, period.FirstDay(calendar), period.LastDay(calendar))[^1].Segment.UnitId)];
        foreach (var award in rules.Awards ?? [])
        {
            HashSet<Guid>? under = award.UnitId is { } unit ? [.. read.Organization.Tree.Subtree(unit)] : null;
            var reached = under is null ? units : [.. units.Where(under.Contains)];
            if (award.Condition is { KpiId: var kpiId }
                && read.Kpis.TryGetValue(kpiId, out var kpi) && kpi.State.IsDefined && read.Facts.Values.GetValueOrDefault(kpiId)?.First is null)
            {
                yield return new("award-without-values", award.Id);
            }

            if (under is not null && reached is [] && units is not [])
                yield return new("award-unit-empty", award.Id);
            if (award.Top is { } top)
            {
                if (reached is not [] && top.Count >= reached.Count)
                    yield return new("award-for-everybody", award.Id);
                if (RanksAlike(rules, top.MeasureId, byPerson: true))
                    yield return new("award-ranks-alike", award.Id);
            }
        }

        if (rules.Leaderboard is { } board && RanksAlike(rules, board.MeasureId, byPerson: false))
            yield return new("leaderboard-ranks-alike");
    }

    /// <summary>Everybody's figure is the same, whatever it is: only scorecards of the participants' own units, and modifiers, tell them apart.</summary>
    private static bool RanksAlike(PayRules rules, Guid? measureId, bool byPerson) =>
        !rules.Measures.Any(measure => (measureId is null || measure.Id == measureId) && measure is { Basis: MeasureBasis.ScorecardScore, SubjectId: null })
        && !(byPerson && measureId is null && rules.Modifiers is not []);
}
