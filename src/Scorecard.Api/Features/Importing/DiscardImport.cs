using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Deletes an import that is not confirmed, with its file and preview.</summary>
public static class DiscardImport
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapDelete("{id}", Handle)
        .WithName("discardImport")
        .WithSummary("Discard an import")
        .RequirePermission(Permission.Read);

    private static async Task<NoContent> Handle(Guid id, ImportDesk desk, ImportStore store, CancellationToken ct)
    {
        var import = await desk.RequireAsync(id, ct);
        if (import.Status is ImportStatus.Confirmed)
            throw ImportDesk.Refused(ImportErrors.AlreadyConfirmed);
        if (!await store.DiscardAsync(id, ct))
            throw ImportDesk.Refused(ImportDesk.Running);

        return TypedResults.NoContent();
    }
}
