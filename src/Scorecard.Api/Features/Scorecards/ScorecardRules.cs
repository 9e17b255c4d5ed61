using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Rules that the requests about a scorecard's structure share.</summary>
public static class ScorecardRules
{
    extension<T>(IRuleBuilder<T, decimal> rule)
    {
        /// <summary>A weight: 0 to 1000 with at most 4 decimals.</summary>
        public IRuleBuilderOptions<T, decimal> Weight() => rule
            .Between(0, BalancedScorecard.MaxWeight)
            .Must(weight => decimal.Round(weight, BalancedScorecard.WeightDecimals) == weight).WithCode("too_precise");
    }

    extension<T>(IRuleBuilder<T, Period?> rule)
    {
        /// <summary>A month, such as 2026-07.</summary>
        public IRuleBuilderOptions<T, Period?> Month() =>
            rule.Must(period => period is not { } month || month.Frequency is Frequency.Monthly).WithCode("not_a_month");
    }
}
