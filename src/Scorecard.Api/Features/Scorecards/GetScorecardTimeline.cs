using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Everything that happened to a scorecard: structure, weights, placements, links, roll-up, layout, names.</summary>
public static class GetScorecardTimeline
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapGet("{id}/timeline", Handle)
        .WithName("getScorecardTimeline")
        .WithSummary("Everything that happened to a scorecard, newest first")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<TimelinePage>> Handle(
        Guid id, [AsParameters] TimelineQuery query, Reader reader, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var filter = query.Checked();
        var reading = reader.ReadAsync(
            new AsOfQuery(Date: null, query.KnownAt, Span: null), new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category] }, ct);
        var events = store.ReadStreamAsync(new StreamId(user.OrgId, BalancedScorecard.Category, id), query.KnownAt?.ToUniversalTime(), ct);
        var names = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, events, names);

        var facts = (await reading).Facts;
        var scorecards = facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);
        if (!scorecards.TryGetValue(id, out var scorecard))
            throw RefusedException.NotFound(BalancedScorecard.Category);

        user.Require(Permission.Read, scorecard.UnitId, BalancedScorecard.Category);
        var teller = new ScorecardTeller(VisibleNames.OfKpis(facts.All<Kpi>(), user), VisibleNames.OfObjectives(scorecards, user), await names);
        return TypedResults.Ok(TimelinePage.Of(teller.Structure(await events), filter));
    }
}
