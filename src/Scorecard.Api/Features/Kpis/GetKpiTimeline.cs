using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Everything that happened to a KPI: its definition, its values, its places on scorecards.</summary>
public static class GetKpiTimeline
{
    /// <summary>Names of the events by which a KPI comes onto a scorecard, and leaves it.</summary>
    private static readonly string[] PlacementEvents = ["scorecard-created", "kpi-placed", "kpi-placement-removed"];

    private const int MaxPlacementEvents = 10_000;

    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}/timeline", Handle)
        .WithName("getKpiTimeline")
        .WithSummary("Everything that happened to a KPI, newest first")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<IReadOnlyList<TimelineEntry>>> Handle(
        Guid id, DateTimeOffset? knownAt, Reader reader, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var known = knownAt?.ToUniversalTime();
        var reading = reader.ReadAsync(
            new AsOfQuery(Date: null, knownAt, Span: null), new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category] }, ct);
        var definitions = store.ReadStreamAsync(new StreamId(user.OrgId, Kpi.Category, id), known, ct);
        var recordings = store.ReadStreamAsync(new StreamId(user.OrgId, KpiValues.Category, id), known, ct);
        var placements = store.ReadLogAsync(
            user.OrgId,
            new LogFilter { Kinds = [BalancedScorecard.Category], Types = PlacementEvents, To = known?.AddMicroseconds(1), Limit = MaxPlacementEvents },
            ct);
        var names = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, definitions, recordings, placements, names);

        var read = await reading;
        var kpis = read.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State);
        if (!kpis.TryGetValue(id, out var kpi))
            throw RefusedException.NotFound(Kpi.Category);

        user.Require(Permission.Read, kpi.Latest.OwnerUnitId, Kpi.Category);
        var teller = new KpiTeller(id, kpis, await names, read.Organization);
        var scorecards = read.Facts.All<BalancedScorecard>()
            .Where(scorecard => user.May(Permission.Read, scorecard.State.UnitId))
            .ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);
        IEnumerable<TimelineEntry> entries =
        [
            .. teller.Definitions(await definitions),
            .. teller.Values(await recordings),
            .. teller.Placements(await placements, scorecards),
        ];
        return TypedResults.Ok<IReadOnlyList<TimelineEntry>>([.. entries.OrderByDescending(entry => entry.Position)]);
    }
}
