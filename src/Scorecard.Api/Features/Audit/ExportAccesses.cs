using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Audit;

/// <summary>The access log as CSV, every entry that a search finds. The export itself is recorded.</summary>
public static class ExportAccesses
{
    private static readonly string[] Heading =
        ["id", "at", "act", "person_id", "person", "detail", "address", "user_agent", "correlation_id"];

    public static void Map(IEndpointRouteBuilder audit) => audit
        .MapGet("access.csv", Handle)
        .WithName("exportAccessesCsv")
        .WithSummary("The access log as CSV")
        .RequirePermission(Permission.ReadLog)
        .Produces(StatusCodes.Status200OK, contentType: CsvFile.ContentType)
        .Streams();

    private static async Task<IResult> Handle(
        [AsParameters] AccessQuery asked, AuditSearch search, AccessLog log, AuditTrail trail, People people, CurrentUser user, CancellationToken ct)
    {
        search.Require();
        asked.Require();
        await trail.ExportedAsync("audit-access", [new("format", "csv"), .. asked.Stated], ct);
        var names = await people.AllAsync(user.OrgId, ct);
        return new CsvFile("audit-access.csv", Heading, log.ReadAsync(user.OrgId, asked, before: null, limit: null, ct).Select(access => new CsvCell[]
        {
            access.Id,
            access.At,
            access.Act,
            access.PersonId?.ToString(),
            access.PersonId is { } id ? names.GetValueOrDefault(id)?.Name : null,
            string.Join("; ", access.Detail.Select(member => $"{member.Key}={member.Value}")),
            access.Address,
            access.UserAgent,
            access.CorrelationId,
        }));
    }
}
