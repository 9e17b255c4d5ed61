using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecard.Domain.Time;

/// <summary>A period is its key wherever it is written down, as a value and as a name.</summary>
public sealed class PeriodJsonConverter : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? FromKey(reader.GetString())
            : throw new JsonException(PeriodErrors.Malformed.Message);

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override Period ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromKey(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());

    private static Period FromKey(string? key) => Period.Parse(key).Succeeded(out var period, out var error)
        ? period
        : throw new JsonException(error.Message);
}
