using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Features.Okrs;

/// <summary>The body of a command that says what was seen and, where the rules ask for it, why.</summary>
/// <param name="ExpectedVersion">The version the user was looking at; a newer one answers 409.</param>
public sealed record ReasonRequest(int ExpectedVersion, string? Reason = null);

public sealed class ReasonRequestValidator : AbstractValidator<ReasonRequest>
{
    public ReasonRequestValidator()
    {
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
