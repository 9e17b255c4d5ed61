using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>One KPI with everything about it, for a business date and as known at a moment.</summary>
public static class GetKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapGet("{id}", Handle)
        .WithName("getKpi")
        .WithSummary("A KPI for a business date")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<KpiDetail>> Handle(
        Guid id, [AsParameters] AsOfQuery query, Reader reader, InputReader inputs, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var reading = reader.ReadAsync(query, new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category], ValuesOf = [id] }, ct);
        var history = store.ReadStreamAsync(new StreamId(user.OrgId, Kpi.Category, id), query.KnownAt?.ToUniversalTime(), ct);
        var names = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, history, names);

        var read = await reading;
        var kpis = read.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id);
        if (!kpis.TryGetValue(id, out var kpi))
            throw RefusedException.NotFound(Kpi.Category);

        user.Require(Permission.Read, kpi.State.Latest.OwnerUnitId, Kpi.Category);
        var predecessor = kpis.Values.Where(other => other.State.ReplacedByKpiId == id).MaxBy(other => other.RecordedAt);
        var before = predecessor is null
            ? []
            : await store.ReadStreamAsync(new StreamId(user.OrgId, Kpi.Category, predecessor.Id), query.KnownAt?.ToUniversalTime(), ct);
        var completed = await inputs.CompleteAsync(query, [kpi], read.Facts.Values, from: null, to: null, ct, [.. kpis.Values]);
        return TypedResults.Ok(new KpiDetailBuilder(kpi, kpis, completed, query, read, await history, await names, user).Build(predecessor, before));
    }
}
