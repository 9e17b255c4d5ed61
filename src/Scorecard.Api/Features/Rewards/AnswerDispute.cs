using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Says something in a dispute: an answer, or a question to whoever opened it.</summary>
public static class AnswerDispute
{
    public static void Map(IEndpointRouteBuilder disputes) => disputes
        .MapPost("{id}/answers", Handle)
        .WithName("answerDispute")
        .WithSummary("Say something in a dispute")
        .RequireSignIn()
        .Validate(new AnswerDisputeValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, AnswerDisputeRequest request, DisputeDesk desk, CurrentUser user, CancellationToken ct) =>
        desk.ChangeAsync(id, request.ExpectedVersion, deciding: false, one => one.Answer(user.PersonId, request.Text, request.NeedsInformation), ct);
}

/// <param name="NeedsInformation">Asks the person who was paid for more; without meaning from that person.</param>
public sealed record AnswerDisputeRequest(string Text, bool NeedsInformation, int ExpectedVersion);

public sealed class AnswerDisputeValidator : AbstractValidator<AnswerDisputeRequest>
{
    public AnswerDisputeValidator()
    {
        RuleFor(request => request.Text).Required().AtMost(TextLimits.Description);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
