using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Session;

/// <summary>Has a link sent to whoever has the address. The answer is the same, and as quick, when nobody has it.</summary>
public static class AskForPasswordReset
{
    private static readonly DomainError NoMail = new("password_reset.no_mail", "This installation sends no mail. An administrator can make a link.");

    private static readonly DomainError Busy = new("password_reset.busy", "Too many requests wait for their mail. Try again in a moment.");

    public static void Map(IEndpointRouteBuilder resets) => resets
        .MapPost("", Handle)
        .WithName("askForPasswordReset")
        .WithSummary("Have a link sent by which one sets another password")
        .AllowAnonymous()
        .ForLocalAccounts()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new AskForPasswordResetValidator())
        .ProducesProblem(422)
        .ProducesProblem(429);

    private static Results<NoContent, ProblemHttpResult> Handle(
        AskForPasswordResetRequest request, ForgottenPasswords forgotten, AccountMails mails, Caller caller, HttpContext context) =>
        !mails.AreSent ? Problems.From(NoMail)
        : forgotten.TryAsk(request.Email, caller.CorrelationId, RequestOrigin.Of(context)) ? TypedResults.NoContent()
        : Problems.From(StatusCodes.Status429TooManyRequests, Busy);
}

public sealed record AskForPasswordResetRequest(string Email);

public sealed class AskForPasswordResetValidator : AbstractValidator<AskForPasswordResetRequest>
{
    public AskForPasswordResetValidator() => RuleFor(request => request.Email).Required().AtMost(TextLimits.Email).EmailAddress();
}
