using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>Data that ships inside the program: the KPI library, the sample organization.</summary>
internal static class ShippedData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(EnumNames.Naming, allowIntegerValues: false) },
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="path">From the project's folder, parts separated by dots: <c>Features.Library.kpi-library.json</c>.</param>
    public static T Read<T>(string path)
    {
        using var stream = typeof(ShippedData).Assembly.GetManifestResourceStream($"Scorecard.Api.{path}")
            ?? throw new InvalidOperationException($"{path} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException($"{path} holds null.");
    }
}
