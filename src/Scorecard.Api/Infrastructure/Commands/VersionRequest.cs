using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>The body of a command that says nothing but what was seen.</summary>
/// <param name="ExpectedVersion">The version the user was looking at; a newer one answers 409.</param>
public sealed record VersionRequest(int ExpectedVersion);

public sealed class VersionRequestValidator : AbstractValidator<VersionRequest>
{
    public VersionRequestValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
