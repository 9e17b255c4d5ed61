using System.Globalization;
using FluentValidation;
using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.Api.Infrastructure.Validation;

/// <summary>Rules that answer with a code instead of a sentence; the client words it.</summary>
public static class Rules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        /// <summary><c>required</c>: something other than white space.</summary>
        public IRuleBuilderOptions<T, string?> Required() =>
            rule.Must(text => !string.IsNullOrWhiteSpace(text)).WithCode("required");

        /// <summary><c>too_long:max</c>, counted in UTF-16 units.</summary>
        public IRuleBuilderOptions<T, string?> AtMost(int max) =>
            rule.Must(text => text is null || text.Length <= max).WithCode(Invariant($"too_long:{max}"));

        /// <summary><c>too_short:min</c>.</summary>
        public IRuleBuilderOptions<T, string?> AtLeast(int min) =>
            rule.Must(text => text is null || text.Length >= min).WithCode(Invariant($"too_short:{min}"));

        /// <summary>A password somebody chooses: 10 to 128 characters, of any kind; <c>password.common</c>: one that many choose.</summary>
        public IRuleBuilderOptions<T, string?> NewPassword() => rule.Required().AtLeast(Accounts.ShortestPassword).AtMost(Accounts.LongestPassword)
            .Must(text => text is null || text.Length < Accounts.ShortestPassword || !NewPasswords.IsCommon(text)).WithCode(NewPasswords.Common);

        /// <summary><c>not_a_time_zone</c>: an IANA name that this machine knows.</summary>
        public IRuleBuilderOptions<T, string?> TimeZone() => rule
            .Must(name => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
            .WithCode("not_a_time_zone");

        /// <summary><c>not_an_email</c>: something@somewhere, without white space.</summary>
        public IRuleBuilderOptions<T, string?> EmailAddress() => rule
            .Must(text => text is null || (text.IndexOf('@') is var at and > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace)))
            .WithCode("not_an_email");
    }

    extension<T>(IRuleBuilder<T, int> rule)
    {
        /// <summary><c>out_of_range:min:max</c>, both included.</summary>
        public IRuleBuilderOptions<T, int> Between(int min, int max) =>
            rule.Must(number => number >= min && number <= max).WithCode(Invariant($"out_of_range:{min}:{max}"));

        /// <summary>The version the caller saw: 1 or more.</summary>
        public IRuleBuilderOptions<T, int> Version() => rule.Between(1, int.MaxValue);
    }

    extension<T>(IRuleBuilder<T, int?> rule)
    {
        public IRuleBuilderOptions<T, int?> Between(int min, int max) =>
            rule.Must(number => number is null || (number >= min && number <= max)).WithCode(Invariant($"out_of_range:{min}:{max}"));
    }

    extension<T>(IRuleBuilder<T, decimal> rule)
    {
        public IRuleBuilderOptions<T, decimal> Between(decimal min, decimal max) =>
            rule.Must(number => number >= min && number <= max).WithCode(Invariant($"out_of_range:{min}:{max}"));
    }

    extension<T>(IRuleBuilder<T, decimal?> rule)
    {
        public IRuleBuilderOptions<T, decimal?> Between(decimal min, decimal max) =>
            rule.Must(number => number is null || (number >= min && number <= max)).WithCode(Invariant($"out_of_range:{min}:{max}"));
    }

    extension<T, TItem>(IRuleBuilder<T, IReadOnlyList<TItem>> rule)
    {
        /// <summary><c>too_many:max</c>.</summary>
        public IRuleBuilderOptions<T, IReadOnlyList<TItem>> Count(int min, int max) => rule
            .Must(items => items.Count <= max).WithCode(Invariant($"too_many:{max}"))
            .Must(items => items.Count >= min).WithCode(Invariant($"too_few:{min}"));
    }

    extension<T, TValue>(IRuleBuilderOptions<T, TValue> rule)
    {
        /// <summary>What the answer says when the rule before it is broken.</summary>
        public IRuleBuilderOptions<T, TValue> WithCode(string code) => rule.WithErrorCode(code).WithMessage(code);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
