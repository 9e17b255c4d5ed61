using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Says that the statement is right as it is.</summary>
public static class RejectDispute
{
    public static void Map(IEndpointRouteBuilder disputes) => disputes
        .MapPost("{id}/rejections", Handle)
        .WithName("rejectDispute")
        .WithSummary("Reject a dispute")
        .RequireSignIn()
        .Validate(new DecideDisputeValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DecideDisputeRequest request, DisputeDesk desk, CurrentUser user, CancellationToken ct) =>
        desk.ChangeAsync(id, request.ExpectedVersion, deciding: true, one => one.Reject(user.PersonId, request.Text), ct);
}
