using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>The check-ins of a key result with what they said before they were corrected, and the course of its progress.</summary>
public static class GetKeyResultHistory
{
    public static void Map(IEndpointRouteBuilder keyResults) => keyResults
        .MapGet("{id}/history", Handle)
        .WithName("getKeyResultHistory")
        .WithSummary("How a key result went")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<KeyResultHistoryView>> Handle(Guid id, [AsParameters] OkrMoment moment, CheckInHistoryReader history, CancellationToken ct) =>
        TypedResults.Ok(await history.ReadAsync(id, moment, ct));
}
