using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Everything that was granted and is not money, of the plans that the reader runs, reviews or approves; also as a file. One's own stands on
/// one's statements. Looking at it, and taking it out, is recorded in the access log.
/// </summary>
public static class ListGrants
{
    private static readonly string[] Heading =
        ["person_id", "name", "plan", "period", "award", "quantity", "unit", "state", "run_id", "withdrawn_by", "changed_at"];

    public static void Map(IEndpointRouteBuilder grants)
    {
        grants.MapGet("", Handle).WithName("listGrants").WithSummary("What was granted besides money").RequireSignIn();
        grants.MapGet("grants.csv", HandleCsv)
            .WithName("exportGrants")
            .WithSummary("What was granted besides money, as CSV")
            .RequireSignIn()
            .Produces(StatusCodes.Status200OK, contentType: CsvFile.ContentType)
            .Streams();
    }

    private static async Task<Ok<RewardGrantList>> Handle(
        Guid? planId, [AsParameters] AsOfQuery query, GrantReader reader, RewardAccess access, AuditTrail trail, CancellationToken ct)
    {
        var (asOf, grants) = await reader.AllAsync(planId, query, ct);
        if ((await access.SeenAsync(ct)).Count > 0)
            await trail.ReadAsync("pay-grants", ofPersonId: null, ct);
        return TypedResults.Ok(new RewardGrantList(asOf, grants));
    }

    private static async Task<IResult> HandleCsv(
        Guid? planId, [AsParameters] AsOfQuery query, GrantReader reader, AuditTrail trail, CancellationToken ct)
    {
        var (_, grants) = await reader.AllAsync(planId, query, ct);
        await trail.ExportedAsync("grants", [new("format", "csv"), new("plan", planId?.ToString())], ct);
        return new CsvFile("grants.csv", Heading, grants.Select(grant => new CsvCell[]
        {
            grant.Person.Id,
            grant.Person.Name,
            grant.PlanName,
            grant.Period.ToString(),
            grant.AwardName,
            grant.Quantity,
            grant.QuantityUnit,
            grant.State is GrantState.Granted ? "granted" : "withdrawn",
            grant.RunId,
            grant.WithdrawnBy?.ToString(),
            grant.ChangedAt,
        }));
    }
}

/// <param name="Grants">One of each person, award and period; the latest period first.</param>
public sealed record RewardGrantList(AsOfView AsOf, IReadOnlyList<RewardGrant> Grants);
