using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>Whether a single JSON value fits its type, and the code that says how it does not.</summary>
public static class LeafCheck
{
    public static string? Refuse(JsonElement element, JsonTypeInfo info, JsonSerializerOptions json)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(string))
            return element.ValueKind is JsonValueKind.String ? RefuseText(element) : "not_a_text";
        if (type == typeof(bool))
            return element.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "not_a_boolean";
        if (type == typeof(decimal))
            return element.ValueKind is JsonValueKind.Number ? NumberRules.Refuse(element.GetRawText()) : "not_a_number";
        if (type == typeof(int))
            return element.ValueKind is JsonValueKind.Number ? RefuseInteger(element) : "not_a_number";
        if (type == typeof(Guid))
            return element.ValueKind is JsonValueKind.String && element.TryGetGuid(out _) ? null : "not_an_id";
        if (type.IsEnum)
            return element.ValueKind is JsonValueKind.String && RefuseText(element) is null && Fits(element, info, json) ? null : "unknown_name";
        if (type == typeof(Period))
            return Fits(element, info, json) ? null : "not_a_period";
        if (type == typeof(SegmentKey))
            return Fits(element, info, json) ? null : "not_a_segment";
        if (type == typeof(DateOnly))
            return Fits(element, info, json) ? null : "not_a_date";
        if (type == typeof(DateTimeOffset))
            return Fits(element, info, json) ? null : "not_an_instant";

        return Fits(element, info, json) ? null : "invalid";
    }

    private static string? RefuseText(JsonElement element)
    {
        try
        {
            return TextRules.IsStorable(element.GetString()) ? null : "invalid_characters";
        }
        catch (InvalidOperationException) // an escape such as \ud800 without its second half
        {
            return "invalid_characters";
        }
    }

    private static string? RefuseInteger(JsonElement element) => element.TryGetInt32(out _)
        ? null
        : element.TryGetDecimal(out var number) && number == decimal.Truncate(number)
            ? $"out_of_range:{int.MinValue}:{int.MaxValue}"
            : "not_an_integer";

    private static bool Fits(JsonElement element, JsonTypeInfo info, JsonSerializerOptions json)
    {
        try
        {
            _ = element.Deserialize(json.GetTypeInfo(info.Type));
            return true;
        }
        catch (Exception unfit) when (unfit is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}
