using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.History;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Differences;

/// <summary>One side as it was read.</summary>
public sealed record ComparedSide(ScoringSnapshot Read, ScoredMoment Moment)
{
    public AsOfView AsOf => Read.Snapshot.AsOf with { Date = Moment.Date.ToString() };
}

/// <summary>Both sides, and what of them one person may see: only what lies within the person's units on each side where it is.</summary>
public sealed class ComparedMoments(ComparedSide from, ComparedSide to, CurrentUser user)
{
    private readonly ComparedSide[] _sides = [from, to];

    public ComparedSide From => from;

    public ComparedSide To => to;

    public bool MaySeeKpi(Guid id) => MaySee(side => side.Read.Kpis.TryGetValue(id, out var kpi) ? kpi.State.Latest.OwnerUnitId : null);

    public bool MaySeeScorecard(Guid id) => MaySee(side => side.Read.Facts.Scorecards.TryGetValue(id, out var scorecard) ? scorecard.UnitId : null);

    /// <summary>Every KPI that is on either side.</summary>
    public IEnumerable<Guid> KpiIds() => _sides.SelectMany(side => side.Read.Kpis.Keys).Distinct();

    /// <summary>The unit that owns a KPI, on the later side where it is there.</summary>
    public Guid OwnerOf(Guid kpiId) => Kpi(kpiId).Latest.OwnerUnitId;

    /// <summary>On the later side where it is there.</summary>
    public Domain.Kpis.Kpi Kpi(Guid id) => (to.Read.Kpis.GetValueOrDefault(id) ?? from.Read.Kpis[id]).State;

    /// <summary>On the later side where it is there.</summary>
    public BalancedScorecard Scorecard(Guid id) => to.Read.Facts.Scorecards.GetValueOrDefault(id) ?? from.Read.Facts.Scorecards[id];

    /// <summary>The scorecards that the reader may see, by unit from the top: on each side that of the fiscal year its date lies in.</summary>
    public IEnumerable<(Guid? Before, Guid? After)> Scorecards()
    {
        var (before, after) = (OfYear(from), OfYear(to));
        return from unitId in after.Keys.Union(before.Keys)
               let pair = (Before: IdOf(before, unitId), After: IdOf(after, unitId))
               where (pair.Before is not { } one || MaySeeScorecard(one)) && (pair.After is not { } other || MaySeeScorecard(other))
               orderby to.Read.Organization.Tree.Ancestors(unitId).Count, to.Read.Organization.NameOf(unitId)
               select pair;
    }

    /// <summary>The KPIs under the objectives of some scorecards, on either side.</summary>
    public IEnumerable<Guid> PlacedOn(IEnumerable<(Guid? Before, Guid? After)> pairs) => pairs
        .SelectMany(pair => Placements(from, pair.Before).Concat(Placements(to, pair.After)))
        .Select(placement => placement.KpiId)
        .Distinct();

    /// <summary>Where the KPIs stand on some scorecards, on either side.</summary>
    public ILookup<Guid, KpiPlace> PlacesOn(IEnumerable<(Guid? Before, Guid? After)> pairs) => pairs
        .SelectMany(pair => Placements(to, pair.After).Concat(Placements(from, pair.Before))
            .Select(placement => (placement.KpiId, Place: new KpiPlace((pair.After ?? pair.Before)!.Value, placement.ObjectiveId))))
        .Distinct()
        .ToLookup(placed => placed.KpiId, placed => placed.Place);

    private static IEnumerable<(Guid KpiId, Guid ObjectiveId)> Placements(ComparedSide side, Guid? scorecardId) =>
        scorecardId is { } id && side.Read.Facts.Scorecards.TryGetValue(id, out var scorecard)
            ? from objective in scorecard.StructureAt(side.Moment.Month).Objectives
              from placement in objective.Kpis
              select (placement.KpiId, objective.Id)
            : [];

    private static Dictionary<Guid, Guid> OfYear(ComparedSide side)
    {
        var year = side.Moment.Date.Parent(Frequency.Yearly, side.Read.Organization.Calendar);
        return side.Read.Facts.Scorecards
            .Where(scorecard => scorecard.Value.IsCreated && Period.Year(scorecard.Value.FiscalYear) == year)
            .ToDictionary(scorecard => scorecard.Value.UnitId, scorecard => scorecard.Key);
    }

    private static Guid? IdOf(Dictionary<Guid, Guid> ids, Guid unitId) => ids.TryGetValue(unitId, out var id) ? id : null;

    private bool MaySee(Func<ComparedSide, Guid?> unitOf)
    {
        var units = _sides.Select(unitOf).OfType<Guid>().ToList();
        return units.Count > 0 && units.TrueForAll(unit => user.May(Permission.Read, unit));
    }
}
