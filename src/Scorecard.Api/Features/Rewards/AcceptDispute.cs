using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Says that a dispute is right; what follows from it comes with the next adjustment.</summary>
public static class AcceptDispute
{
    public static void Map(IEndpointRouteBuilder disputes) => disputes
        .MapPost("{id}/acceptances", Handle)
        .WithName("acceptDispute")
        .WithSummary("Accept a dispute")
        .RequireSignIn()
        .Validate(new DecideDisputeValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DecideDisputeRequest request, DisputeDesk desk, CurrentUser user, CancellationToken ct) =>
        desk.ChangeAsync(id, request.ExpectedVersion, deciding: true, one => one.Accept(user.PersonId, request.Text), ct);
}

/// <summary>Why a dispute is accepted or rejected.</summary>
public sealed record DecideDisputeRequest(string Text, int ExpectedVersion);

public sealed class DecideDisputeValidator : AbstractValidator<DecideDisputeRequest>
{
    public DecideDisputeValidator()
    {
        RuleFor(request => request.Text).Required().AtMost(TextLimits.Description);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
