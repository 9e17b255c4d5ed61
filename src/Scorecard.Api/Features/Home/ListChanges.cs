using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Home;

/// <summary>What happened to what the reader may see, newest first.</summary>
public static class ListChanges
{
    public const int MaxLimit = 200;

    private const int DefaultLimit = 50;

    public static void Map(IEndpointRouteBuilder home) => home
        .MapGet("changes", Handle)
        .WithName("listChanges")
        .WithSummary("What changed, newest first")
        .RequirePermission(Permission.Read);

    /// <param name="since">From this moment on; the last 30 days when absent.</param>
    /// <param name="limit">At most so many, 1 to 200; 50 when absent.</param>
    private static async Task<Ok<IReadOnlyList<ChangeEntry>>> Handle(
        DateTimeOffset? since, int? limit, ChangeLog log, TimeProvider clock, CancellationToken ct)
    {
        if (limit is < 1 or > MaxLimit)
            throw RefusedException.Field("limit", $"out_of_range:1:{MaxLimit}");

        return TypedResults.Ok(await log.ReadAsync(
            since?.ToUniversalTime() ?? clock.GetUtcNow().AddDays(-30), until: null, limit ?? DefaultLimit, exceptBy: null, ct));
    }
}
