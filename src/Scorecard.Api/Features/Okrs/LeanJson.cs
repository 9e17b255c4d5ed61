using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Short forms for reading JSON member by member: nothing is boxed, and what is not asked for is passed over.</summary>
internal static class LeanJson
{
    /// <summary>Goes to the next member's name; false at the end of the object.</summary>
    public static bool NextMember(ref this Utf8JsonReader json) => json.Read() && json.TokenType is JsonTokenType.PropertyName;

    /// <summary>Goes to the value of this member, when it is the one named.</summary>
    public static bool IsMember(ref this Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name) && json.Read();

    public static void SkipMember(ref this Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    public static bool IsNull(in this Utf8JsonReader json) => json.TokenType is JsonTokenType.Null;

    public static decimal? DecimalOrNull(in this Utf8JsonReader json) => json.IsNull() ? null : json.GetDecimal();

    public static Guid? GuidOrNull(in this Utf8JsonReader json) => json.IsNull() ? null : json.GetGuid();

    public static DateOnly Date(in this Utf8JsonReader json) => DateOnly.FromDateTime(json.GetDateTime());

    public static DateOnly? DateOrNull(in this Utf8JsonReader json) => json.IsNull() ? null : json.Date();

    public static TEnum Name<TEnum>(in this Utf8JsonReader json)
        where TEnum : struct, Enum
    {
        foreach (var (name, value) in Names<TEnum>.All)
        {
            if (json.ValueTextEquals(name))
                return value;
        }

        throw new JsonException($"There is no {typeof(TEnum).Name} of this name.");
    }

    public static T[] List<T>(ref this Utf8JsonReader json, ItemReader<T> read)
    {
        if (json.IsNull())
            return [];

        List<T> items = [];
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            items.Add(read(ref json));
        return [.. items];
    }

    public delegate T ItemReader<out T>(ref Utf8JsonReader json);

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly (byte[] Name, TEnum Value)[] All =
        [
            .. EnumNames.All<TEnum>().Select(one => (System.Text.Encoding.UTF8.GetBytes(one.Key), one.Value)),
        ];
    }
}
