using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Takes a part of the structure away from a month on.</summary>
/// <param name="EffectiveFrom">First month without it; null = from the first month of the fiscal year.</param>
public sealed record RemoveRequest(Period? EffectiveFrom, int ExpectedVersion);

public sealed class RemoveValidator : AbstractValidator<RemoveRequest>
{
    public RemoveValidator()
    {
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
