using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Stops the preview or confirmation that runs, in whatever process. Nothing of it is kept; what is committed already stands.</summary>
public static class CancelImportJob
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPost("{id}/cancellations", Handle)
        .WithName("cancelImportJob")
        .WithSummary("Cancel the running preview or confirmation")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<ImportView>> Handle(Guid id, ImportDesk desk, ImportJobStore jobs, CancellationToken ct)
    {
        var import = await desk.RequireAsync(id, ct);
        await jobs.CancelAsync(import.Id, ct);
        return TypedResults.Ok(await desk.ViewAsync(id, ct));
    }
}
