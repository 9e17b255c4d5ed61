using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Corrections that wait for an approval, and the reader's own that were rejected and not seen yet.</summary>
public static class ListCorrections
{
    public static void Map(IEndpointRouteBuilder corrections) => corrections
        .MapGet("", Handle)
        .WithName("listCorrections")
        .WithSummary("Corrections that wait for an approval")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<IReadOnlyList<CorrectionView>>> Handle(Guid? kpiId, DateTimeOffset? knownAt, CorrectionReader corrections, CancellationToken ct) =>
        TypedResults.Ok(await corrections.ListAsync(new AsOfQuery(Date: null, knownAt, Span: null), kpiId, ct));
}
