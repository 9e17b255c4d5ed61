using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>The names that a query takes for the values of an enum.</summary>
public static class ChoiceNames
{
    public static IEnumerable<JsonNode> Of(Type @enum) =>
        Enum.GetNames(@enum).Select(name => (JsonNode)JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(name)));
}
