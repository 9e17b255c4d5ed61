using FluentValidation;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Validation;

namespace Scorecard.Api.Features.OwnAccount;

public sealed class PasswordProofValidator : AbstractValidator<PasswordProofRequest>
{
    public PasswordProofValidator() => RuleFor(request => request.Password).Required().AtMost(Accounts.LongestPassword);
}
