using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>Names for what an event mentions, none for what lies outside the reader's units.</summary>
internal static class VisibleNames
{
    public static Func<Guid, string?> OfKpis(IEnumerable<Stored<Kpi>> kpis, CurrentUser user)
    {
        var names = kpis.Where(kpi => user.May(Permission.Read, kpi.State.Latest.OwnerUnitId)).ToDictionary(kpi => kpi.Id, kpi => kpi.State.Latest.Name);
        return id => names.GetValueOrDefault(id);
    }

    public static Func<Guid, Guid, string?> OfObjectives(IReadOnlyDictionary<Guid, BalancedScorecard> scorecards, CurrentUser user) =>
        (scorecardId, objectiveId) => scorecards.TryGetValue(scorecardId, out var scorecard) && user.May(Permission.Read, scorecard.UnitId)
            ? scorecard.Versions.Select(version => version.Objective(objectiveId)).LastOrDefault(found => found is not null)?.Details.Name
            : null;
}
