using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Takes a correction back that one has proposed oneself.</summary>
public static class WithdrawCorrection
{
    public static void Map(IEndpointRouteBuilder corrections) => corrections
        .MapPost("{id}/withdrawals", Handle)
        .WithName("withdrawCorrection")
        .WithSummary("Take a proposed correction back")
        .RequirePermission(Permission.Read)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CorrectionDesk desk, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        await desk.FindAsync(id, ct);
        return (await commands.ChangeAsync<Correction, CorrectionEvent>(
            id, request.ExpectedVersion, correction => correction.Withdraw(user.PersonId), ct)).ToHttp();
    }
}
