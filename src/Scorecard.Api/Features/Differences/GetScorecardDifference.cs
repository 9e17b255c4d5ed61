using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Differences;

/// <summary>What differs between two moments of one scorecard: its scores, its structure, the KPIs on it.</summary>
public static class GetScorecardDifference
{
    public static void Map(IEndpointRouteBuilder scorecards)
    {
        scorecards.MapGet("{id}/difference", Handle)
            .WithName("getScorecardDifference")
            .WithSummary("What differs between two moments of a scorecard, and why")
            .RequirePermission(Permission.Read)
            .Remember();
        scorecards.MapGet("{id}/difference.csv", HandleCsv)
            .WithName("exportScorecardDifference")
            .WithSummary("What differs between two moments of a scorecard, as CSV")
            .RequirePermission(Permission.Read)
            .ProducesCsv();
    }

    private static async Task<Ok<DifferenceView>> Handle(Guid id, [AsParameters] DifferenceQuery query, DifferenceReader reader, CancellationToken ct) =>
        TypedResults.Ok(await reader.ReadAsync(query, moments => Scope(moments, id), ct));

    private static async Task<CsvFile> HandleCsv(Guid id, [AsParameters] DifferenceQuery query, DifferenceReader reader, CancellationToken ct)
    {
        var name = "";
        return DifferenceCsv.Of(name, await reader.ReadAsync(
            query,
            moments =>
            {
                var scope = Scope(moments, id);
                name = moments.Scorecard(id).Name;
                return scope;
            },
            ct));
    }

    private static DifferenceScope Scope(ComparedMoments moments, Guid id)
    {
        if (!moments.MaySeeScorecard(id))
            throw RefusedException.NotFound(BalancedScorecard.Category);

        (Guid? Before, Guid? After)[] pairs = [(IdOn(moments.From, id), IdOn(moments.To, id))];
        return new DifferenceScope(pairs, [.. moments.PlacedOn(pairs)]);
    }

    private static Guid? IdOn(ComparedSide side, Guid id) => side.Read.Facts.Scorecards.ContainsKey(id) ? id : null;
}
