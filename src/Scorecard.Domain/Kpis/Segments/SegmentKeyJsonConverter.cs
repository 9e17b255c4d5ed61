using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>A segment is its key wherever it is written down.</summary>
public sealed class SegmentKeyJsonConverter : JsonConverter<SegmentKey>
{
    public override SegmentKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && SegmentKey.TryParse(reader.GetString(), out var segment)
            ? segment
            : throw new JsonException(SegmentErrors.Malformed.Message);

    public override void Write(Utf8JsonWriter writer, SegmentKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
