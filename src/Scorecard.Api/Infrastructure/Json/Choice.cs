using System.Diagnostics.CodeAnalysis;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>An enum value in a query, under the name it has in JSON (<c>year-to-date</c>); numbers and other cases are refused.</summary>
[SuppressMessage("Design", "CA1000", Justification = "The framework looks for TryParse on the type itself.")]
public readonly record struct Choice<TEnum>(TEnum Value) : IParsable<Choice<TEnum>>
    where TEnum : struct, Enum
{
    private static readonly IReadOnlyDictionary<string, TEnum> ByName = EnumNames.All<TEnum>();

    public static Choice<TEnum> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException($"'{s}' is not one of {string.Join(", ", ByName.Keys)}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<TEnum> result)
    {
        var known = ByName.TryGetValue(s ?? "", out var value);
        result = new(value);
        return known;
    }
}
