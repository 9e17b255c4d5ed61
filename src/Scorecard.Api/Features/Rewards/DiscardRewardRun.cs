using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Discards a run that is not frozen; another may be computed in its place.</summary>
public static class DiscardRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/discards", Handle)
        .WithName("discardRewardRun")
        .WithSummary("Discard a run")
        .RequireSignIn()
        .Validate(new DiscardRewardRunValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(Guid id, DiscardRewardRunRequest request, RunSteps steps, CancellationToken ct) =>
        steps.TakeAsync(id, request.ExpectedVersion, managing: true, run => run.Discard(), request.Reason, ct);
}

public sealed record DiscardRewardRunRequest(string Reason, int ExpectedVersion);

public sealed class DiscardRewardRunValidator : AbstractValidator<DiscardRewardRunRequest>
{
    public DiscardRewardRunValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
