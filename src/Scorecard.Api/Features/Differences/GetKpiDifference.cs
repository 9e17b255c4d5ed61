using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Differences;

/// <summary>What differs between two moments of one KPI, and what that did to the scorecards on which it stands.</summary>
public static class GetKpiDifference
{
    public static void Map(IEndpointRouteBuilder kpis)
    {
        kpis.MapGet("{id}/difference", Handle)
            .WithName("getKpiDifference")
            .WithSummary("What differs between two moments of a KPI, and why")
            .RequirePermission(Permission.Read)
            .Remember();
        kpis.MapGet("{id}/difference.csv", HandleCsv)
            .WithName("exportKpiDifference")
            .WithSummary("What differs between two moments of a KPI, as CSV")
            .RequirePermission(Permission.Read)
            .ProducesCsv();
    }

    private static async Task<Ok<DifferenceView>> Handle(Guid id, [AsParameters] DifferenceQuery query, DifferenceReader reader, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(id, query, reader, ct));

    private static async Task<CsvFile> HandleCsv(Guid id, [AsParameters] DifferenceQuery query, DifferenceReader reader, CancellationToken ct)
    {
        var view = await ReadAsync(id, query, reader, ct);
        return DifferenceCsv.Of(view.Kpis is [var kpi] ? kpi.Name : "KPI", view);
    }

    private static async Task<DifferenceView> ReadAsync(Guid id, DifferenceQuery query, DifferenceReader reader, CancellationToken ct)
    {
        ILookup<Guid, KpiPlace>? places = null;
        var view = await reader.ReadAsync(
            query,
            moments =>
            {
                if (!moments.MaySeeKpi(id))
                    throw RefusedException.NotFound(Kpi.Category);

                var pairs = moments.Scorecards().ToList();
                places = moments.PlacesOn(pairs);
                return new DifferenceScope([.. pairs.Where(pair => places[id].Any(place => place.ScorecardId == (pair.After ?? pair.Before)))], [id]);
            },
            ct);
        var objectives = places![id].Select(place => place.ObjectiveId).ToHashSet();
        return view with { Scorecards = [.. view.Scorecards.Select(scorecard => OnTheWay(scorecard, id, objectives)).Where(scorecard => scorecard.Nodes.Count + scorecard.Structure.Count > 0)] };
    }

    /// <summary>Of a scorecard what lies between the KPI and the total.</summary>
    private static ScorecardDifferenceView OnTheWay(ScorecardDifferenceView scorecard, Guid kpiId, HashSet<Guid> objectives)
    {
        var perspectives = scorecard.Nodes.Where(node => objectives.Contains(node.Id)).Select(node => node.PerspectiveId).ToHashSet();
        return scorecard with
        {
            Nodes = [.. scorecard.Nodes.Where(node => node.Level is NodeLevel.Scorecard || objectives.Contains(node.Id) || perspectives.Contains(node.Id))],
            Structure = [.. scorecard.Structure.Where(change => change.Subject.KpiId == kpiId || (change.Subject.KpiId is null && change.Subject.ObjectiveId is { } objective && objectives.Contains(objective)))],
        };
    }
}
