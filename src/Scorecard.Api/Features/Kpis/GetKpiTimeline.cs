using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Everything that happened to a KPI: its definition, its values and what was proposed for them, its places on scorecards.</summary>
public static class GetKpiTimeline
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}/timeline", Handle)
        .WithName("getKpiTimeline")
        .WithSummary("Everything that happened to a KPI, newest first")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<TimelinePage>> Handle(
        Guid id, [AsParameters] TimelineQuery query, Reader reader, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var filter = query.Checked();
        var known = query.KnownAt?.ToUniversalTime();
        var reading = reader.ReadAsync(new AsOfQuery(Date: null, query.KnownAt, Span: null), new Needs { AllOf = [Kpi.Category] }, ct);
        var definitions = store.ReadStreamAsync(new StreamId(user.OrgId, Kpi.Category, id), known, ct);
        var recordings = store.ReadStreamAsync(new StreamId(user.OrgId, KpiValues.Category, id), known, ct);
        var scorecards = store.ReadStreamsMentioningAsync(user.OrgId, BalancedScorecard.Category, id, known, ct: ct);
        var corrections = store.ReadStreamsMentioningAsync(user.OrgId, Correction.Category, id, known, ct: ct);
        var naming = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, definitions, recordings, scorecards, corrections, naming);

        var read = await reading;
        var kpis = read.Facts.All<Kpi>();
        var kpi = kpis.FirstOrDefault(kpi => kpi.Id == id)?.State ?? throw RefusedException.NotFound(Kpi.Category);
        user.Require(Permission.Read, kpi.Latest.OwnerUnitId, Kpi.Category);
        var nameOf = VisibleNames.OfKpis(kpis, user);
        var names = await naming;
        var teller = new KpiTeller(kpi, nameOf, names, read.Organization);
        var placer = new ScorecardTeller(nameOf, (_, _) => null, names);
        IEnumerable<TimelineEntry> entries =
        [
            .. teller.Definitions(await definitions),
            .. teller.Values(await recordings),
            .. (await scorecards)
                .GroupBy(recorded => recorded.Stream.Id)
                .Where(stream => stream.First().Change is ScorecardCreated created && user.May(Permission.Read, created.UnitId))
                .SelectMany(stream => placer.Placements(id, stream)),
            .. (await corrections)
                .GroupBy(recorded => recorded.Stream.Id)
                .Where(stream => stream.First().Change is CorrectionProposed proposed && proposed.KpiId == id)
                .SelectMany(stream => CorrectionTeller.Entries(kpi, stream, names)),
        ];
        return TypedResults.Ok(TimelinePage.Of(entries, filter));
    }
}
