using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Where an import stands: asked again and again while a job is at it.</summary>
public static class GetImport
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapGet("{id}", Handle)
        .WithName("getImport")
        .WithSummary("Get an import")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<ImportView>> Handle(Guid id, ImportDesk desk, CancellationToken ct) =>
        TypedResults.Ok(await desk.ViewAsync(id, ct));
}
