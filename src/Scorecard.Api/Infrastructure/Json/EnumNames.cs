using System.Text.Json;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>
/// The names that values of enums have in JSON, <c>year-to-date</c>, and everywhere else they are written or asked for: in rows, files, queries
/// and settings. They are stored and part of the contract, so they never change.
/// </summary>
public static class EnumNames
{
    public static JsonNamingPolicy Naming => JsonNamingPolicy.KebabCaseLower;

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Naming.ConvertName(value.ToString());

    /// <summary>Every value by its name.</summary>
    public static IReadOnlyDictionary<string, TEnum> All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().ToDictionary(value => Of(value));
}
