using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>One's unfinished imports, and what was imported.</summary>
public static class ListImports
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapGet("", Handle)
        .WithName("listImports")
        .WithSummary("List imports")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<ImportList>> Handle(ImportStore store, ImportLog log, CurrentUser user, CancellationToken ct)
    {
        var unfinished = await store.UnfinishedAsync(user.OrgId, user.PersonId, ct);
        return TypedResults.Ok(new ImportList(
            [.. unfinished.Select(import => new ImportSummary(import.Id, import.FileName, import.UploadedAt, import.ExpiresAt, import.Status, import.Counts))],
            await log.DoneAsync(ct)));
    }
}
