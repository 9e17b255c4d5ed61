using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>The check-ins that the reader owes, then those that stayed late and were passed on to the reader; the latest first.</summary>
public static class ListOwedCheckIns
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("check-ins/owed", Handle)
        .WithName("listOwedCheckIns")
        .WithSummary("Check-ins that one owes")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<IReadOnlyList<OwedCheckIn>>> Handle([AsParameters] OkrMoment moment, OwedOkrReader owed, CancellationToken ct) =>
        TypedResults.Ok(await owed.CheckInsAsync(moment.Query, ct));
}
