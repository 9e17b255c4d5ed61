using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Says that a frozen run was paid.</summary>
public static class PayRewardRun
{
    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapPost("{id}/payments", Handle)
        .WithName("payRewardRun")
        .WithSummary("Say that a run was paid")
        .RequireSignIn()
        .Validate(new PayRewardRunValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(Guid id, PayRewardRunRequest request, RunSteps steps, CancellationToken ct) =>
        steps.TakeAsync(id, request.ExpectedVersion, managing: true, run => run.Pay(request.ControlTotal), reason: null, ct);
}

/// <param name="ControlTotal">What the payroll file sums up to; it must be what the run is due.</param>
public sealed record PayRewardRunRequest(decimal ControlTotal, int ExpectedVersion);

public sealed class PayRewardRunValidator : AbstractValidator<PayRewardRunRequest>
{
    public PayRewardRunValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
