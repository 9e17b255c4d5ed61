using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Everything that was granted and is not money, of the plans that the reader runs, reviews or approves, page by page; also as a file. One's own stands on
/// one's statements. Looking at it, and taking it out, is recorded in the access log.
/// </summary>
public static class ListGrants
{
    private const int UsualLimit = 100;
    private const int MostGrants = 500;

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

    /// <param name="after">Where the page before ended.</param>
    private static async Task<Ok<RewardGrantList>> Handle(
        Guid? planId, string? after, int? limit, [AsParameters] AsOfQuery query, GrantPager pager, RewardAccess access, AuditTrail trail, CancellationToken ct)
    {
        if (limit is < 1 or > MostGrants)
            throw RefusedException.Field("limit", $"out_of_range:1:{MostGrants}");

        var page = await pager.PageAsync(planId, query, after, limit ?? UsualLimit, ct);
        if ((await access.SeenAsync(ct)).Count > 0)
            await trail.ReadAsync("pay-grants", ofPersonId: null, ct);
        return TypedResults.Ok(page);
    }

    private static async Task<IResult> HandleCsv(
        Guid? planId, [AsParameters] AsOfQuery query, GrantReader reader, AuditTrail trail, CancellationToken ct)
    {
        var (_, groups) = await reader.GroupsAsync(planId, query, ct);
        await trail.ExportedAsync("grants", [new("format", "csv"), new("plan", planId?.ToString())], ct);
        return new CsvFile("grants.csv", Heading, RowsAsync(groups, reader, ct));
    }

    /// <summary>A run that is not what the log says has a line without person and quantity, so that the file tells that something is missing.</summary>
    private static async IAsyncEnumerable<CsvCell[]> RowsAsync(IReadOnlyList<GrantingRuns> groups, GrantReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var group in groups)
        {
            var read = await reader.ReadAsync(group, ct);
            foreach (var runId in read.Tampered?.RunIds ?? [])
            {
                yield return
                [
                    (string?)null, (string?)null, group.PlanName, group.Period.ToString(), (string?)null, (decimal?)null, (string?)null, "tampered", runId, (string?)null, (string?)null,
                ];
            }

            foreach (var grant in read.Grants)
            {
                yield return
                [
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
                ];
            }
        }
    }
}
