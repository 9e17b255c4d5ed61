using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Says that a run was looked through.</summary>
public static class ReviewRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/reviews", Handle)
        .WithName("reviewRewardRun")
        .WithSummary("Review a run")
        .RequireSignIn()
        .Validate(new VersionRequestValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, RunSteps steps, CurrentUser user, CancellationToken ct) =>
        steps.TakeAsync(id, request.ExpectedVersion, managing: false, run => run.Review(user.PersonId), reason: null, ct);
}
