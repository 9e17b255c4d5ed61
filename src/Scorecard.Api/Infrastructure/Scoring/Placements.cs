using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>A KPI under an objective.</summary>
/// <param name="From">First month of this placement with this weight.</param>
public sealed record PlacedKpi(
    Guid KpiId, Stored<BalancedScorecard> Scorecard, Perspective Perspective, StrategicObjective Objective, decimal Weight, Period From);

/// <summary>Where KPIs stand in the scorecards of the fiscal year that a business date lies in.</summary>
public static class Placements
{
    public static IEnumerable<Stored<BalancedScorecard>> OfYear(IEnumerable<Stored<BalancedScorecard>> scorecards, Period date, FiscalCalendar calendar)
    {
        var year = date.Parent(Frequency.Yearly, calendar);
        return scorecards.Where(scorecard => scorecard.State.IsCreated && Period.Year(scorecard.State.FiscalYear) == year);
    }

    /// <summary>By the structure in force in the month in which the date ends.</summary>
    public static IEnumerable<PlacedKpi> In(IEnumerable<Stored<BalancedScorecard>> scorecards, Period date, FiscalCalendar calendar)
    {
        var month = date.AtEnd(Frequency.Monthly, calendar);
        return from scorecard in OfYear(scorecards, date, calendar)
               from perspective in scorecard.State.StructureAt(month).Perspectives
               from objective in perspective.Objectives
               from placement in objective.Kpis
               select new PlacedKpi(
                   placement.KpiId, scorecard, perspective, objective, placement.Weight, Since(scorecard.State, month, objective.Id, placement));
    }

    private static Period Since(BalancedScorecard scorecard, Period month, Guid objectiveId, KpiPlacement placement)
    {
        var inForce = scorecard.StructureAt(month);
        var since = inForce.From;
        foreach (var version in scorecard.Versions.Where(version => version.From < inForce.From).Reverse())
        {
            if (version.Objective(objectiveId)?.Kpis.Contains(placement) is not true)
                break;
            since = version.From;
        }

        return since;
    }
}
