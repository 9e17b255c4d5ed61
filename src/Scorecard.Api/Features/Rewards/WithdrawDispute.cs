using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Takes one's own dispute back.</summary>
public static class WithdrawDispute
{
    public static void Map(IEndpointRouteBuilder disputes) => disputes
        .MapPost("{id}/withdrawals", Handle)
        .WithName("withdrawDispute")
        .WithSummary("Take one's own dispute back")
        .RequireSignIn()
        .Validate(new VersionRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, DisputeDesk desk, CurrentUser user, CancellationToken ct) =>
        desk.ChangeAsync(id, request.ExpectedVersion, deciding: false, one => one.Withdraw(user.PersonId), ct);
}
