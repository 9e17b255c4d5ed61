using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>Takes the latest check-in back; only whoever made it may. The one before it stands again.</summary>
public static class WithdrawCheckIn
{
    public static void Map(IEndpointRouteBuilder keyResults) => keyResults
        .MapPost("{id}/check-ins/{checkInId}/withdrawals", Handle)
        .WithName("withdrawCheckIn")
        .WithSummary("Take a check-in back")
        .RequirePermission(Permission.Read)
        .ForKeys(Permission.EditObjectives)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CheckInAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid checkInId, VersionRequest request, CheckInDesk desk, CurrentUser user, CancellationToken ct)
    {
        var before = CheckInLog.Before(checkInId, await desk.EventsAsync(id, ct));
        return await desk.ChangeAsync(
            id,
            request.ExpectedVersion,
            blockerOwnerId: null,
            asked => asked.Progress.Withdraw(checkInId, id, asked.Objective, asked.Cycle, user.PersonId, before),
            ct);
    }
}
