using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>
/// Strict on purpose: numbers are numbers and unknown members are errors. The OpenAPI document, and so the
/// generated client, is only as precise as these settings.
/// </summary>
public static class JsonSetup
{
    /// <summary>Deeper JSON is refused: no request of the API comes near it.</summary>
    public const int MaxDepth = 32;

    /// <summary>How events and states are written. Their bytes are hashed and compared, so these settings never change.</summary>
    public static JsonSerializerOptions Stored { get; } = CreateStored();

    public static void Strict(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowDuplicateProperties = false;
        json.MaxDepth = MaxDepth;
        json.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireAll } };
        AddConverters(json);
    }

    private static JsonSerializerOptions CreateStored()
    {
        var json = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true, // an event of an older shape wants an upcaster, not a default
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // readable in the database; never written into a page
        };
        AddConverters(json);
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }

    /// <summary>
    /// Records of the domain are whole in the contract: a default of a C# parameter is no default of the API. What is left out where it
    /// is null may be left out of a request as well.
    /// </summary>
    private static void RequireAll(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object || type.Type.Assembly != typeof(DomainError).Assembly)
            return;

        foreach (var property in type.Properties.Where(property => property.Set is not null && !IsLeftOut(property)))
        {
            property.IsRequired = true;
            property.IsSetNullable &= property.IsGetNullable;
        }
    }

    private static bool IsLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private static void AddConverters(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(EnumNames.Naming, allowIntegerValues: false));
    }
}
